import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/** A room as whoever describes a venue says it. */
export interface RoomLine {
  readonly code: string;
  /** Candidates that it seats at once. */
  readonly capacity: number;
  /** Whether a wheelchair user can get to it and sit in it. */
  readonly accessible: boolean;
  /** What it is equipped with; absent: nothing special. */
  readonly equipment?: readonly Equipment[];
}

/** What a paper may need of a room. */
export type Equipment = 'SPORTS' | 'COMPUTERS' | 'LABORATORY' | 'WORKSHOP' | 'FARM' | 'SCANNER';

/** Which MIREX answers for a territory, as the national edition says. */
export interface Territory {
  readonly mirex: string;
  readonly departments: readonly string[];
}

export interface VenueLine {
  readonly code: string;
  readonly name: string;
  /** INSEE code of its commune: `35238`, `2A004`. */
  readonly commune: string;
  /** IANA time zone: `Europe/Paris`, `Pacific/Noumea`. */
  readonly timeZone: string;
  readonly rooms: readonly RoomLine[];
  /** UAI of the establishment that it is; null or absent: none, as for a town hall. */
  readonly hostUai?: string | null;
}

/** A venue to insert. */
export interface NewVenue extends VenueLine {
  readonly id: GlobalId;
}

export type VenueRefusal =
  | { readonly code: 'VENUE_CODE_MISSING' }
  | { readonly code: 'VENUE_NAME_MISSING' }
  | { readonly code: 'VENUE_CODE_TAKEN'; readonly given: string }
  | { readonly code: 'COMMUNE_MALFORMED'; readonly given: string }
  | { readonly code: 'COMMUNE_OF_ANOTHER_MIREX'; readonly given: string; readonly mirex: string }
  | { readonly code: 'TIME_ZONE_UNKNOWN'; readonly given: string }
  | { readonly code: 'VENUE_WITHOUT_ROOM' }
  | { readonly code: 'ROOM_CODE_MISSING' }
  | { readonly code: 'ROOM_TWICE'; readonly given: string }
  | { readonly code: 'ROOM_CAPACITY'; readonly room: string; readonly given: number }
  | { readonly code: 'VENUE_UNKNOWN'; readonly given: string }
  | { readonly code: 'VENUE_CLOSED'; readonly venue: string }
  | { readonly code: 'VENUE_CHANGED_MEANWHILE'; readonly seen: number; readonly found: number };

/** Seats of one room: a bound against a slip of the finger, not a rule of safety. */
export const LARGEST_ROOM = 10_000;

const COMMUNE = /^(?:\d{2}|2[AB])\d{3}$/;

/** The department, or overseas collectivity, of a commune: overseas its code has three digits. */
export const departmentOf = (commune: string): string => (/^9[78]/.test(commune) ? commune.slice(0, 3) : commune.slice(0, 2));

/**
 * Whether a venue stands in the territory of the MIREX that describes it.
 *
 * @param territories those of the edition; a commune that none of them names is nobody's, and is let stand.
 */
export function checkTerritory(commune: string, mirex: string, territories: readonly Territory[]): Outcome<string, VenueRefusal> {
  const department = departmentOf(commune);
  const of = territories.filter(({ departments }) => departments.includes(department)).map((territory) => territory.mirex);
  const [other] = of;
  return other === undefined || of.includes(mirex) ? accept(commune) : refuse({ code: 'COMMUNE_OF_ANOTHER_MIREX', given: commune, mirex: other });
}

/** Whether a venue can be described so. An offset such as `+02:00` is no time zone: it does not know the summer. */
export function checkVenue<Line extends VenueLine>(venue: Line, timeZones: ReadonlySet<string>): Outcome<Line, VenueRefusal> {
  const { code, name, commune, timeZone, rooms } = venue;
  if (!code.trim()) return refuse({ code: 'VENUE_CODE_MISSING' });
  if (!name.trim()) return refuse({ code: 'VENUE_NAME_MISSING' });
  if (!COMMUNE.test(commune)) return refuse({ code: 'COMMUNE_MALFORMED', given: commune });
  if (!timeZones.has(timeZone)) return refuse({ code: 'TIME_ZONE_UNKNOWN', given: timeZone });
  const checked = checkRooms(rooms);
  return checked.ok ? accept(venue) : checked;
}

function checkRooms(rooms: readonly RoomLine[]): Outcome<readonly RoomLine[], VenueRefusal> {
  if (rooms.length === 0) return refuse({ code: 'VENUE_WITHOUT_ROOM' });
  const seen = new Set<string>();
  for (const { code, capacity } of rooms) {
    if (!code.trim()) return refuse({ code: 'ROOM_CODE_MISSING' });
    if (seen.has(code)) return refuse({ code: 'ROOM_TWICE', given: code });
    if (!(Number.isInteger(capacity) && capacity > 0 && capacity <= LARGEST_ROOM)) return refuse({ code: 'ROOM_CAPACITY', room: code, given: capacity });
    seen.add(code);
  }
  return accept(rooms);
}

/** Whether a centre can be planned there. */
export function checkVenueOpen<Venue extends { readonly code: string; readonly closedOn: string | null }>(id: string, venue: Venue | null | undefined): Outcome<Venue, VenueRefusal> {
  if (!venue) return refuse({ code: 'VENUE_UNKNOWN', given: id });
  return venue.closedOn === null ? accept(venue) : refuse({ code: 'VENUE_CLOSED', venue: venue.code });
}
