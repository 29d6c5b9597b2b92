/** A day on the calendar of whoever waits: `2026-06-15`. */
export type Day = string;

/** The clock of the ministry, as IANA names it: it holds where nothing says where somebody is. */
export const MINISTRY_CLOCK = 'Europe/Paris';

/** The day so many months later, or the last of its month: from 31 January, one month leads to 28 February. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(date, last.getUTCDate()))).toISOString().slice(0, 10);
}

export const addDays = (day: Day, days: number): Day => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The day that it is at an instant, on the clock of a place. @param timeZone IANA name: `Indian/Mayotte`. */
export const dayAt = (instant: Date, timeZone: string): Day => new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(instant);
