import { isDeepStrictEqual } from 'node:util';

import { type MirexCode, MIREX_CODES } from '@mirex/schema/mirex';
import { readModel } from '@mirex/schema/shard/read-model';

import { createEngine } from './engine.ts';
import type { AnswerError } from './gather/answer-error.ts';
import { overTheWire } from './over-the-wire.ts';
import type { Instance, Partition } from './partition.ts';
import { inProcess, type LocalResult } from './scatter/in-process.ts';

/** One instance of a subgraph, however it is made: a schema over rows, a server with its own database. */
export type Serve = (asked: { readonly query: string; readonly variables: Readonly<Record<string, unknown>>; readonly mirex: readonly MirexCode[] }) => Promise<LocalResult>;

export interface LawOperation {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

export interface ShardLaw<Dataset> {
  /** As composition reads it. */
  readonly sdl: string;
  /** An instance that holds these rows and serves these MIREX. */
  readonly serve: (dataset: Dataset, mirex: readonly MirexCode[]) => Serve | Promise<Serve>;
  readonly dataset: Dataset;
  /** The rows of these MIREX. */
  readonly split: (dataset: Dataset, mirex: readonly MirexCode[]) => Dataset;
  readonly operations: readonly LawOperation[];
  /** The MIREX of each instance; absent, one instance for each. */
  readonly partition?: readonly (readonly MirexCode[])[];
}

/** Where the law was broken, and what both sides said. */
export class LawBroken extends Error {
  constructor(readonly operation: LawOperation, readonly sharded: unknown, readonly whole: unknown) {
    super(`over its instances the subgraph answers otherwise than whole\n${operation.query}\n${JSON.stringify(operation.variables ?? {})}\nsharded ${JSON.stringify(sharded)}\nwhole   ${JSON.stringify(whole)}`);
  }
}

/**
 * The shard law: a subgraph over its instances answers as one instance with all rows would. No directive can see a resolver
 * that does not decompose ("the first of each"); this does.
 *
 * @throws LawBroken at the first operation of which the data or the places of the errors differ.
 */
export async function assertShardLaw<Dataset>({ sdl, serve, dataset, split, operations, partition: groups = MIREX_CODES.map((code) => [code]) }: ShardLaw<Dataset>): Promise<void> {
  const mirex = MIREX_CODES.filter((code) => groups.some((group) => group.includes(code)));
  const instances = groups.map((group, i): Instance => ({ name: `instance-${i}`, url: 'http://in-process', mirex: group }));
  const partition: Partition = { mirex, instances };
  const servers = new Map(await Promise.all(instances.map(async (instance) => [instance.name, await serve(split(dataset, instance.mirex), instance.mirex)] as const)));
  const whole = await serve(split(dataset, mirex), mirex);
  const ask = inProcess(async (call) => servers.get(call.instance.name)?.(call) ?? {});
  const engine = createEngine({ model: readModel('subgraph', sdl), partition, ask });
  for (const operation of operations) {
    const variables = operation.variables ?? {};
    const sharded = await engine.execute({ query: operation.query, variables });
    const expected = await whole({ query: operation.query, variables, mirex });
    const said = [comparable(sharded.data, sharded.errors), comparable(expected.data, (expected.errors ?? []).map((error) => error.toJSON()))];
    if (!isDeepStrictEqual(said[0], said[1])) throw new LawBroken(operation, said[0], said[1]);
  }
}

/** As it goes over the wire; of an error its place alone, because a merged one names its MIREX. */
const comparable = (data: unknown, errors: readonly AnswerError[]) => ({
  data: overTheWire(data),
  errors: errors.map(({ path }) => (path ?? []).join('.')).toSorted(),
});
