import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type GraphQLSchema, lexicographicSortSchema, NoUnusedVariablesRule, parse, printSchema, specifiedRules, validate } from 'graphql';

import { apolloPlanner } from '../plan/apollo-planner.ts';
import { hivePlanner } from '../plan/hive-planner.ts';
import type { Planner } from '../plan/planner.ts';
import { newExecutor } from './executor.ts';
import { stockGateway } from './testing/ask-stock.ts';
import { drawOperation } from './testing/draw-operation.ts';
import { endsOf, type Told } from './testing/ends.ts';
import { askOracle, toySubgraphs, toySupergraph } from './testing/toy-graph.ts';
import { TOY_OPERATIONS } from './testing/toy-operations.ts';
import { WITH_REQUIRED_ARGUMENT } from './testing/toy-sdl.ts';

/** Bounded for every run of the tests, by the clock too; `LAW_RUNS=5000` asks for more of them. */
const RUNS = Number(process.env['LAW_RUNS'] ?? 100);

const RULES = specifiedRules.filter((rule) => rule !== NoUnusedVariablesRule);
const SUPERGRAPH = toySupergraph(WITH_REQUIRED_ARGUMENT);
const VARIABLES = { yes: true, no: false, id: 'p2' };

type Ask = (query: string, variables: Readonly<Record<string, unknown>>) => Promise<Told>;

/** What the stock gateway answers otherwise than one server with all of it would, and we do not. */
const WRONG_IN_STOCK = new Set([
  'an argument that another requires otherwise', 'conditions that leave nothing', 'aliases of the names of keys and required fields',
  'aliases inside a compound key', 'an alias named __typename',
]);

let schema: GraphQLSchema;
let hiveSchema: GraphQLSchema;
const askers: Record<string, Ask> = {};

beforeAll(async () => {
  const apollo = apolloPlanner(SUPERGRAPH);
  const hive = await hivePlanner(SUPERGRAPH);
  ({ schema } = apollo);
  hiveSchema = hive.schema;
  askers['Apollo’s planner'] = ours(apollo);
  askers['Hive’s planner'] = ours(hive);
  askers['stock execution'] = await stockGateway(SUPERGRAPH, toySubgraphs(WITH_REQUIRED_ARGUMENT));
});

function ours(planner: Planner): Ask {
  const { execute } = newExecutor({ supergraph: SUPERGRAPH, planner, fetchOf: toySubgraphs(WITH_REQUIRED_ARGUMENT) });
  return async (query, variables) => {
    const { text, errors } = await execute({ document: parse(query), variables, context: undefined });
    return { data: text === undefined ? undefined : JSON.parse(text), errors: errors.map((error) => error.toJSON()) };
  };
}

const expected = async (query: string, variables: Readonly<Record<string, unknown>>): Promise<Told> =>
  askOracle(schema, query, variables).then(({ data, errors = [] }) => ({ data, errors: errors.map((error) => error.toJSON()) }));

describe.each(['Apollo’s planner', 'Hive’s planner'])('with %s', (name) => {
  it.each(TOY_OPERATIONS)('%s is answered as one server with all of it would', async (_shows, query) => {
    expect(endsOf(await askers[name]!(query, VARIABLES))).toEqual(endsOf(await expected(query, VARIABLES)));
  });
});

// Hive's planner is left out: some valid operations make it end the process. docs/decisions/0002-planner.md
it('any operation is answered as one server with all of it would, with Apollo’s planner', async () => {
  await fc.assert(fc.asyncProperty(fc.integer(), async (seed) => {
    const { query, variables } = drawOperation(seed, schema);
    fc.pre(validate(schema, parse(query), RULES, { maxErrors: 1 }).length === 0);
    const answered = await askers['Apollo’s planner']!(query, variables);
    // On a busy machine the deepest are not planned in time: refused, they are not answered at all.
    fc.pre(!(answered.errors ?? []).some(({ extensions }) => extensions?.['code'] === 'OPERATION_TOO_COMPLEX'));
    expect({ query, variables, ...endsOf(answered) }).toEqual({ query, variables, ...endsOf(await expected(query, variables)) });
  }), { numRuns: RUNS, plugins: [fc.interruptAfterTimeLimit(20_000)] });
}, 60_000);

describe('the stock gateway', () => {
  const [wrong, right] = [true, false].map((is) => TOY_OPERATIONS.filter(([shows]) => WRONG_IN_STOCK.has(shows) === is));
  it.each(right!)('answers the same: %s', async (_shows, query) => {
    const [stock, own] = await Promise.all([askers['stock execution']!(query, VARIABLES), askers['Apollo’s planner']!(query, VARIABLES)]);
    expect(endsOf(own)).toEqual(endsOf(stock));
  });

  it.each(wrong!)('is still wrong where we are right: %s', async (_shows, query) => {
    expect(endsOf(await askers['stock execution']!(query, VARIABLES))).not.toEqual(endsOf(await expected(query, VARIABLES)));
  });
});

it('both planners let clients ask the same', () => {
  expect(printSchema(lexicographicSortSchema(hiveSchema))).toBe(printSchema(lexicographicSortSchema(schema)));
});
