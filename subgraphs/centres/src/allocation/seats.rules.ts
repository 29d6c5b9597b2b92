import type { RoomLine } from '../venue/venue.rules.ts';

export interface Seat {
  readonly room: string;
  /** From 1 to the room's capacity. */
  readonly seat: number;
}

/** A seat that somebody holds, in any sitting of the venue. Milliseconds since 1970, the end not included. */
export interface TakenSeat extends Seat {
  readonly startsAt: number;
  readonly endsAt: number;
  /** Whether its holder has the room to themselves. */
  readonly alone: boolean;
}

export interface SeatWish {
  /** Whether the candidate can only sit in an accessible room. */
  readonly accessible: boolean;
  /** Whether the candidate has a room to themselves. */
  readonly alone: boolean;
  /** A room by its code; null: any. */
  readonly room: string | null;
  /** When the candidate's own time ends. */
  readonly endsAt: number;
}

/** A seat that is free when the sitting starts, and until when. */
interface FreeSeat {
  readonly seat: number;
  readonly until: number;
}

/**
 * Gives each wish the first seat that is free for its whole time and suits it, or null when none is left: rooms by code,
 * seats by number.
 *
 * Who has a room alone is served first, with the smallest room that is empty; then who needs an accessible room. Accessible
 * rooms are filled last, so that nobody who could sit anywhere takes the place of somebody who cannot. The same question
 * has the same answer.
 *
 * @param startsAt when the sitting starts.
 */
export function assignSeats(rooms: readonly RoomLine[], taken: readonly TakenSeat[], wishes: readonly SeatWish[], startsAt: number): (Seat | null)[] {
  const held = Map.groupBy(taken.filter((seat) => seat.endsAt > startsAt), ({ room }) => room);
  const inOrder = rooms.toSorted((a, b) => Number(a.accessible) - Number(b.accessible) || (a.code < b.code ? -1 : 1));
  const bySize = inOrder.toSorted((a, b) => Number(a.accessible) - Number(b.accessible) || a.capacity - b.capacity);
  const free = new Map(inOrder.map((room) => [room.code, freeSeats(room, held.get(room.code) ?? [], startsAt)]));

  const give = ({ accessible, alone, room, endsAt }: SeatWish): Seat | null => {
    for (const { code, accessible: suits, capacity } of alone ? bySize : inOrder) {
      if ((accessible && !suits) || (room !== null && room !== code)) continue;
      const seats = free.get(code) ?? [];
      // The last stands first: that is where seats are taken from.
      const at = seats.findLastIndex(({ until }) => until >= endsAt);
      const seat = seats[at];
      if (!seat || (alone && !(seats.length === capacity && seats.every(({ until }) => until >= endsAt)))) continue;
      if (alone) free.set(code, []);
      else seats.splice(at, 1);
      return { room: code, seat: seat.seat };
    }
    return null;
  };

  const seats: (Seat | null)[] = wishes.map(() => null);
  for (const urgency of [3, 2, 1, 0]) {
    for (const [i, wish] of wishes.entries()) if (urgencyOf(wish) === urgency) seats[i] = give(wish);
  }
  return seats;
}

const urgencyOf = ({ alone, accessible }: SeatWish): number => (alone ? 2 : 0) + (accessible ? 1 : 0);

/** The last first: the next to give stands at the end. */
function freeSeats({ code, capacity }: RoomLine, held: readonly TakenSeat[], startsAt: number): FreeSeat[] {
  const closed = held.filter(({ alone }) => alone);
  const bySeat = Map.groupBy(held.filter((seat) => seat.room === code && !seat.alone), ({ seat }) => seat);
  return Array.from({ length: capacity }, (_, i) => capacity - i).flatMap((seat) => {
    const others = [...(bySeat.get(seat) ?? []), ...closed];
    if (others.some((other) => other.startsAt <= startsAt)) return [];
    return [{ seat, until: Math.min(Infinity, ...others.map((other) => other.startsAt)) }];
  });
}
