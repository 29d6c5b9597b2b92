import { describe, expect, it } from '@jest/globals';
import type { MirexCode } from '@mirex/schema/mirex';
import { execute, type GraphQLFieldConfigMap, type GraphQLObjectType, parse } from 'graphql';
import { readModel } from '@mirex/schema/shard/read-model';

import { assertShardLaw, LawBroken, type Serve } from './shard-law.ts';

const SDL = `
  type Query { count: Int @routed(absent: SCATTER) @merge(as: SUM) first: Int @routed(absent: SCATTER) @merge(as: MIN) typical: Int @routed(absent: SCATTER) @merge(as: MAX) }
`;
type Numbers = Readonly<Partial<Record<MirexCode, readonly number[]>>>;
const DATASET: Numbers = { NO: [3, 9], SE: [1], AG: [4, 4] };

function serve(dataset: Numbers): Serve {
  const numbers = Object.values(dataset).flat();
  const { schema } = readModel('numbers', SDL);
  const fields = (schema.getQueryType() as GraphQLObjectType).getFields() as unknown as GraphQLFieldConfigMap<unknown, unknown>;
  const values: Record<string, () => number | null> = {
    count: () => numbers.length, first: () => (numbers.length === 0 ? null : Math.min(...numbers)),
    // The mean does not decompose, whatever its directive says.
    typical: () => (numbers.length === 0 ? null : Math.round(numbers.reduce((sum, n) => sum + n, 0) / numbers.length)),
  };
  for (const [name, resolve] of Object.entries(values)) (fields[name] as { resolve?: unknown }).resolve = resolve;
  return async ({ query, variables }) => execute({ schema, document: parse(query), variableValues: variables });
}

const split = (dataset: Numbers, mirex: readonly MirexCode[]): Numbers => Object.fromEntries(mirex.map((code) => [code, dataset[code] ?? []]));

describe('the shard law', () => {
  it.each([undefined, [['NO', 'SE'], ['AG', 'NE', 'SO', 'OI', 'OP']] as const])('holds for what decomposes, over %j', async (partition) => {
    await assertShardLaw({ sdl: SDL, serve, dataset: DATASET, split, operations: [{ query: '{ count first }' }], ...(partition ? { partition } : {}) });
  });

  it('is broken by a resolver that does not decompose, and says where', async () => {
    const broken = assertShardLaw({ sdl: SDL, serve, dataset: DATASET, split, operations: [{ query: '{ count }' }, { query: '{ typical }' }] });
    await expect(broken).rejects.toThrow(LawBroken);
    await expect(broken).rejects.toMatchObject({ operation: { query: '{ typical }' }, whole: { data: { typical: 4 } }, sharded: { data: { typical: 6 } } });
  });
});
