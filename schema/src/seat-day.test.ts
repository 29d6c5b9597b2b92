import { expect, it } from '@jest/globals';

import { NATION, type Owner } from './mirex.ts';
import { seatDay } from './seat-day.ts';

it.each<[owner: Owner, instant: string, day: string]>([
  [NATION, '2026-06-30T21:59:59Z', '2026-06-30'],
  ['SO', '2026-06-30T22:00:00Z', '2026-07-01'],
  ['SO', '2026-12-31T22:59:59Z', '2026-12-31'],
  ['AG', '2026-07-01T03:59:59Z', '2026-06-30'],
  ['OI', '2026-06-30T20:00:00Z', '2026-07-01'],
  ['OP', '2026-06-30T12:59:59Z', '2026-06-30'],
  ['OP', '2026-06-30T13:00:00Z', '2026-07-01'],
])('at the seat of %s, %s is on %s', (owner, instant, day) => expect(seatDay(owner, new Date(instant))).toBe(day));
