import type { Cursor } from '@mirex/schema/cursor';
import { ownerOf } from '@mirex/schema/global-id';
import { isMirexCode } from '@mirex/schema/mirex';

import { isIncluded, type Variables } from '../compile/conditions.ts';
import type { ConnectionPlan } from '../compile/merge-plan.ts';
import type { Addressee } from '../partition.ts';
import { namesOf } from '../shard.messages.ts';
import { compareCursors } from './compare.ts';
import { cursorsOf } from './edge-rows.ts';
import { isFault } from './fault.ts';
import type { Flaw } from './flaw.ts';
import { isObject, type Json, type JsonObject, type Path } from './json.ts';

/** Rows that can be merged: as many nodes as edges, every edge with a cursor, in one order, and of the MIREX that was asked. */
export function inspectConnection(plan: ConnectionPlan, value: Json, from: Addressee, variables: Variables, path: Path): Flaw | undefined {
  if (!isObject(value)) return { path, nonsense: `${plan.at} is not an object` };
  const lists = [...plan.edges, ...plan.nodes].filter(([, when]) => isIncluded(when, variables)).map(([key]) => key);
  const pages = [...plan.pages].filter(([, { when }]) => isIncluded(when, variables)).map(([key]) => key);
  if (lists.length + pages.length === 0 || plan.rows === undefined) return undefined;
  for (const key of new Set([plan.rows, ...lists, ...pages])) {
    const part = value[key];
    if (isFault(part)) return { path: [...path, key], fault: part };
    if (part === undefined || part === null) return { path, nonsense: `${plan.at} lacks ${key}` };
  }
  return inspectRows(plan, value, lists, from, path);
}

function inspectRows(plan: ConnectionPlan, value: JsonObject, lists: readonly string[], from: Addressee, path: Path): Flaw | undefined {
  const rowsKey = plan.rows as string;
  const rows = value[rowsKey];
  if (!Array.isArray(rows) || lists.some((key) => (value[key] as Json[]).length !== rows.length)) {
    return { path, nonsense: `the lists of ${plan.at} differ in length` };
  }
  let before: Cursor | undefined;
  for (const [i, cursor] of cursorsOf(rows).entries()) {
    const edge = rows[i];
    if (isFault(edge)) return { path: [...path, rowsKey, i], fault: edge };
    if (!cursor) return { path, nonsense: `an edge of ${plan.at} has no cursor` };
    const owner = ownerOf(cursor.values.at(-1));
    if (isMirexCode(owner) && !from.mirex.includes(owner)) return { path, nonsense: `${plan.at} holds a row of ${owner}` };
    if (before && (before.order !== cursor.order || compareCursors(before, cursor) >= 0)) {
      return { path, refusal: { code: 'ORDER_VIOLATION', at: plan.at, given: namesOf(from.mirex) } };
    }
    before = cursor;
  }
  return undefined;
}
