import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { compareCursors, compareValues } from './compare.ts';
import { compareText } from './text-order.ts';

const cursor = (...values: (string | number | null)[]) => ({ order: 'name,-year,id', values });

describe('an order', () => {
  it('of text is that of its UTF-8 bytes', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
      expect(Math.sign(compareText(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
    }), { numRuns: 2000 });
  });

  it.each<[why: string, a: unknown, b: unknown, sign: number]>([
    ['null is last', null, 'z', 1],
    ['numbers as numbers', 9, 10, -1],
    ['false before true', false, true, -1],
    ['nothing is like nothing', null, undefined, 0],
  ])('%s', (_why, a, b, sign) => expect(Math.sign(compareValues(a, b))).toBe(sign));

  it.each<[why: string, a: ReturnType<typeof cursor>, b: ReturnType<typeof cursor>, sign: number]>([
    ['the first key decides', cursor('A', 1, 'x'), cursor('B', 9, 'x'), -1],
    ['a descending key', cursor('A', 2026, 'x'), cursor('A', 2025, 'x'), -1],
    ['null first in a descending key', cursor('A', null, 'x'), cursor('A', 2025, 'x'), -1],
    ['null last in an ascending key', cursor(null, 1, 'x'), cursor('z', 1, 'x'), 1],
    ['the id breaks the tie', cursor('A', 1, 'x'), cursor('A', 1, 'y'), -1],
    ['the same row', cursor('A', 1, 'x'), cursor('A', 1, 'x'), 0],
  ])('of cursors: %s', (_why, a, b, sign) => expect(Math.sign(compareCursors(a, b))).toBe(sign));
});
