import { type Cursor, readCursor } from '@mirex/schema/cursor';

import { CURSOR } from '../compile/plan-connection.ts';
import { isObject, type Json } from './json.ts';

const CURSORS = new WeakMap<readonly Json[], readonly (Cursor | undefined)[]>();

/** The cursors of a list of edges, undefined where there is none that can be read. Read once per list. */
export function cursorsOf(edges: readonly Json[]): readonly (Cursor | undefined)[] {
  const known = CURSORS.get(edges);
  if (known) return known;
  const cursors = edges.map((edge) => {
    const text = isObject(edge) ? edge[CURSOR] : undefined;
    const read = typeof text === 'string' ? readCursor(text) : undefined;
    return read?.ok ? read.value : undefined;
  });
  CURSORS.set(edges, cursors);
  return cursors;
}
