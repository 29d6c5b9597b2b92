import { compareValues } from './compare.ts';
import type { Json } from './json.ts';

/** Null when nothing was counted. */
export function ratio(numerator: Json, denominator: Json): number | null {
  if (numerator === null || denominator === null || Number(denominator) === 0) return null;
  return Number(numerator) / Number(denominator);
}

/** The variance of a population of integers from its count, sum and sum of squares, exact until the one division. */
export function variance(count: Json, sum: Json, squares: Json): number | null {
  if (count === null || sum === null || squares === null || Number(count) === 0) return null;
  const n = BigInt(count as number | string);
  const total = BigInt(sum as number | string);
  return Number(n * BigInt(squares as number | string) - total * total) / Number(n * n);
}

export function standardDeviation(count: Json, sum: Json, squares: Json): number | null {
  const squared = variance(count, sum, squares);
  return squared === null ? null : Math.sqrt(squared);
}

/**
 * The value at a rank of a histogram, by nearest rank.
 *
 * @param histogram each value with how often it was counted, in any order.
 * @param rank 0 to 1: 0.5 is the median.
 */
export function quantile(histogram: readonly (readonly [value: Json, count: number])[], rank: number): Json {
  const counted = histogram.filter(([, count]) => count > 0).sort(([a], [b]) => compareValues(a, b));
  const total = counted.reduce((sum, [, count]) => sum + count, 0);
  const place = Math.max(1, Math.ceil(rank * total));
  let seen = 0;
  for (const [value, count] of counted) {
    seen += count;
    if (seen >= place) return value;
  }
  return null;
}
