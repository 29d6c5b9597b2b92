import type { CalendarFact } from '@mirex/schema/edition';
import type { Context } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';

import { openingsOf } from '../enrolment/openings.ts';
import { begun, calendarOf, dayAt, type DecidingPhase, phaseDay } from './calendar.rules.ts';

interface Placed {
  readonly session: number;
  readonly establishmentUai: string;
}

async function calendarFor({ session, establishmentUai }: Placed, context: Context): Promise<CalendarFact | undefined> {
  const { establishments } = await openingsOf(context);
  const calendars = { calendars: await dataSet(context, 'calendars'), territories: await dataSet(context, 'territories') };
  return calendarOf(session, establishments.get(establishmentUai), calendars);
}

/** When a phase began where an enrolment is, by the edition that this instance works with; undefined: it has not. */
export const phaseBegun = async (phase: DecidingPhase, enrolment: Placed, context: Context): Promise<string | undefined> =>
  begun(await calendarFor(enrolment, context), phase, context.now());

/** Today where an enrolment is. Without a calendar, by the clock of Paris. */
export const todayAt = async (enrolment: Placed, context: Context): Promise<string> =>
  dayAt(context.now(), (await calendarFor(enrolment, context))?.timeZone ?? 'Europe/Paris');

/** The day on which the papers of an enrolment begin; without a calendar, the first of its year. */
export async function papersFrom(enrolment: Placed, context: Context): Promise<string> {
  return phaseDay(await calendarFor(enrolment, context), 'PAPERS') ?? `${enrolment.session}-01-01`;
}
