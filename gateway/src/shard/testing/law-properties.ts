import { isDeepStrictEqual } from 'node:util';

import { type MirexCode, MIREX_CODES } from '@mirex/schema/mirex';
import fc from 'fast-check';

import type { Json } from '../gather/json.ts';
import type { ShardResult } from '../request.ts';
import { draws } from './draw.ts';
import { type Drawn, drawQuery } from './draw-operation.ts';
import { partitionOf, toyEngine } from './toy-engine.ts';
import { toyServer } from './toy-instance.ts';
import { assignment, mirexOfRow, type Row, rows as anyRows } from './toy-rows.ts';
import { unexplained } from './unexplained.ts';

/** By instance, CONCAT has no order that the nation shares. */
const UNORDERED = ['everyone'];
/** Makes a list that may not hold null lose all rows of a MIREX; without a resolver that throws it says nothing. */
const NON_NULL = ['solid'];

/** The same answer as of one server with all rows, whoever answers first. */
export const sameAsWhole = (runs: number, withErrors: boolean): Promise<void> =>
  fc.assert(fc.asyncProperty(anyRows, assignment, fc.integer(), async (rows, assigned, seed) => {
    const drawn = drawQuery(seed, rows, [...UNORDERED, ...NON_NULL, ...(withErrors ? [] : ['fragile'])]);
    const whole = await toyServer(rows)({ ...drawn, mirex: MIREX_CODES });
    const draw = draws(seed);
    const { engine } = toyEngine(rows, { partition: partitionOf(assigned), delay: () => draw.pick([0, 1, 5, 20]) });
    const sharded = await engine.execute(drawn);
    const expected = { data: plain(whole.data), errors: places(whole.errors ?? []) };
    const said = { data: plain(sharded.data), errors: places(sharded.errors) };
    if (!isDeepStrictEqual(said, expected)) throw new Error(`${written(drawn)}\nsharded ${JSON.stringify(said)}\nwhole   ${JSON.stringify(expected)}`);
  }), { numRuns: runs });

/** With an instance away: what the others say, and for the rest a null that an error explains. */
export const othersWhenOneIsMissing = (runs: number): Promise<void> =>
  fc.assert(fc.asyncProperty(anyRows, assignment, fc.constantFrom(...MIREX_CODES), fc.integer(), async (rows, assigned, gone, seed) => {
    const drawn = drawQuery(seed, rows, [...UNORDERED, ...NON_NULL, 'fragile', 'coverage']);
    const partition = partitionOf(assigned);
    const missing = new Set<MirexCode>(partition.instances.find(({ mirex }) => mirex.includes(gone))?.mirex);
    const left: readonly Row[] = rows.filter((row) => !missing.has(mirexOfRow(row)));
    const whole = await toyServer(left)({ ...drawn, mirex: MIREX_CODES });
    const result = await toyEngine(rows, { partition, missing: new Set([gone]) }).engine.execute(drawn);
    const faults = [...unexplained(plain(result.data), plain(whole.data), result.errors), ...misreported(result, missing)];
    if (faults.length > 0) throw new Error(`${written(drawn)}\n${faults.join('\n')}`);
  }), { numRuns: runs });

function misreported({ coverage, errors }: ShardResult, missing: ReadonlySet<MirexCode>): string[] {
  const named = new Set(errors.flatMap(({ extensions }) => extensions?.['mirex'] as MirexCode[]));
  const wrong = [...coverage.missing, ...named].filter((code) => !missing.has(code)).map((code) => `${code} is not missing`);
  return coverage.missing.size > 0 && errors.length === 0 ? [...wrong, 'somebody is missing, without an error'] : wrong;
}

const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value ?? null)) as Json;

const places = (errors: readonly { readonly message: string; readonly path?: readonly (string | number)[] | undefined }[]): string[] =>
  errors.map(({ message, path }) => `${(path ?? []).join('.')}: ${message}`).toSorted();

const written = ({ query, variables }: Drawn): string => `${query}\n${JSON.stringify(variables)}`;
