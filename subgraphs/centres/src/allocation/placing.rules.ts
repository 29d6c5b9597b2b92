import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import type { RoomLine } from '../venue/venue.rules.ts';
import { type AllocationRefusal, checkAllocation, type EnrolmentFact, type HeldSitting, overlap, type SittingFact, type Span } from './allocation.rules.ts';
import { assignSeats, type Seat, type SeatWish } from './seats.rules.ts';

/** One candidate to place in one sitting. */
export interface AllocationRequest {
  readonly enrolmentId: GlobalId;
  readonly sittingId: GlobalId;
  /** Code of the room that it must be; absent: any. */
  readonly room?: string | null;
  /** Whether the candidate can only sit in an accessible room. */
  readonly accessible?: boolean;
}

export interface VenueRoom extends RoomLine {
  readonly venueId: GlobalId;
}

/** A seat that somebody holds in a venue, and when. */
export interface HeldSeat extends Seat, Span {
  readonly venueId: GlobalId;
}

/** A sitting in which an enrolment has a seat. */
export interface SeatedSitting extends HeldSitting {
  readonly enrolmentId: GlobalId;
}

/** A seat to insert. */
export interface NewAllocation extends Seat {
  readonly id: GlobalId;
  readonly enrolmentId: GlobalId;
  readonly sittingId: GlobalId;
  readonly venueId: GlobalId;
}

/** What the requests are placed on, as it stands under the locks. */
export interface Floor {
  readonly enrolments: readonly EnrolmentFact[];
  readonly sittings: readonly SittingFact[];
  readonly rooms: readonly VenueRoom[];
  readonly heldSeats: readonly HeldSeat[];
  readonly heldSittings: readonly SeatedSitting[];
  readonly newId: () => GlobalId;
}

type Placed = Outcome<NewAllocation, AllocationRefusal>;

interface Wish extends SeatWish {
  readonly enrolmentId: GlobalId;
  readonly sittingId: GlobalId;
  /** Its place among the requests. */
  readonly at: number;
}

/** The floor by key; the lists grow as seats are given. */
interface Ledger {
  readonly enrolments: ReadonlyMap<GlobalId, EnrolmentFact>;
  readonly sittings: ReadonlyMap<GlobalId, SittingFact>;
  readonly rooms: ReadonlyMap<GlobalId, readonly VenueRoom[]>;
  readonly seats: Map<GlobalId, HeldSeat[]>;
  readonly held: Map<GlobalId, HeldSitting[]>;
}

/**
 * Places candidates, sitting after sitting, each seeing the seats that those before it took; the answers stand in the order
 * of the requests, and a refused one holds up no other.
 */
export function place(requests: readonly AllocationRequest[], floor: Floor): Placed[] {
  const ledger: Ledger = {
    enrolments: new Map(floor.enrolments.map((enrolment) => [enrolment.id, enrolment])),
    sittings: new Map(floor.sittings.map((sitting) => [sitting.id, sitting])),
    rooms: Map.groupBy(floor.rooms, ({ venueId }) => venueId),
    seats: Map.groupBy(floor.heldSeats, ({ venueId }) => venueId),
    held: Map.groupBy<GlobalId, SeatedSitting>(floor.heldSittings, ({ enrolmentId }) => enrolmentId),
  };
  const wishes = requests.map(({ enrolmentId, sittingId, room = null, accessible = false }, at): Wish => ({ enrolmentId, sittingId, room, accessible, at }));
  const placed: Placed[] = [];
  for (const [sittingId, asked] of Map.groupBy(wishes, (wish) => wish.sittingId)) {
    const admitted = asked.filter((wish) => {
      const outcome = admit(wish, ledger);
      if (!outcome.ok) placed[wish.at] = outcome;
      return outcome.ok;
    });
    const sitting = ledger.sittings.get(sittingId);
    if (!sitting) continue;
    const seats = seatsIn(sitting, admitted, ledger);
    for (const [i, wish] of admitted.entries()) placed[wish.at] = seated(wish, seats[i] ?? null, sitting, floor);
  }
  return placed;
}

/** Whether the candidate may have a seat there, should there be one; remembers that hour as theirs. */
function admit(wish: Wish, { enrolments, sittings, rooms, held }: Ledger): Outcome<SittingFact, AllocationRefusal> {
  const mine = held.get(wish.enrolmentId) ?? [];
  const checked = checkAllocation(wish, enrolments.get(wish.enrolmentId), sittings.get(wish.sittingId), mine);
  if (!checked.ok) return checked;
  const { venueId, id, paperCode, startsAt, endsAt } = checked.value;
  if (wish.room !== null && !rooms.get(venueId)?.some(({ code }) => code === wish.room)) return refuse({ code: 'ROOM_UNKNOWN', given: wish.room });
  held.set(wish.enrolmentId, [...mine, { sittingId: id, paperCode, startsAt, endsAt, givenUp: false }]);
  return checked;
}

/** A seat for each, and the venue's seats with them. */
function seatsIn(sitting: SittingFact, admitted: readonly Wish[], { rooms, seats }: Ledger): (Seat | null)[] {
  const { venueId, startsAt, endsAt } = sitting;
  const inVenue = seats.get(venueId) ?? [];
  const given = assignSeats(rooms.get(venueId) ?? [], inVenue.filter((seat) => overlap(seat, sitting)), admitted);
  seats.set(venueId, [...inVenue, ...given.flatMap((seat) => (seat ? [{ ...seat, venueId, startsAt, endsAt }] : []))]);
  return given;
}

function seated({ enrolmentId, accessible }: Wish, seat: Seat | null, { id: sittingId, venueId }: SittingFact, { newId }: Floor): Placed {
  if (seat) return accept({ ...seat, id: newId(), enrolmentId, sittingId, venueId });
  return refuse(accessible ? { code: 'NO_ACCESSIBLE_SEAT' } : { code: 'SITTING_FULL' });
}
