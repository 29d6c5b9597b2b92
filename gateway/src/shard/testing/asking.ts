import type { MirexCode } from '@mirex/schema/mirex';

import type { JsonObject } from '../gather/json.ts';
import { overTheWire } from '../over-the-wire.ts';
import type { ShardResult } from '../request.ts';
import type { Ask, Call } from '../scatter/ask.ts';
import { toyEngine, type ToyOptions } from './toy-engine.ts';
import type { Row } from './toy-rows.ts';

/** A candidate of the toy subgraph, like any other where nothing else is said. */
export const row = (id: string, more: Partial<Row> = {}): Row =>
  ({ id, number: id, name: 'Ada', born: 2005, points: 12, budget: '1.10', speciality: 'AGRO', movedTo: null, years: [2026], broken: false, ...more });

/** Two of the North-West, one of the South-East who moved overseas and whose row is broken, and that same one overseas. */
export const ROWS: readonly Row[] = [
  row('NO-CAN-1'), row('NO-CAN-2', { points: 8 }), row('SE-CAN-3', { movedTo: 'AG-CAN-4', broken: true }), row('AG-CAN-4', { name: 'Zoé' }),
];

export interface AskingOptions extends ToyOptions {
  readonly rows?: readonly Row[];
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly visible?: ReadonlySet<MirexCode>;
}

export interface Asked extends Omit<ShardResult, 'data'> {
  /** As a client reads it; an empty object when there is none. */
  readonly data: JsonObject;
  readonly calls: readonly Call[];
}

/** Asks the toy subgraph over seven instances. */
export async function asking(query: string, { rows = ROWS, variables = {}, visible, ...options }: AskingOptions = {}): Promise<Asked> {
  const { engine, calls } = toyEngine(rows, options);
  const result = await engine.execute({ query, variables, visible });
  return { ...result, data: (overTheWire(result.data) ?? {}) as JsonObject, calls };
}

/** The `extensions.code` of each error. */
export const codesOf = ({ errors }: Pick<Asked, 'errors'>): unknown[] => errors.map(({ extensions }) => extensions?.['code']);

/** An instance whose answers are changed on their way. */
export const lying = (mirex: MirexCode, lie: (data: JsonObject) => void) => (ask: Ask): Ask => async (call) => {
  const answer = await ask(call);
  if (call.mirex.includes(mirex) && answer.data) lie(answer.data);
  return answer;
};
