import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { RoomLine } from '../venue/venue.rules.ts';
import { assignSeats, type Seat, type SeatWish } from './seats.rules.ts';

const ROOMS: RoomLine[] = [
  { code: 'C', capacity: 1, accessible: true },
  { code: 'B', capacity: 2, accessible: false },
  { code: 'A', capacity: 1, accessible: false },
];
const anywhere: SeatWish = { accessible: false, room: null };
const accessible: SeatWish = { accessible: true, room: null };
const inRoom = (room: string): SeatWish => ({ accessible: false, room });
const said = (seats: readonly (Seat | null)[]) => seats.map((seat) => (seat ? `${seat.room}${seat.seat}` : '-'));

describe('seats are given', () => {
  const cases: [why: string, wishes: SeatWish[], taken: Seat[], given: string[]][] = [
    ['by room code then number, accessible rooms last', [anywhere, anywhere, anywhere, anywhere], [], ['A1', 'B1', 'B2', 'C1']],
    ['to as many as there are seats', [anywhere, anywhere, anywhere, anywhere, anywhere], [], ['A1', 'B1', 'B2', 'C1', '-']],
    ['around those that others hold', [anywhere, anywhere], [{ room: 'A', seat: 1 }, { room: 'B', seat: 1 }], ['B2', 'C1']],
    ['to who needs an accessible room before who does not, whoever asked first', [anywhere, anywhere, anywhere, anywhere, accessible], [], ['A1', 'B1', 'B2', '-', 'C1']],
    ['to who needs an accessible room nowhere else', [accessible, accessible], [], ['C1', '-']],
    ['in the room that was asked for', [inRoom('B'), inRoom('B'), inRoom('B')], [], ['B1', 'B2', '-']],
    ['in no accessible seat of a room that is not', [{ accessible: true, room: 'B' }], [], ['-']],
    ['to nobody when nobody asks', [], [], []],
  ];
  it.each(cases)('%s', (_why, wishes, taken, given) => expect(said(assignSeats(ROOMS, taken, wishes))).toEqual(given));
});

describe('whatever the rooms, the seats taken and the wishes', () => {
  const rooms = fc.uniqueArray(fc.record({ code: fc.constantFrom('A', 'B', 'C', 'D'), capacity: fc.integer({ min: 1, max: 4 }), accessible: fc.boolean() }), { selector: ({ code }) => code });
  const taken = fc.array(fc.record({ room: fc.constantFrom('A', 'B', 'C', 'D'), seat: fc.integer({ min: 1, max: 4 }) }), { maxLength: 6 });
  const wishes = fc.array(fc.record({ accessible: fc.boolean(), room: fc.constantFrom(null, 'A', 'D') }), { maxLength: 12 });

  it('gives no seat twice, none that is taken, none that does not exist, none that does not suit', () => {
    fc.assert(fc.property(rooms, taken, wishes, (of, held, asked) => {
      const given = assignSeats(of, held, asked);
      const seats = given.filter((seat) => seat !== null);
      expect(new Set(said(seats)).size).toBe(seats.length);
      expect(said(seats).filter((seat) => said(held).includes(seat))).toEqual([]);
      for (const [i, seat] of given.entries()) {
        if (seat === null) continue;
        const room = of.find(({ code }) => code === seat.room);
        expect(seat.seat).toBeGreaterThanOrEqual(1);
        expect(seat.seat).toBeLessThanOrEqual(room?.capacity ?? 0);
        expect(!asked[i]?.accessible || room?.accessible).toBe(true);
        expect(asked[i]?.room ?? seat.room).toBe(seat.room);
      }
    }));
  });

  it('leaves nobody standing beside a free seat that suits', () => {
    fc.assert(fc.property(rooms, taken, wishes, (of, held, asked) => {
      const given = assignSeats(of, held, asked);
      const full = new Set([...said(held), ...said(given)]);
      for (const [i, { accessible: needs, room }] of asked.entries()) {
        if (given[i] !== null) continue;
        const free = of.filter(({ code, accessible: suits }) => (suits || !needs) && (room === null || room === code))
          .flatMap(({ code, capacity }) => Array.from({ length: capacity }, (_, n) => `${code}${n + 1}`)).filter((seat) => !full.has(seat));
        expect(free).toEqual([]);
      }
    }));
  });
});
