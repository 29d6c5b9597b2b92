import { describe, expect, it } from '@jest/globals';
import { MIREX_CODES } from '@mirex/schema/mirex';
import fc from 'fast-check';
import { NoUnusedVariablesRule, parse, specifiedRules, validate } from 'graphql';

import { draws } from './testing/draw.ts';
import { drawQuery } from './testing/draw-operation.ts';
import { partitionOf, toyEngine } from './testing/toy-engine.ts';
import { TOY, toyServer } from './testing/toy-instance.ts';
import { assignment, rows as anyRows } from './testing/toy-rows.ts';

const RUNS = 300;
/** Servers run operations whose variables are not all used. */
const RULES = specifiedRules.filter((rule) => rule !== NoUnusedVariablesRule);
/** By instance, CONCAT has no order that the nation shares; it is tested by itself. */
const UNORDERED = ['everyone'];

const plain = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));
const places = (errors: readonly { readonly message: string; readonly path?: readonly (string | number)[] | undefined }[] = []): string[] =>
  errors.map(({ message, path }) => `${(path ?? []).join('.')}: ${message}`).toSorted();

/** Who answers first is anybody's. */
const turns = (seed: number) => {
  const draw = draws(seed);
  return () => draw.pick([0, 1, 5, 20]);
};

describe('the nation’s answer', () => {
  it.each([['without errors', [...UNORDERED, 'fragile', 'solid']], ['with resolvers that throw', [...UNORDERED, 'solid']]])('is that of one server with all rows, %s', async (_why, without) => {
    await fc.assert(fc.asyncProperty(anyRows, assignment, fc.integer(), async (rows, assigned, seed) => {
      const { query, variables } = drawQuery(seed, rows, without);
      fc.pre(validate(TOY.schema, parse(query), RULES, { maxErrors: 1 }).length === 0);
      const whole = await toyServer(rows)({ query, variables, mirex: MIREX_CODES });
      const { engine } = toyEngine(rows, { partition: partitionOf(assigned), delay: turns(seed) });
      const sharded = await engine.execute({ query, variables });
      expect({ query, variables, data: plain(sharded.data) }).toEqual({ query, variables, data: plain(whole.data) });
      expect(places(sharded.errors)).toEqual(places(whole.errors?.map((error) => error.toJSON())));
    }), { numRuns: RUNS });
  });
});
