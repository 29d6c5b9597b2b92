import { type Cursor, readCursor, type SortValue, writeCursor } from '@mirex/schema/cursor';

import { compareCursors } from '../gather/compare.ts';
import type { Row } from './toy-rows.ts';

export interface PageAsked {
  readonly order: 'NAME' | 'BORN_DESC';
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

/** The orders of the toy subgraph, by the names that its cursors bear. */
const ORDERS: Readonly<Record<PageAsked['order'], readonly [name: string, valuesOf: (row: Row) => SortValue[]]>> = {
  NAME: ['name,id', ({ name, id }) => [name, id]],
  BORN_DESC: ['-born,name,id', ({ born, name, id }) => [born, name, id]],
};

export function cursorOf(row: Row, order: PageAsked['order']): Cursor {
  const [name, valuesOf] = ORDERS[order];
  return { order: name, values: valuesOf(row) };
}

/** A page of rows by keyset, as an instance makes it. */
export function pageOf(rows: readonly Row[], { order, first, after, last, before }: PageAsked) {
  const placed = rows.map((row) => ({ row, cursor: cursorOf(row, order) })).toSorted((a, b) => compareCursors(a.cursor, b.cursor));
  const [start, end] = [place(after, order), place(before, order)];
  const between = placed.filter(({ cursor }) => (!start || compareCursors(cursor, start) > 0) && (!end || compareCursors(cursor, end) < 0));
  if ((first ?? 0) < 0 || (last ?? 0) < 0) throw new Error('PAGE_SIZE');
  const cut = first != null ? between.slice(0, first) : last != null ? between.slice(between.length - Math.min(last, between.length)) : between;
  const edges = cut.map(({ row, cursor }) => ({ cursor: writeCursor(cursor), node: row }));
  const backward = first == null && last != null;
  return {
    edges, nodes: cut.map(({ row }) => row), totalCount: rows.length,
    pageInfo: {
      hasNextPage: backward ? end !== undefined : cut.length < between.length,
      hasPreviousPage: backward ? cut.length < between.length : start !== undefined,
      startCursor: edges[0]?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

function place(text: string | null | undefined, order: PageAsked['order']): Cursor | undefined {
  if (text == null) return undefined;
  const cursor = readCursor(text, ORDERS[order][0]);
  if (!cursor.ok) throw new Error(cursor.refusal.code);
  return cursor.value;
}
