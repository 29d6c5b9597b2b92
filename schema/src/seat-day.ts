import { type Day, dayAt, MINISTRY_CLOCK } from './day.ts';
import { NATION, type Owner } from './mirex.ts';

/**
 * Chosen where the texts are silent: the note names no host for Océan Pacifique, and that La Réunion hosts Océan Indien – Polynésie
 * is inferred.
 */
const SEAT_CLOCKS: Readonly<Record<Owner, string>> = {
  NO: MINISTRY_CLOCK, NE: MINISTRY_CLOCK, SO: MINISTRY_CLOCK, SE: MINISTRY_CLOCK, [NATION]: MINISTRY_CLOCK,
  AG: 'America/Martinique', OI: 'Indian/Reunion', OP: 'Pacific/Noumea',
};

/** The clock by which an owner's service works, as IANA names it. */
export const seatClock = (owner: Owner): string => SEAT_CLOCKS[owner];

/**
 * The day that it is at an instant where an owner's service sits: it dates what the service signs, pays and receives. What
 * happens at an establishment goes by its own clock (`@mirex/kit/place-clock`).
 */
export const seatDay = (owner: Owner, instant: Date): Day => dayAt(instant, seatClock(owner));
