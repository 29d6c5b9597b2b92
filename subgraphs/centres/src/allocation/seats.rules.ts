import type { RoomLine } from '../venue/venue.rules.ts';

export interface Seat {
  readonly room: string;
  /** From 1 to the room's capacity. */
  readonly seat: number;
}

export interface SeatWish {
  /** Whether the candidate can only sit in an accessible room. */
  readonly accessible: boolean;
  /** A room by its code; null: any. */
  readonly room: string | null;
}

/**
 * Gives each wish the first seat that is free and suits it, or null when none is left: rooms by code, seats by number.
 *
 * Those who need an accessible room are served first, and accessible rooms are filled last, so that nobody who could sit
 * anywhere takes the place of somebody who cannot. The same question has the same answer.
 *
 * @param taken seats that others hold at that hour, in any sitting of the venue.
 */
export function assignSeats(rooms: readonly RoomLine[], taken: readonly Seat[], wishes: readonly SeatWish[]): (Seat | null)[] {
  const inOrder = rooms.toSorted((a, b) => Number(a.accessible) - Number(b.accessible) || (a.code < b.code ? -1 : 1));
  const free = new Map(inOrder.map((room) => [room.code, freeSeats(room, taken)]));
  const give = ({ accessible, room }: SeatWish): Seat | null => {
    for (const { code, accessible: suits } of inOrder) {
      if ((accessible && !suits) || (room !== null && room !== code)) continue;
      const seat = free.get(code)?.pop();
      if (seat !== undefined) return { room: code, seat };
    }
    return null;
  };
  const seats: (Seat | null)[] = wishes.map(() => null);
  for (const first of [true, false]) {
    for (const [i, wish] of wishes.entries()) if (wish.accessible === first) seats[i] = give(wish);
  }
  return seats;
}

/** The last first: the next to give stands at the end. */
function freeSeats({ code, capacity }: RoomLine, taken: readonly Seat[]): number[] {
  const held = new Set(taken.filter(({ room }) => room === code).map(({ seat }) => seat));
  return Array.from({ length: capacity }, (_, i) => capacity - i).filter((seat) => !held.has(seat));
}
