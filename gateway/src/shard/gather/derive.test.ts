import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { Json } from './json.ts';
import { quantile, ratio, standardDeviation, variance } from './derive.ts';

describe('a derived value', () => {
  const cases: [why: string, derived: Json, expected: Json][] = [
    ['a ratio', ratio(3, 4), 0.75],
    ['of nobody is null, not 0', ratio(0, 0), null],
    ['without its numerator', ratio(null, 4), null],
    ['of 64-bit text', ratio('9007199254740992', '9007199254740992'), 1],
    ['no spread', variance(3, 30, 300), 0],
    ['a spread', variance(2, 10, 58), 4],
    ['its root', standardDeviation(2, 10, 58), 2],
    ['a variance of nobody', variance(0, 0, 0), null],
    ['sums beyond 2^53 stay exact', variance('2', '200000000000000004', '20000000000000000800000000000000010'), 1],
    ['the median of two is the lower', quantile([[20, 1], [8, 1]], 0.5), 8],
    ['the best', quantile([[20, 1], [8, 9]], 1), 20],
    ['the worst', quantile([[20, 1], [8, 9]], 0), 8],
    ['values that nobody has do not count', quantile([[0, 0], [12, 1]], 0), 12],
    ['a quantile of nobody', quantile([], 0.5), null],
  ];
  it.each(cases)('%s', (_why, derived, expected) => expect(derived).toBe(expected));

  it('is the same from a histogram as from the sorted list', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1 }), fc.double({ min: 0, max: 1, noNaN: true }), (marks, rank) => {
      const sorted = marks.toSorted((a, b) => a - b);
      expect(quantile(marks.map((mark) => [mark, 1]), rank)).toBe(sorted[Math.max(1, Math.ceil(rank * marks.length)) - 1]);
    }));
  });
});
