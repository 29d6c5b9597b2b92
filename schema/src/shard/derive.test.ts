import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { quantile, ratio, standardDeviation, variance } from './derive.ts';

const ascending = (a: number, b: number): number => a - b;
const marks = fc.array(fc.integer({ min: 0, max: 2000 }), { minLength: 1, maxLength: 200 });
const sumOf = (values: readonly number[], each: (value: number) => number = (value) => value): number => values.reduce((sum, value) => sum + each(value), 0);

describe('a derived value', () => {
  const cases: [why: string, derived: number | null, expected: number | null][] = [
    ['a ratio', ratio(3, 4), 0.75],
    ['of nobody is null, not 0', ratio(0, 0), null],
    ['without its numerator', ratio(null, 4), null],
    ['of 64-bit text', ratio('9007199254740992', '9007199254740992'), 1],
    ['no spread', variance(3, 30, 300), 0],
    ['a spread', variance(2, 10, 58), 4],
    ['its root', standardDeviation(2, 10n, 58n), 2],
    ['a variance of nobody', variance(0, 0, 0), null],
    ['sums beyond 2^53 stay exact', variance('2', '200000000000000004', '20000000000000000800000000000000010'), 1],
    ['the median of two is the lower', quantile([[20, 1], [8, 1]], 0.5, ascending), 8],
    ['the best', quantile([[20, 1], [8, 9]], 1, ascending), 20],
    ['the worst', quantile([[20, 1], [8, 9]], 0, ascending), 8],
    ['values that nobody has do not count', quantile([[0, 0], [12, 1]], 0, ascending), 12],
    ['a quantile of nobody', quantile([], 0.5, ascending), null],
  ];
  it.each(cases)('%s', (_why, derived, expected) => expect(derived).toBe(expected));

  it('is the same quantile from a histogram as from the sorted list', () => {
    fc.assert(fc.property(marks, fc.double({ min: 0, max: 1, noNaN: true }), (values, rank) => {
      const sorted = values.toSorted(ascending);
      expect(quantile(values.map((value) => [value, 1]), rank, ascending)).toBe(sorted[Math.max(1, Math.ceil(rank * values.length)) - 1]);
    }));
  });

  it('is the variance of its definition: the mean of the squared distances from the mean', () => {
    fc.assert(fc.property(marks, (values) => {
      const mean = sumOf(values) / values.length;
      const defined = sumOf(values, (value) => (value - mean) ** 2) / values.length;
      expect(variance(values.length, sumOf(values), sumOf(values, (value) => value * value))).toBeCloseTo(defined, 6);
    }));
  });
});
