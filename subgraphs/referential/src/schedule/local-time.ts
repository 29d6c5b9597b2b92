import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { Temporal } from 'temporal-polyfill';

export type LocalTimeRefusal =
  | { readonly code: 'LOCAL_TIME_MALFORMED'; readonly given: string }
  | { readonly code: 'LOCAL_TIME_NOT_ONE'; readonly given: string; readonly timeZone: string };

const SHAPE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/**
 * The instant of a time on the clocks of a zone: `2027-06-08T09:00`.
 *
 * An hour that summer time skips or has twice is refused, not guessed.
 */
export function instantOf(local: string, timeZone: string): Outcome<Date, LocalTimeRefusal> {
  if (!SHAPE.test(local)) return refuse({ code: 'LOCAL_TIME_MALFORMED', given: local });
  let read: Temporal.PlainDateTime;
  try {
    read = Temporal.PlainDateTime.from(local, { overflow: 'reject' });
  } catch {
    return refuse({ code: 'LOCAL_TIME_MALFORMED', given: local });
  }
  try {
    return accept(new Date(read.toZonedDateTime(timeZone, { disambiguation: 'reject' }).epochMilliseconds));
  } catch {
    return refuse({ code: 'LOCAL_TIME_NOT_ONE', given: local, timeZone });
  }
}

/** Both ends of a range of time on the clocks of a zone. */
export function rangeOf(startsLocal: string, endsLocal: string, timeZone: string): Outcome<{ readonly startsAt: Date; readonly endsAt: Date }, LocalTimeRefusal> {
  const startsAt = instantOf(startsLocal, timeZone);
  if (!startsAt.ok) return startsAt;
  const endsAt = instantOf(endsLocal, timeZone);
  return endsAt.ok ? accept({ startsAt: startsAt.value, endsAt: endsAt.value }) : endsAt;
}
