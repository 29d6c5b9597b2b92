/**
 * The values that are computed once from merged parts: by the gateway after a merge, by a subgraph from its own rows. One
 * function for both, so that a MIREX alone and the nation reckon alike.
 */

/** A count or a sum as it travels: 64-bit ones as text. Null when nobody said it. */
export type Count = number | bigint | string | null;

/** Null when nothing was counted. */
export function ratio(numerator: Count, denominator: Count): number | null {
  if (numerator === null || denominator === null || Number(denominator) === 0) return null;
  return Number(numerator) / Number(denominator);
}

/** The variance of a population of integers from its count, sum and sum of squares, exact until the one division. */
export function variance(count: Count, sum: Count, squares: Count): number | null {
  if (count === null || sum === null || squares === null || Number(count) === 0) return null;
  const n = BigInt(count);
  const total = BigInt(sum);
  return Number(n * BigInt(squares) - total * total) / Number(n * n);
}

export function standardDeviation(count: Count, sum: Count, squares: Count): number | null {
  const squared = variance(count, sum, squares);
  return squared === null ? null : Math.sqrt(squared);
}

/**
 * The value at a rank of a histogram, by nearest rank; null when nothing was counted.
 *
 * @param histogram each value with how often it was counted, in any order.
 * @param rank 0 to 1: 0.5 is the median, and of two values in the middle the lower.
 */
export function quantile<Value>(
  histogram: readonly (readonly [value: Value, count: number])[], rank: number, compare: (a: Value, b: Value) => number,
): Value | null {
  const counted = histogram.filter(([, count]) => count > 0).sort(([a], [b]) => compare(a, b));
  const total = counted.reduce((sum, [, count]) => sum + count, 0);
  const place = Math.max(1, Math.ceil(rank * total));
  let seen = 0;
  for (const [value, count] of counted) {
    seen += count;
    if (seen >= place) return value;
  }
  return null;
}
