import { HalfDay } from '../summons/diary.rules.ts';

/** When a sitting is, by the clock of a place. */
export interface LocalSitting {
  /** ISO date. */
  readonly date: string;
  /** `08:30`. */
  readonly startsAt: string;
  readonly halfDay: HalfDay;
}

/** Past this hour a sitting that began in the morning has taken the afternoon too. */
const AFTER_LUNCH = 14;

/**
 * When a sitting is for those who are there.
 *
 * @param startsAt instant, ISO 8601. @param timeZone IANA name: `Pacific/Noumea`.
 */
export function localSitting({ startsAt, endsAt }: { readonly startsAt: string; readonly endsAt: string }, timeZone: string): LocalSitting {
  const begins = clock(startsAt, timeZone);
  const ends = clock(endsAt, timeZone);
  const morning = begins.hour < 12;
  const long = ends.date > begins.date || ends.hour >= AFTER_LUNCH;
  return { date: begins.date, startsAt: begins.time, halfDay: morning ? (long ? HalfDay.DAY : HalfDay.MORNING) : HalfDay.AFTERNOON };
}

function clock(instant: string, timeZone: string): { readonly date: string; readonly time: string; readonly hour: number } {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(new Date(instant));
  const of = (type: Intl.DateTimeFormatPartTypes): string => parts.find((part) => part.type === type)?.value ?? '';
  return { date: `${of('year')}-${of('month')}-${of('day')}`, time: `${of('hour')}:${of('minute')}`, hour: Number(of('hour')) };
}
