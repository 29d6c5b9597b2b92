import type { SortKey } from '../compile/merge-plan.ts';
import { comparing } from './compare.ts';
import { isObject, type Json } from './json.ts';

/** The order of rows whose sort values have been read, in the order of the keys. */
export function compareRows(order: readonly SortKey[], a: readonly (Json | undefined)[], b: readonly (Json | undefined)[]): number {
  for (const [i, { plan, descending }] of order.entries()) {
    const compare = comparing('kind' in plan ? plan.kind : 'float');
    const difference = compare(sortable(a[i]), sortable(b[i]));
    if (difference !== 0) return descending ? -difference : difference;
  }
  return 0;
}

/** An entity that is a group's key sorts by its own key. */
function sortable(value: Json | undefined): Json | undefined {
  if (!isObject(value)) return value;
  const keys = Object.entries(value).filter(([name]) => name !== '__typename').map(([, key]) => key);
  return keys.length === 1 ? keys[0] : JSON.stringify(keys);
}
