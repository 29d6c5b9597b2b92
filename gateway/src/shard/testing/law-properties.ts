import { isDeepStrictEqual } from 'node:util';

import { type MirexCode, MIREX_CODES } from '@mirex/schema/mirex';

import { overTheWire } from '../over-the-wire.ts';
import type { ShardResult } from '../request.ts';
import { draws } from './draw.ts';
import { type Drawn, drawQuery } from './draw-operation.ts';
import { partitionOf, toyEngine } from './toy-engine.ts';
import { toyServer } from './toy-instance.ts';
import { mirexOfRow, type Row } from './toy-rows.ts';
import { unexplained } from './unexplained.ts';

/** One case of the law. */
export interface LawCase {
  readonly rows: readonly Row[];
  /** Each MIREX by the number of its instance. */
  readonly assigned: ReadonlyMap<MirexCode, number>;
  /** Decides the operation, and who answers first. */
  readonly seed: number;
}

/** By instance, CONCAT has no order that the nation shares. */
const UNORDERED = ['everyone'];
/** Makes a list that may not hold null lose all rows of a MIREX; it is tested by itself. */
const NON_NULL = ['solid'];

/** What differs from the answer of one server with all rows; undefined when nothing does. */
export async function otherThanWhole({ rows, assigned, seed }: LawCase, withErrors: boolean): Promise<string | undefined> {
  const drawn = drawQuery(seed, rows, [...UNORDERED, ...NON_NULL, ...(withErrors ? [] : ['fragile'])]);
  const whole = await toyServer(rows)({ ...drawn, mirex: MIREX_CODES });
  const draw = draws(seed);
  const { engine } = toyEngine(rows, { partition: partitionOf(assigned), delay: () => draw.pick([0, 1, 5, 20]) });
  const sharded = await engine.execute(drawn);
  const expected = { data: overTheWire(whole.data), errors: places(whole.errors ?? []) };
  const said = { data: overTheWire(sharded.data), errors: places(sharded.errors) };
  return isDeepStrictEqual(said, expected) ? undefined : `${written(drawn)}\nsharded ${JSON.stringify(said)}\nwhole   ${JSON.stringify(expected)}`;
}

/** With an instance away: what is neither the others' answer nor a null that an error explains; undefined when nothing is. */
export async function otherThanTheOthers({ rows, assigned, seed }: LawCase, gone: MirexCode): Promise<string | undefined> {
  const drawn = drawQuery(seed, rows, [...UNORDERED, ...NON_NULL, 'fragile', 'coverage']);
  const partition = partitionOf(assigned);
  const missing = new Set<MirexCode>(partition.instances.find(({ mirex }) => mirex.includes(gone))?.mirex);
  const left = rows.filter((row) => !missing.has(mirexOfRow(row)));
  const whole = await toyServer(left)({ ...drawn, mirex: MIREX_CODES });
  const result = await toyEngine(rows, { partition, missing: new Set([gone]) }).engine.execute(drawn);
  const faults = [...unexplained(overTheWire(result.data), overTheWire(whole.data), result.errors), ...misreported(result, missing)];
  return faults.length === 0 ? undefined : `${written(drawn)}\n${faults.join('\n')}`;
}

function misreported({ coverage, errors }: ShardResult, missing: ReadonlySet<MirexCode>): string[] {
  const named = new Set(errors.flatMap(({ extensions }) => extensions?.['mirex'] as MirexCode[]));
  const wrong = [...coverage.missing, ...named].filter((code) => !missing.has(code)).map((code) => `${code} is not missing`);
  return coverage.missing.size > 0 && errors.length === 0 ? [...wrong, 'somebody is missing, without an error'] : wrong;
}

const places = (errors: readonly { readonly message: string; readonly path?: readonly (string | number)[] | undefined }[]): string[] =>
  errors.map(({ message, path }) => `${(path ?? []).join('.')}: ${message}`).toSorted();

const written = ({ query, variables }: Drawn): string => `${query}\n${JSON.stringify(variables)}`;
