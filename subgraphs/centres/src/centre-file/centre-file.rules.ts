import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/** One candidate at one seat, as the file of a centre lists them. Measures, never why. */
export interface FileSeat {
  readonly number: string;
  readonly name: string | null;
  readonly seat: number;
  /** ISO instant: the candidate's own end. */
  readonly endsAt: string;
  readonly measures: readonly string[];
}

export interface FileRoom {
  readonly room: string;
  readonly capacity: number;
  readonly seats: readonly FileSeat[];
}

export interface FileSitting {
  readonly paper: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly timeZone: string;
  readonly rooms: readonly FileRoom[];
}

export interface FileOral {
  readonly paper: string;
  readonly room: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly number: string;
  readonly name: string | null;
}

/** What the head of a centre has in hand on the day: whole, as it stood when it was made. */
export interface FileContent {
  readonly venue: string;
  readonly commune: string;
  readonly timeZone: string;
  readonly session: number;
  readonly kind: string;
  readonly sittings: readonly FileSitting[];
  readonly orals: readonly FileOral[];
}

export type CentreFileRefusal =
  | { readonly code: 'CENTRE_FILE_CENTRE_UNKNOWN'; readonly given: string }
  | { readonly code: 'CENTRE_FILE_EMPTY'; readonly centre: GlobalId }
  | { readonly code: 'CENTRE_FILE_ROOM_OVER_CAPACITY'; readonly room: string; readonly paper: string; readonly seated: number; readonly capacity: number };

/** Whether a file can be handed out: somebody comes, and nobody has a seat that is not there. */
export function checkFile(centre: GlobalId, { sittings, orals }: FileContent): Outcome<true, CentreFileRefusal> {
  for (const { paper, rooms } of sittings) {
    const over = rooms.find(({ capacity, seats }) => seats.length > capacity || seats.some(({ seat }) => seat > capacity));
    if (over) return refuse({ code: 'CENTRE_FILE_ROOM_OVER_CAPACITY', room: over.room, paper, seated: over.seats.length, capacity: over.capacity });
  }
  return sittings.length + orals.length === 0 ? refuse({ code: 'CENTRE_FILE_EMPTY', centre }) : accept(true);
}
