import { dayAt, MINISTRY_CLOCK } from '@mirex/schema/day';
import type { CalendarFact } from '@mirex/schema/edition';
import type { Context } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';

import { openingsOf } from '../enrolment/openings.ts';
import { begun, calendarOf, type DecidingPhase, phaseDay } from './calendar.rules.ts';

export interface Placed {
  readonly session: number;
  readonly establishmentUai: string;
}

/** The calendar of each enrolment, by the edition that this instance works with: asked for once, however many there are. */
async function calendarsFor(context: Context): Promise<(enrolment: Placed) => CalendarFact | undefined> {
  const { establishments } = await openingsOf(context);
  const calendars = { calendars: await dataSet(context, 'calendars'), territories: await dataSet(context, 'territories') };
  return ({ session, establishmentUai }) => calendarOf(session, establishments.get(establishmentUai), calendars);
}

/** When a phase began where each of many enrolments is; undefined: it has not. */
export async function phasesBegun(phase: DecidingPhase, context: Context): Promise<(enrolment: Placed) => string | undefined> {
  const calendarFor = await calendarsFor(context);
  return (enrolment) => begun(calendarFor(enrolment), phase, context.now());
}

export const phaseBegun = async (phase: DecidingPhase, enrolment: Placed, context: Context): Promise<string | undefined> => (await phasesBegun(phase, context))(enrolment);

/** Today where each of many enrolments is. Without a calendar, by the clock of Paris. */
export async function todays(context: Context): Promise<(enrolment: Placed) => string> {
  const calendarFor = await calendarsFor(context);
  return (enrolment) => dayAt(context.now(), calendarFor(enrolment)?.timeZone ?? MINISTRY_CLOCK);
}

export const todayAt = async (enrolment: Placed, context: Context): Promise<string> => (await todays(context))(enrolment);

/** The day on which the papers of an enrolment begin; without a calendar, the first of its year. */
export async function papersFrom(enrolment: Placed, context: Context): Promise<string> {
  return phaseDay((await calendarsFor(context))(enrolment), 'PAPERS') ?? `${enrolment.session}-01-01`;
}
