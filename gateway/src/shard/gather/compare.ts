import type { Cursor } from '@mirex/schema/cursor';
import type { ScalarKind } from '@mirex/schema/shard/scalar-kind';

import { compareDecimals, isDecimal } from './decimal.ts';
import { compareText } from './text-order.ts';

/** Ascending, null last, as PostgreSQL sorts; a descending order is its exact reverse, hence null first. */
export function compareValues(a: unknown, b: unknown): number {
  if (a == null || b == null) return Number(a == null) - Number(b == null);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  return compareText(textOf(a), textOf(b));
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** As `compareValues`, but exact on numbers that travel as text. */
export const comparing = (kind: ScalarKind) => (a: unknown, b: unknown): number =>
  (kind === 'decimal' || kind === 'long') && isDecimal(a) && isDecimal(b) ? compareDecimals(a, b) : compareValues(a, b);

/** Two places of one order. The caller has checked that both cursors name the same order. */
export function compareCursors(a: Cursor, b: Cursor): number {
  const descending = descendingKeys(a.order);
  for (let i = 0; i < descending.length; i += 1) {
    const difference = compareValues(a.values[i], b.values[i]);
    if (difference !== 0) return descending[i] ? -difference : difference;
  }
  return 0;
}

const ORDERS = new Map<string, readonly boolean[]>();

/** Of each key of an order's name, whether it descends; read once, because a page compares its cursors hundreds of times. */
function descendingKeys(order: string): readonly boolean[] {
  const known = ORDERS.get(order);
  if (known) return known;
  const read = order.split(',').map((key) => key.startsWith('-'));
  if (ORDERS.size >= 1000) ORDERS.clear();
  ORDERS.set(order, read);
  return read;
}
