import type { ScalarKind } from '@mirex/schema/shard/scalar-kind';

import { comparing } from './compare.ts';
import { addDecimals } from './decimal.ts';
import type { Json } from './json.ts';
import { MergeFault } from './merge-fault.ts';

/** The operations that make one scalar of several. Each is associative and commutative, and null is its identity. */
export type ScalarOp = 'SUM' | 'MIN' | 'MAX' | 'ALL' | 'ANY' | 'SAME' | 'UNION';

type Said = Exclude<Json, null>;

const INT_MAX = 2n ** 31n - 1n;

/** @param at the field's coordinate, for the error of values that cannot become one. */
export function merge(op: ScalarOp, kind: ScalarKind, values: readonly Json[], at: string): Json {
  const said = values.filter((value) => value !== null);
  if (said.length === 0) return null;
  switch (op) {
    case 'SUM': return sum(kind, said, at);
    case 'MIN': return said.reduce((a, b) => (comparing(kind)(a, b) <= 0 ? a : b));
    case 'MAX': return said.reduce((a, b) => (comparing(kind)(a, b) >= 0 ? a : b));
    case 'ALL': return said.every((value) => value === true);
    case 'ANY': return said.some((value) => value === true);
    case 'SAME': return same(said, at);
    case 'UNION': return union(kind, said);
  }
}

function sum(kind: ScalarKind, said: readonly Said[], at: string): Json {
  if (kind === 'decimal' || said.some((value) => typeof value === 'string')) return said.map(String).reduce(addDecimals);
  // Checked once, at the end: a partial sum may pass the limit and come back.
  const total = said.reduce((sofar, value) => sofar + BigInt(value as number), 0n);
  const limit = kind === 'int' ? INT_MAX : BigInt(Number.MAX_SAFE_INTEGER);
  if (total > limit || total < -limit) throw new MergeFault({ code: 'MERGE_OVERFLOW', at, given: String(total) });
  return Number(total);
}

function same([first, ...others]: readonly Said[], at: string): Json {
  const given = JSON.stringify(first);
  const other = others.map((value) => JSON.stringify(value)).find((text) => text !== given);
  if (other !== undefined) throw new MergeFault({ code: 'MIREX_DISAGREE', at, given, other });
  return first ?? null;
}

function union(kind: ScalarKind, said: readonly Said[]): Json {
  const distinct = new Map(said.flat().map((value) => [JSON.stringify(value), value]));
  return [...distinct.values()].sort(comparing(kind));
}
