import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type GraphQLSchema, lexicographicSortSchema, NoUnusedVariablesRule, parse, printSchema, specifiedRules, validate } from 'graphql';

import { apolloPlanner } from '../plan/apollo-planner.ts';
import { hivePlanner } from '../plan/hive-planner.ts';
import type { Planner } from '../plan/planner.ts';
import { type Executor, newExecutor } from './executor.ts';
import { type Told, endsOf } from './testing/ends.ts';
import { drawOperation } from './testing/draw-operation.ts';
import { askOracle, toySubgraphs, toySupergraph } from './testing/toy-graph.ts';

const RUNS = Number(process.env['ORACLE_RUNS'] ?? 400);
const RULES = specifiedRules.filter((rule) => rule !== NoUnusedVariablesRule);

const SUPERGRAPH = toySupergraph();
const planners: Record<string, Planner> = {};
const executors: Record<string, Executor<unknown>> = {};
let schema: GraphQLSchema;

beforeAll(async () => {
  planners['apollo'] = apolloPlanner(SUPERGRAPH);
  planners['hive'] = await hivePlanner(SUPERGRAPH);
  for (const [name, planner] of Object.entries(planners)) executors[name] = newExecutor({ supergraph: SUPERGRAPH, planner, fetchOf: toySubgraphs() });
  schema = planners['apollo'].schema;
});

const ask = async (planner: string, query: string, variables: Readonly<Record<string, unknown>>): Promise<Told> => {
  const { text, errors } = await executors[planner]!.execute({ document: parse(query), variables, context: undefined });
  return { data: text === undefined ? undefined : JSON.parse(text), errors: errors.map((error) => error.toJSON()) };
};

describe.each(['apollo', 'hive'])('with the planner of %s', (planner) => {
  it('any operation is answered as one server with all of it would', async () => {
    await fc.assert(fc.asyncProperty(fc.integer(), async (seed) => {
      const { query, variables } = drawOperation(seed, schema);
      fc.pre(validate(schema, parse(query), RULES, { maxErrors: 1 }).length === 0);
      const expected = await askOracle(schema, query, variables);
      const answered = await ask(planner, query, variables);
      expect({ query, variables, ...endsOf(answered) }).toEqual({ query, variables, ...endsOf(JSON.parse(JSON.stringify(expected)) as Told) });
    }), { numRuns: RUNS });
  }, 60_000);
});

it('both planners let clients ask the same', () => {
  expect(printSchema(lexicographicSortSchema(planners['hive']!.schema))).toBe(printSchema(lexicographicSortSchema(schema)));
});
