import { NATION } from '@mirex/schema/mirex';
import { seatDay } from '@mirex/schema/seat-day';

/**
 * The session that an instant belongs to: from 1 September to 31 August by the clock of the ministry, that of the second year.
 *
 * A convention of this service, for answers in which nobody named a session: the registers of each zone have their own
 * dates.
 */
export function sessionOf(now: Date): number {
  const [year = 0, month = 0] = seatDay(NATION, now).split('-').map(Number);
  return year + (month >= 9 ? 1 : 0);
}
