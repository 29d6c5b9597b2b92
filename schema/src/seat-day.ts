import { type Day, dayAt, MINISTRY_CLOCK } from './day.ts';
import { NATION, type Owner } from './mirex.ts';

/**
 * The clock by which each owner's service works, as IANA names it. Chosen: the note names no host for Océan Pacifique, and that
 * La Réunion hosts Océan Indien – Polynésie is inferred.
 */
const SEAT_CLOCKS: Readonly<Record<Owner, string>> = {
  NO: MINISTRY_CLOCK, NE: MINISTRY_CLOCK, SO: MINISTRY_CLOCK, SE: MINISTRY_CLOCK, [NATION]: MINISTRY_CLOCK,
  AG: 'America/Martinique', OI: 'Indian/Reunion', OP: 'Pacific/Noumea',
};

/**
 * The day that it is at an instant where an owner's service sits: it dates what the service signs, pays and receives. What a
 * candidate does or waits for goes by the clock of their establishment instead (`dayAt`).
 */
export const seatDay = (owner: Owner, instant: Date): Day => dayAt(instant, SEAT_CLOCKS[owner]);
