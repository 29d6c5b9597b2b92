import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { RoomLine } from '../venue/venue.rules.ts';
import { assignSeats, type Seat, type SeatWish, type TakenSeat } from './seats.rules.ts';

const ROOMS: RoomLine[] = [
  { code: 'C', capacity: 1, accessible: true },
  { code: 'B', capacity: 2, accessible: false },
  { code: 'A', capacity: 1, accessible: false },
];
/** A sitting of two hours from ten o'clock, in minutes. */
const TEN = 600;
const NOON = 720;
const anywhere: SeatWish = { accessible: false, alone: false, room: null, endsAt: NOON };
const accessible: SeatWish = { ...anywhere, accessible: true };
const alone: SeatWish = { ...anywhere, alone: true };
const inRoom = (room: string): SeatWish => ({ ...anywhere, room });
const longer = (minutes: number): SeatWish => ({ ...anywhere, endsAt: NOON + minutes });
const held = (room: string, seat: number, more: Partial<TakenSeat> = {}): TakenSeat => ({ room, seat, startsAt: TEN, endsAt: NOON, alone: false, ...more });
const said = (seats: readonly (Seat | null)[]) => seats.map((seat) => (seat ? `${seat.room}${seat.seat}` : '-'));

describe('seats are given', () => {
  const cases: [why: string, wishes: SeatWish[], taken: TakenSeat[], given: string[]][] = [
    ['by room code then number, accessible rooms last', [anywhere, anywhere, anywhere, anywhere], [], ['A1', 'B1', 'B2', 'C1']],
    ['to as many as there are seats', [anywhere, anywhere, anywhere, anywhere, anywhere], [], ['A1', 'B1', 'B2', 'C1', '-']],
    ['around those that others hold', [anywhere, anywhere], [held('A', 1), held('B', 1)], ['B2', 'C1']],
    ['to who needs an accessible room before who does not, whoever asked first', [anywhere, anywhere, anywhere, anywhere, accessible], [], ['A1', 'B1', 'B2', '-', 'C1']],
    ['to who needs an accessible room nowhere else', [accessible, accessible], [], ['C1', '-']],
    ['in the room that was asked for', [inRoom('B'), inRoom('B'), inRoom('B')], [], ['B1', 'B2', '-']],
    ['in no accessible seat of a room that is not', [{ ...accessible, room: 'B' }], [], ['-']],
    ['to who must be alone: the smallest room that is empty', [anywhere, alone, anywhere, anywhere], [], ['B1', 'A1', 'B2', 'C1']],
    ['to who must be alone in no room where somebody sits', [alone, alone, alone], [held('B', 2)], ['A1', 'C1', '-']],
    ['to nobody in the room of who is alone', [anywhere, anywhere, anywhere], [held('B', 1, { alone: true })], ['A1', 'C1', '-']],
    ['to who needs to be alone in an accessible room before who only needs to be alone', [alone, { ...alone, accessible: true }, alone, alone], [], ['A1', 'C1', 'B1', '-']],
    ['where another sitting ended as this begins', [inRoom('A')], [held('A', 1, { startsAt: TEN - 60, endsAt: TEN })], ['A1']],
    ['where another sitting begins as this ends', [inRoom('A')], [held('A', 1, { startsAt: NOON, endsAt: NOON + 60 })], ['A1']],
    ['elsewhere to who has extra time, where another sitting begins as this ends', [longer(40)], [held('A', 1, { startsAt: NOON, endsAt: NOON + 60 })], ['B1']],
    ['where extra time fits before the next sitting', [longer(40)], [held('A', 1, { startsAt: NOON + 40, endsAt: NOON + 60 })], ['A1']],
    ['alone where nobody comes before the end', [{ ...alone, room: 'B' }], [held('B', 1, { startsAt: NOON, endsAt: NOON + 60 })], ['B1']],
    ['alone nowhere that somebody comes before the end', [{ ...alone, room: 'B', endsAt: NOON + 1 }], [held('B', 1, { startsAt: NOON, endsAt: NOON + 60 })], ['-']],
    ['to nobody when nobody asks', [], [], []],
  ];
  it.each(cases)('%s', (_why, wishes, taken, given) => expect(said(assignSeats(ROOMS, taken, wishes, TEN))).toEqual(given));
});

describe('whatever the rooms, the seats taken and the wishes', () => {
  const rooms = fc.uniqueArray(fc.record({ code: fc.constantFrom('A', 'B', 'C', 'D'), capacity: fc.integer({ min: 1, max: 4 }), accessible: fc.boolean() }), { selector: ({ code }) => code });
  const taken = fc.array(fc.record({
    room: fc.constantFrom('A', 'B', 'C', 'D'), seat: fc.integer({ min: 1, max: 4 }), startsAt: fc.constant(TEN), endsAt: fc.constant(NOON), alone: fc.constant(false),
  }), { maxLength: 6 });
  const wishes = fc.array(fc.record({
    accessible: fc.boolean(), alone: fc.constant(false), room: fc.constantFrom(null, 'A', 'D'), endsAt: fc.constantFrom(NOON, NOON + 40),
  }), { maxLength: 12 });

  it('gives no seat twice, none that is taken, none that does not exist, none that does not suit', () => {
    fc.assert(fc.property(rooms, taken, wishes, (of, held, asked) => {
      const given = assignSeats(of, held, asked, TEN);
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
      const given = assignSeats(of, held, asked, TEN);
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
