import type { CalendarFact } from '@mirex/schema/edition';
import type { OrderFact, ScheduleFact } from '@mirex/schema/session-facts';

/** What the edition says of when papers are sat. */
export interface WhenSat {
  readonly schedule: readonly ScheduleFact[];
  readonly orders: readonly OrderFact[];
  readonly calendars: readonly CalendarFact[];
}

const ends = (facts: readonly { readonly endsAt: string }[]): number[] => facts.map(({ endsAt }) => Date.parse(endsAt));

/**
 * The instant after which nobody sits a paper any more, in whatever zone, in milliseconds: by the schedule of its first group,
 * with the new dates of a subject that leaked; where the schedule does not name it, by the phase of the papers. What is sat again
 * later has another subject. Undefined: the edition does not say.
 */
export function paperEnd({ schedule, orders, calendars }: WhenSat, session: number, paper: string): number | undefined {
  const scheduled = ends(schedule.filter((one) => one.session === session && one.paper === paper && one.round === 'FIRST_GROUP'));
  const again = orders.filter((one) => one.session === session && one.paper === paper).flatMap(({ sittings }) => ends(sittings));
  if (scheduled.length + again.length > 0) return Math.max(...scheduled, ...again);
  const phases = ends(calendars.filter((one) => one.session === session).flatMap((one) => one.phases.filter(({ phase }) => phase === 'PAPERS')));
  return phases.length === 0 ? undefined : Math.max(...phases);
}

/** Papers that somebody may still be sitting somewhere at an instant, by the schedule and the nation's orders. */
export function stillSat({ schedule, orders, calendars }: WhenSat, now: number): { readonly session: number; readonly paper: string }[] {
  const keyOf = ({ session, paper }: { readonly session: number; readonly paper: string }): string => `${session} ${paper}`;
  const [scheduled, ordered] = [Map.groupBy(schedule, keyOf), Map.groupBy(orders, keyOf)];
  const named = new Map([...schedule, ...orders].map(({ session, paper }) => [keyOf({ session, paper }), { session, paper }]));
  return [...named].flatMap(([key, { session, paper }]) => {
    const end = paperEnd({ schedule: scheduled.get(key) ?? [], orders: ordered.get(key) ?? [], calendars }, session, paper);
    return end !== undefined && end > now ? [{ session, paper }] : [];
  });
}
