export interface LastSession {
  readonly lastSession: number | null;
  readonly lastSessionStatus: 'CONFIRMED' | 'DERIVED';
}

/**
 * The last session of a speciality. Where the nomenclature gives a closing date only, it is the year of that date: so it
 * was for every closed formation whose last session the nomenclature does give, or earlier.
 *
 * @param closedOn ISO date, usually a 31 August.
 */
export function lastSessionOf(given: number | null, closedOn: string | null): LastSession {
  if (given !== null || closedOn === null) return { lastSession: given, lastSessionStatus: 'CONFIRMED' };
  return { lastSession: Number(closedOn.slice(0, 4)), lastSessionStatus: 'DERIVED' };
}
