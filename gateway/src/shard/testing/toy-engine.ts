import { MIREX_CODES, type MirexCode } from '@mirex/schema/mirex';

import { createEngine, type Engine } from '../engine.ts';
import type { Instance, Partition } from '../partition.ts';
import { type Ask, type Call, Unavailable } from '../scatter/ask.ts';
import { inProcess } from '../scatter/in-process.ts';
import { TOY, toyServer } from './toy-instance.ts';
import { mirexOfRow, type Row } from './toy-rows.ts';

/** @param assignment each MIREX by the number of its instance. */
export function partitionOf(assignment: ReadonlyMap<MirexCode, number>): Partition {
  const groups = [...Map.groupBy(MIREX_CODES, (code) => assignment.get(code) ?? 0)].toSorted(([a], [b]) => a - b);
  return { mirex: MIREX_CODES, instances: groups.map(([number, mirex]): Instance => ({ name: `toy-${number}`, url: 'http://127.0.0.1:1', mirex })) };
}

export const ONE_EACH: Partition = partitionOf(new Map(MIREX_CODES.map((code, i) => [code, i])));

export interface ToyOptions {
  readonly partition?: Partition;
  /** Nobody reaches the instances of these. */
  readonly missing?: ReadonlySet<MirexCode>;
  /** How many turns of the event loop an instance takes. */
  readonly delay?: (instance: Instance) => number;
  /** Stands between the engine and an instance. */
  readonly around?: (ask: Ask) => Ask;
}

/** The toy subgraph over instances that each hold the rows of their own MIREX. */
export function toyEngine(rows: readonly Row[], { partition = ONE_EACH, missing = new Set(), delay = () => 0, around = (ask) => ask }: ToyOptions = {}): { readonly engine: Engine; readonly calls: Call[] } {
  const calls: Call[] = [];
  const servers = new Map(partition.instances.map((instance) => [instance.name, toyServer(rows.filter((row) => instance.mirex.includes(mirexOfRow(row))))]));
  const ask = inProcess(async (call) => {
    calls.push(call);
    for (let turn = delay(call.instance); turn > 0; turn -= 1) await Promise.resolve();
    if (call.instance.mirex.some((code) => missing.has(code))) throw new Unavailable({ reason: 'CONNECTION', sent: false, detail: 'ECONNREFUSED' });
    return servers.get(call.instance.name)?.(call) ?? {};
  });
  return { engine: createEngine({ model: TOY, partition, ask: around(ask) }), calls };
}
