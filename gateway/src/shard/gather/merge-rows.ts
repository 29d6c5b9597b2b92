import type { Cursor } from '@mirex/schema/cursor';

import { compareCursors } from './compare.ts';
import { MergeFault } from './merge-fault.ts';

/** Where a row of the merged page comes from: the list, and its place in it. */
export interface Pick {
  readonly list: number;
  readonly index: number;
}

export interface MergedRows {
  readonly picks: readonly Pick[];
  /** Whether rows are left beyond the cut. */
  readonly more: boolean;
  /** How many rows stood in two lists; each is picked once. */
  readonly duplicates: number;
}

/**
 * The k-way merge of lists that are each in order.
 *
 * @param count how many rows the page has room for.
 * @param backward from the ends: the page is the last `count` rows, still in order.
 */
export function mergeRows(lists: readonly (readonly Cursor[])[], count: number, backward: boolean, at: string): MergedRows {
  checkOrder(lists, at);
  const from = lists.map((list) => (backward ? list.length - 1 : 0));
  const step = backward ? -1 : 1;
  const headOf = (list: number): Cursor | undefined => lists[list]?.[from[list] as number];
  const picks: Pick[] = [];
  let before: Cursor | undefined;
  let duplicates = 0;
  for (;;) {
    const list = nearest(lists.length, headOf, step);
    if (list === undefined) return finished(picks, false, duplicates, backward);
    const head = headOf(list) as Cursor;
    const repeated = before !== undefined && compareCursors(before, head) === 0;
    if (!repeated && picks.length >= count) return finished(picks, true, duplicates, backward);
    if (repeated) duplicates += 1;
    else picks.push({ list, index: from[list] as number });
    before = head;
    from[list] = (from[list] as number) + step;
  }
}

const finished = (picks: readonly Pick[], more: boolean, duplicates: number, backward: boolean): MergedRows =>
  ({ picks: backward ? picks.toReversed() : picks, more, duplicates });

function nearest(lists: number, headOf: (list: number) => Cursor | undefined, step: number): number | undefined {
  let best: number | undefined;
  for (let list = 0; list < lists; list += 1) {
    const head = headOf(list);
    if (head && (best === undefined || compareCursors(head, headOf(best) as Cursor) * step < 0)) best = list;
  }
  return best;
}

function checkOrder(lists: readonly (readonly Cursor[])[], at: string): void {
  const orders = new Set(lists.flatMap(([first]) => (first ? [first.order] : [])));
  if (orders.size > 1) throw new MergeFault({ code: 'ORDER_VIOLATION', at, given: [...orders].join(' / ') });
}
