import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { derive, medianPoint } from './mark-statistics.rules.ts';

const sums = (marks: readonly number[]) => ({
  expected: marks.length,
  entered: marks.length,
  sumHundredths: marks.reduce((sum, mark) => sum + BigInt(mark), 0n),
  sumSquares: marks.reduce((sum, mark) => sum + BigInt(mark) ** 2n, 0n),
});
const histogram = (marks: readonly number[]) => Array.from({ length: 21 }, (_, point) => ({ point, marks: marks.filter((mark) => Math.trunc(mark / 100) === point).length }));

describe('what is computed from the sums', () => {
  const cases: [why: string, marks: number[], mean: number | null, deviation: number | null][] = [
    ['no mark', [], null, null],
    ['one mark has no spread', [1250], 1250, 0],
    ['equal marks have none', [800, 800, 800], 800, 0],
    ['two marks lie as far from their mean as it says', [800, 1200], 1000, 200],
    ['a mean that is no hundredth is not rounded', [0, 0, 100], 100 / 3, Math.sqrt(20_000 / 9)],
  ];
  it.each(cases)('%s', (_why, marks, mean, standardDeviation) => expect(derive(sums(marks))).toEqual({ mean, standardDeviation }));

  it('stays exact where numbers lose digits', () => {
    expect(derive({ expected: 0, entered: 2 ** 30, sumHundredths: 1000n * 2n ** 30n, sumSquares: 1_000_001n * 2n ** 30n }).standardDeviation).toBe(1);
  });
});

describe('the median', () => {
  const cases: [why: string, marks: number[], median: number | null][] = [
    ['of no mark', [], null],
    ['is a whole point', [1275], 12],
    ['of two marks is the lower', [800, 1900], 8],
    ['of three is the middle one', [800, 1000, 1900], 10],
    ['can be the best mark', [2000, 2000, 100], 20],
  ];
  it.each(cases)('%s', (_why, marks, median) => expect(medianPoint(histogram(marks))).toBe(median));

  it('is the whole point of the median mark', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 2000 }), { minLength: 1 }), (marks) => {
      const middle = marks.toSorted((a, b) => a - b)[Math.ceil(marks.length / 2) - 1] ?? -1;
      expect(medianPoint(histogram(marks))).toBe(Math.trunc(middle / 100));
    }));
  });
});
