import { dayAt } from '@mirex/schema/day';
import type { CalendarFact, EstablishmentFact, TerritoryFact } from '@mirex/schema/edition';
import { coversSession } from '@mirex/schema/session-range';

/** The phases that decide what may still be done to an enrolment. */
export type DecidingPhase = 'ENROLMENT_CLOSED' | 'PAPERS' | 'MARKS_CLOSED';

export interface Calendars {
  readonly calendars: readonly CalendarFact[];
  readonly territories: readonly TerritoryFact[];
}

/** The calendar of a session where an establishment is: by its region's zone. Undefined: the edition has none. */
export function calendarOf(session: number, establishment: EstablishmentFact | undefined, { calendars, territories }: Calendars): CalendarFact | undefined {
  const zone = territories.find((territory) => territory.region === establishment?.region && coversSession(territory, session))?.zone;
  return calendars.find((calendar) => calendar.session === session && calendar.zone === zone);
}

/**
 * The instant at which a phase began, as ISO 8601; undefined before it, while the bureau has opened an earlier one again, and where
 * no calendar says when.
 */
export function begun(calendar: CalendarFact | undefined, phase: DecidingPhase, now: Date): string | undefined {
  const startsAt = calendar?.phases.find((one) => one.phase === phase)?.startsAt;
  if (calendar === undefined || startsAt === undefined || now.getTime() < Date.parse(startsAt)) return undefined;
  const { reopened } = calendar;
  const held = reopened !== null && now.getTime() < Date.parse(reopened.until) && earlier(calendar, reopened.phase, startsAt);
  return held ? undefined : startsAt;
}

/** The first day of a phase where a calendar holds, begun or not. */
export function phaseDay(calendar: CalendarFact | undefined, phase: DecidingPhase): string | undefined {
  const startsAt = calendar?.phases.find((one) => one.phase === phase)?.startsAt;
  return calendar && startsAt !== undefined ? dayAt(new Date(startsAt), calendar.timeZone) : undefined;
}

const earlier = ({ phases }: CalendarFact, phase: string, startsAt: string): boolean =>
  phases.some((one) => one.phase === phase && Date.parse(one.startsAt) < Date.parse(startsAt));
