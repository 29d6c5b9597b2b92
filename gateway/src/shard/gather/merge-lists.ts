import type { ListPlan } from '../compile/merge-plan.ts';
import { readArgument } from '../compile/read-argument.ts';
import { namesOf } from '../shard.messages.ts';
import type { Json, JsonObject } from './json.ts';
import { MergeFault } from './merge-fault.ts';
import type { Merging } from './merging.ts';
import type { Heard } from './part.ts';
import { compareRows } from './sort-rows.ts';

/** The lists one after the other, in the order of the instances; null when nobody said a list. */
export function concatenated(values: readonly Json[]): Json {
  const lists = values.filter((value) => value !== null);
  return lists.length === 0 ? null : lists.flat();
}

/** The rows of all by their own values, cut at the limit, which every instance was given too. */
export function sorted(m: Merging, plan: ListPlan, values: readonly Json[]): Json {
  const lists = values.filter((value) => value !== null);
  if (lists.length === 0) return null;
  const rows = (lists.flat() as JsonObject[]).map((row) => ({ row, sortValues: plan.order.map((key) => row[key.plan.key]) }));
  rows.sort((a, b) => compareRows(plan.order, a.sortValues, b.sortValues));
  const limit = plan.limit && readArgument(plan.limit, m.variables);
  const kept = rows.slice(0, typeof limit === 'number' ? Math.max(0, limit) : undefined).map(({ row }) => row);
  for (const row of kept) for (const { plan: { key } } of plan.order) delete row[key];
  return kept;
}

/** What the one MIREX that has it says. */
export function only({ key, at }: ListPlan, parts: readonly Heard[]): Json {
  const found = parts.filter(({ object }) => (object?.[key] ?? null) !== null);
  if (found.length > 1) throw new MergeFault({ code: 'MIREX_CONFLICT', at, given: found.map(({ from }) => namesOf(from.mirex)).join(' / ') });
  return found[0]?.object?.[key] ?? null;
}
