import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { type Measure, type Need, needOf, ownEnd } from '../enrolment/measure.rules.ts';
import type { RoomLine } from '../venue/venue.rules.ts';
import { type AllocationRefusal, checkAllocation, type EnrolmentFact, type HeldSitting, type SittingFact } from './allocation.rules.ts';
import { assignSeats, type Seat, type SeatWish, type TakenSeat } from './seats.rules.ts';

/** One candidate to place in one sitting. */
export interface AllocationRequest {
  readonly enrolmentId: GlobalId;
  readonly sittingId: GlobalId;
  /** Code of the room that it must be; absent: any. */
  readonly room?: string | null;
  /** Whether the candidate can only sit in an accessible room, whatever the measures say. */
  readonly accessible?: boolean;
}

export interface VenueRoom extends RoomLine {
  readonly venueId: GlobalId;
}

/** A seat that somebody holds in a venue, and when. */
export interface HeldSeat extends TakenSeat {
  readonly venueId: GlobalId;
}

/** A sitting in which an enrolment has a seat. */
export interface SeatedSitting extends HeldSitting {
  readonly enrolmentId: GlobalId;
}

/** A measure of one enrolment for one paper. */
export interface MeasureFact extends Measure {
  readonly enrolmentId: GlobalId;
  readonly paperCode: string;
}

/** A seat to insert. */
export interface NewAllocation extends Seat {
  readonly id: GlobalId;
  readonly enrolmentId: GlobalId;
  readonly sittingId: GlobalId;
  readonly venueId: GlobalId;
  /** The candidate's own end, in milliseconds since 1970. */
  readonly endsAt: number;
  readonly alone: boolean;
}

/** What the requests are placed on, as it stands under the locks. */
export interface Floor {
  readonly enrolments: readonly EnrolmentFact[];
  readonly sittings: readonly SittingFact[];
  readonly rooms: readonly VenueRoom[];
  readonly heldSeats: readonly HeldSeat[];
  readonly heldSittings: readonly SeatedSitting[];
  readonly measures: readonly MeasureFact[];
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
  readonly measures: ReadonlyMap<string, readonly MeasureFact[]>;
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
    measures: Map.groupBy(floor.measures, ({ enrolmentId, paperCode }) => `${enrolmentId} ${paperCode}`),
  };
  const wishes = requests.map((request, at) => wishOf(request, at, ledger));
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

function wishOf({ enrolmentId, sittingId, room = null, accessible = false }: AllocationRequest, at: number, { sittings, measures }: Ledger): Wish {
  const sitting = sittings.get(sittingId);
  const need: Need = needOf(measures.get(`${enrolmentId} ${sitting?.paperCode}`) ?? [], sitting?.spoken === true ? 'SPOKEN' : 'WRITTEN');
  const endsAt = sitting ? ownEnd(sitting, need.extraMinutesPerHour) : 0;
  return { enrolmentId, sittingId, room, accessible: accessible || need.accessible, alone: need.alone, endsAt, at };
}

/** Whether the candidate may have a seat there, should there be one; remembers that hour as theirs. */
function admit(wish: Wish, { enrolments, sittings, rooms, held }: Ledger): Outcome<SittingFact, AllocationRefusal> {
  const mine = held.get(wish.enrolmentId) ?? [];
  const checked = checkAllocation(wish, enrolments.get(wish.enrolmentId), sittings.get(wish.sittingId), mine);
  if (!checked.ok) return checked;
  const { venueId, id, paperCode, startsAt, requires } = checked.value;
  const room = wish.room === null ? undefined : rooms.get(venueId)?.find(({ code }) => code === wish.room);
  if (wish.room !== null && !room) return refuse({ code: 'ROOM_UNKNOWN', given: wish.room });
  if (room && wish.accessible && !room.accessible) return refuse({ code: 'ROOM_NOT_ACCESSIBLE', room: room.code });
  if (room && !equipped(room, requires)) return refuse({ code: 'ROOM_WITHOUT_EQUIPMENT', room: room.code });
  held.set(wish.enrolmentId, [...mine, { sittingId: id, paperCode, startsAt, endsAt: wish.endsAt, givenUp: false }]);
  return checked;
}

const equipped = ({ equipment = [] }: RoomLine, requires: readonly string[]): boolean => requires.every((one) => equipment.includes(one as never));

/** A seat for each, and the venue's seats with them. */
function seatsIn(sitting: SittingFact, admitted: readonly Wish[], { rooms, seats }: Ledger): (Seat | null)[] {
  const { venueId, startsAt, requires } = sitting;
  const inVenue = seats.get(venueId) ?? [];
  const suited = (rooms.get(venueId) ?? []).filter((room) => equipped(room, requires));
  const given = assignSeats(suited, inVenue, admitted, startsAt);
  seats.set(venueId, [...inVenue, ...given.flatMap((seat, i) => {
    const wish = admitted[i];
    return seat && wish ? [{ ...seat, venueId, startsAt, endsAt: wish.endsAt, alone: wish.alone }] : [];
  })]);
  return given;
}

function seated({ enrolmentId, accessible, alone, endsAt }: Wish, seat: Seat | null, { id: sittingId, venueId }: SittingFact, { newId }: Floor): Placed {
  if (seat) return accept({ ...seat, id: newId(), enrolmentId, sittingId, venueId, endsAt, alone });
  if (alone) return refuse({ code: 'NO_SEPARATE_ROOM' });
  return refuse(accessible ? { code: 'NO_ACCESSIBLE_SEAT' } : { code: 'SITTING_FULL' });
}
