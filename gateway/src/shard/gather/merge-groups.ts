import { readArgument } from '../compile/read-argument.ts';
import type { GroupPlan } from '../compile/merge-plan.ts';
import type { Json, JsonObject } from './json.ts';
import type { Merging, Scope } from './merging.ts';
import type { Heard } from './part.ts';
import { compareRows } from './sort-rows.ts';

/** Groups of the same key become one; then they are sorted, and only then cut. */
export function mergeGroups(m: Merging, plan: GroupPlan, parts: readonly Heard[], scope: Scope): Json {
  const said = parts.filter(({ object }) => Array.isArray(object?.[plan.key]));
  if (said.length === 0) return null;
  const below = { ...scope, path: [...scope.path, plan.key] };
  const rows = [...byKey(plan, said).values()].map((group) => ({
    row: mergeRow(m, plan, group, below),
    sortValues: plan.order.map((key) => m.merge(key.plan, group, below)),
  }));
  rows.sort((a, b) => compareRows(plan.order, a.sortValues, b.sortValues));
  const limit = plan.limit && readArgument(plan.limit, m.variables);
  return rows.slice(0, typeof limit === 'number' ? Math.max(0, limit) : undefined).map(({ row }) => row);
}

function byKey({ key, keys }: GroupPlan, parts: readonly Heard[]): Map<string, Heard[]> {
  const groups = new Map<string, Heard[]>();
  for (const { from, object } of parts) {
    for (const row of (object?.[key] ?? []) as JsonObject[]) {
      const name = JSON.stringify(keys.map((part) => row[part]));
      const group = groups.get(name);
      if (group) group.push({ from, object: row });
      else groups.set(name, [{ from, object: row }]);
    }
  }
  return groups;
}

function mergeRow(m: Merging, { fields }: GroupPlan, group: readonly Heard[], scope: Scope): JsonObject {
  const row: JsonObject = {};
  for (const plan of fields.values()) {
    const value = m.merge(plan, group, scope);
    if (value !== undefined) row[plan.key] = value;
  }
  return row;
}
