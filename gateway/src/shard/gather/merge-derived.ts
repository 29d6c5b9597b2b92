import { type Count, quantile, ratio, standardDeviation, variance } from '@mirex/schema/shard/derive';

import type { DerivedPlan, GroupPlan } from '../compile/merge-plan.ts';
import { compareValues } from './compare.ts';
import type { Json, JsonObject } from './json.ts';

/** @param inputs the merged siblings, in the order of `plan.inputs`. */
export function derive({ op, inputs: plans, rank }: DerivedPlan, merged: readonly Json[]): Json {
  // Composition has seen to it that what they are derived from are counts and sums.
  const [first = null, second = null, third = null] = merged as readonly Count[];
  switch (op) {
    case 'RATIO': return ratio(first, second);
    case 'VARIANCE': return variance(first, second, third);
    case 'STDDEV': return standardDeviation(first, second, third);
    case 'QUANTILE': return quantile(histogramOf(plans[0] as GroupPlan, (merged[0] ?? null) as JsonObject[] | null), rank, compareValues);
  }
}

/** A histogram is a list of groups: one key, and how often it was counted. */
function histogramOf({ fields }: GroupPlan, rows: readonly JsonObject[] | null): (readonly [Json, number])[] {
  const keyOf = (op: 'KEY' | 'SUM') => [...fields.values()].find((field) => field.op === op)?.key ?? '';
  return (rows ?? []).map((row) => [row[keyOf('KEY')] ?? null, Number(row[keyOf('SUM')])]);
}
