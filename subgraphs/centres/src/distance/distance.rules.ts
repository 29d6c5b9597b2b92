import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/** How far a school is from a venue, by road, as whoever knows it says. */
export interface DistanceLine {
  readonly venue: string;
  readonly uai: string;
  readonly kilometres: number;
}

export type DistanceRefusal =
  | { readonly code: 'DISTANCE_OUT_OF_RANGE'; readonly uai: string; readonly given: number }
  | { readonly code: 'DISTANCE_VENUE_UNKNOWN'; readonly given: string };

/** A bound against a slip of the finger: nobody crosses an ocean to sit a paper. */
export const FARTHEST = 2_000;

/** The lines, or the first at fault. */
export function checkDistances(lines: readonly DistanceLine[], venues: ReadonlySet<string>): Outcome<readonly DistanceLine[], DistanceRefusal> {
  for (const { venue, uai, kilometres } of lines) {
    if (!venues.has(venue)) return refuse({ code: 'DISTANCE_VENUE_UNKNOWN', given: venue });
    if (!(Number.isInteger(kilometres) && kilometres >= 0 && kilometres <= FARTHEST)) return refuse({ code: 'DISTANCE_OUT_OF_RANGE', uai, given: kilometres });
  }
  return accept(lines);
}

/** What of a place decides how near it is. */
export interface Place {
  /** Regions by INSEE code; null: not known. */
  readonly region: string | null;
  /** The school that it is; null: none. */
  readonly uai: string | null;
}

/** What stands for a distance that nobody has said, in kilometres: a preference for the territory, no measure. */
const SAME_REGION = 60;
const ELSEWHERE = 300;

/** How far a school is from a venue: as somebody said, nothing in one's own school, else by territory. */
export function nearness(school: Place, venue: Place, known: number | undefined): number {
  if (known !== undefined) return known;
  if (school.uai !== null && school.uai === venue.uai) return 0;
  return school.region !== null && school.region === venue.region ? SAME_REGION : ELSEWHERE;
}
