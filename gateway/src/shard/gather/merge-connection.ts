import type { Cursor } from '@mirex/schema/cursor';

import { reserved } from '../compile/ast.ts';
import { isIncluded } from '../compile/conditions.ts';
import type { ConnectionPlan, PagePlan } from '../compile/merge-plan.ts';
import { CURSOR } from '../compile/plan-connection.ts';
import { readArgument } from '../compile/read-argument.ts';
import { refused } from './answer-error.ts';
import { cursorsOf } from './edge-rows.ts';
import { isObject, type Json, type JsonObject } from './json.ts';
import { type MergedRows, mergeRows, type Pick } from './merge-rows.ts';
import type { Merging, Scope } from './merging.ts';
import type { Heard } from './part.ts';

/** A page of the nation's rows, by cursor; the totals beside it are statistics, and lack nobody unless they say so. */
export function mergeConnection(m: Merging, plan: ConnectionPlan, parts: readonly Heard[], scope: Scope): Json {
  if (parts.length === 0) return null;
  const merged = m.each(plan.fields, () => parts, scope);
  const edges = keysIncluded(m, plan.edges);
  const nodes = keysIncluded(m, plan.nodes);
  const pages = [...plan.pages].filter(([, { when }]) => isIncluded(when, m.variables));
  if (plan.rows === undefined || edges.length + nodes.length + pages.length === 0) return merged;

  const objects = parts.map(({ object }) => object ?? {});
  const lists = objects.map((object) => object[plan.rows ?? ''] as Json[]);
  const cursors = lists.map((list) => cursorsOf(list) as readonly Cursor[]);
  const { count, backward } = roomOf(m, plan);
  const rows = mergeRows(cursors, count, backward, plan.at);
  if (rows.duplicates > 0) {
    m.errors.push(refused({ code: 'MIREX_DUPLICATE', at: plan.at, given: String(rows.duplicates) }, scope.path, { subgraph: m.subgraph }));
  }
  const itemsAt = (key: string) => rows.picks.map(({ list, index }) => (objects[list]?.[key] as Json[] | undefined)?.[index] ?? null);
  const texts = ends(rows.picks, lists);
  for (const key of nodes) merged[key] = itemsAt(key);
  for (const [key, page] of pages) merged[key] = mergePage(page, objects.map((object) => object[key] as JsonObject), rows, backward, texts);
  for (const key of edges) merged[key] = itemsAt(key).map(withoutHelper);
  return merged;
}

const keysIncluded = (m: Merging, ways: ConnectionPlan['edges']): string[] =>
  [...ways].filter(([, when]) => isIncluded(when, m.variables)).map(([key]) => key);

/** As GraphQL servers do, `first` wins when both are given; with neither, the page is all that the instances gave. */
function roomOf(m: Merging, { first, last }: ConnectionPlan): { readonly count: number; readonly backward: boolean } {
  const [ahead, back] = [readArgument(first, m.variables), readArgument(last, m.variables)];
  if (typeof ahead === 'number') return { count: Math.max(0, ahead), backward: false };
  return typeof back === 'number' ? { count: Math.max(0, back), backward: true } : { count: Infinity, backward: false };
}

/** The cursors of the first and the last row, as their instances wrote them. */
const ends = (picks: readonly Pick[], lists: readonly (readonly Json[])[]): Json[] =>
  [picks[0], picks.at(-1)].map((pick) => {
    const edge = pick && lists[pick.list]?.[pick.index];
    return isObject(edge) ? (edge[CURSOR] ?? null) : null;
  });

function mergePage({ names }: PagePlan, infos: readonly JsonObject[], { more }: MergedRows, backward: boolean, [start = null, end = null]: readonly Json[]): JsonObject {
  const somebody = (name: string) => infos.some((info) => info[reserved(name)] === true);
  const page: JsonObject = {};
  for (const key of Object.keys(infos[0] ?? {})) {
    switch (names.get(key)) {
      case undefined: break;
      case 'hasNextPage': page[key] = somebody('hasNextPage') || (!backward && more); break;
      case 'hasPreviousPage': page[key] = somebody('hasPreviousPage') || (backward && more); break;
      case 'startCursor': page[key] = start; break;
      case 'endCursor': page[key] = end; break;
      default: page[key] = infos[0]?.[key] ?? null;
    }
  }
  return page;
}

function withoutHelper(edge: Json): Json {
  if (isObject(edge)) delete edge[CURSOR];
  return edge;
}
