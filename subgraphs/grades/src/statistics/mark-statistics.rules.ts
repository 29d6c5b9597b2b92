import { quantile, ratio, standardDeviation } from '@mirex/schema/shard/derive';

import type { MarkStateName } from '../mark/mark.rules.ts';

/** Marks that nobody waits for: they are not among the expected ones. */
export const NOT_EXPECTED: readonly MarkStateName[] = ['EXEMPT'];

/** Marks whose points, if there are any, are no result: they are in no sum. */
export const WITHOUT_RESULT: readonly MarkStateName[] = ['EXEMPT', 'FRAUD_PENDING', 'ANNULLED'];

/** What adds up over groups and over MIREX: counts and exact sums. */
export interface Sums {
  readonly expected: number;
  readonly entered: number;
  /** Hundredths of a point. */
  readonly sumHundredths: bigint;
  /** Squared hundredths of a point. */
  readonly sumSquares: bigint;
}

/** What is computed from the sums, never added; null when no mark is entered. */
export interface Derived {
  /** Hundredths of a point, as is the deviation. */
  readonly mean: number | null;
  readonly standardDeviation: number | null;
}

export const derive = ({ entered, sumHundredths, sumSquares }: Sums): Derived => ({
  mean: ratio(sumHundredths, entered),
  standardDeviation: standardDeviation(entered, sumHundredths, sumSquares),
});

/** How many marks lie from a whole point up to, but not at, the next. */
export interface PointCount {
  /** 0 to 20; only 20.00 itself is counted at 20. */
  readonly point: number;
  readonly marks: number;
}

/** The whole point at or below which half of the marks begin; of two in the middle the lower; null when there is no mark. */
export const medianPoint = (histogram: readonly PointCount[]): number | null =>
  quantile(histogram.map(({ point, marks }) => [point, marks]), 0.5, (a, b) => a - b);
