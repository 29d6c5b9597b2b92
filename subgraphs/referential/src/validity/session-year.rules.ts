/**
 * The session that a day belongs to: from 1 September to 31 August, that of the second year.
 *
 * A convention of this service, for answers in which nobody named a session: the registers of each zone have their own
 * dates.
 */
export const sessionOf = (now: Date): number => now.getUTCFullYear() + (now.getUTCMonth() >= 8 ? 1 : 0);
