import { ownerOf } from '@mirex/schema/global-id';
import { isMirexCode } from '@mirex/schema/mirex';

import type { ListPlan } from '../compile/merge-plan.ts';
import type { Addressee } from '../partition.ts';
import { namesOf } from '../shard.messages.ts';
import { isFault } from './fault.ts';
import type { Flaw } from './flaw.ts';
import { isObject, type Json, type JsonObject, type Path } from './json.ts';
import { compareRows } from './sort-rows.ts';

/** A list that is merged by its rows' own values: each row has them, they are in order, and the last is an id of the MIREX that was asked. */
export function inspectSorted({ at, order }: ListPlan, value: Json, from: Addressee, path: Path): Flaw | undefined {
  if (!Array.isArray(value)) return { path, nonsense: `${at} is not a list` };
  for (const [i, row] of value.entries()) {
    if (isFault(row)) return { path: [...path, i], fault: row };
    if (!isObject(row) || order.some(({ plan }) => row[plan.key] === undefined)) return { path, nonsense: `a row of ${at} cannot be ordered` };
    const owner = ownerOf(row[order.at(-1)?.plan.key ?? '']);
    if (isMirexCode(owner) && !from.mirex.includes(owner)) return { path, nonsense: `${at} holds a row of ${owner}` };
    const sortValues = (of: JsonObject) => order.map(({ plan }) => of[plan.key]);
    if (i > 0 && compareRows(order, sortValues(value[i - 1] as JsonObject), sortValues(row)) > 0) {
      return { path, refusal: { code: 'ORDER_VIOLATION', at, given: namesOf(from.mirex) } };
    }
  }
  return undefined;
}
