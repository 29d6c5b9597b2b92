import { describe, expect, it } from '@jest/globals';
import { GraphQLError, parse } from 'graphql';

import { apolloPlanner } from '../plan/apollo-planner.ts';
import { PlanRefused } from '../plan/plan-refused.ts';
import { newExecutor } from './executor.ts';
import type { FetchSubgraph } from './subgraph-request.ts';
import { type Heard, toySubgraphs, toySupergraph } from './testing/toy-graph.ts';

const SUPERGRAPH = toySupergraph();
const PLANNER = apolloPlanner(SUPERGRAPH);

interface Answer {
  readonly data: unknown;
  readonly errors: readonly { readonly message: string; readonly path?: unknown }[];
}

async function ask(query: string, fetchOf: (subgraph: string) => FetchSubgraph<unknown> = toySubgraphs()): Promise<Answer> {
  const { text, errors } = await newExecutor({ supergraph: SUPERGRAPH, planner: PLANNER, fetchOf }).execute({ document: parse(query), context: undefined });
  return { data: text === undefined ? undefined : JSON.parse(text) as unknown, errors: errors.map(({ message, path }) => ({ message, ...(path === undefined ? {} : { path }) })) };
}

it('an operation that was prepared is not planned again, whatever its literals', async () => {
  let planned = 0;
  const planner = { ...PLANNER, plan: (...given: Parameters<typeof PLANNER.plan>) => {
    planned += 1;
    return PLANNER.plan(...given);
  } };
  const { prepare, execute } = newExecutor({ supergraph: SUPERGRAPH, planner, fetchOf: toySubgraphs() });
  await prepare(parse('query A { product(id: "p1") { id } } query B { me { id } }'), 'A');
  const { text } = await execute({ document: parse('query A { product(id: "p2") { id } }'), context: undefined });
  expect([planned, text]).toEqual([1, '{"product":{"id":"p2"}}']);
});

describe('a subgraph', () => {
  it('is asked for each entity once, and the answer stands wherever the entity does', async () => {
    const heard: Heard[] = [];
    const { data } = await ask('{ products(first: 4) { related(first: 4) { averageStars } } }', toySubgraphs(undefined, heard));
    const asked = heard.filter(({ subgraph }) => subgraph === 'reviews').map(({ variables }) => variables['representations']);
    expect(asked).toEqual([['p2', 'p3', 'p4', 'p5', 'p1'].map((id) => ({ __typename: 'Product', id }))]);
    expect(JSON.stringify(data).match(/averageStars":[0-9.]+/g)).toHaveLength(16);
  });

  it('is told no literal in the text of a question: values travel as variables', async () => {
    const heard: Heard[] = [];
    await ask('{ product(id: "p1") { title } }', toySubgraphs(undefined, heard));
    expect(heard).toMatchObject([{ query: expect.not.stringContaining('p1'), variables: { lit0: 'p1' } }]);
  });

  const garbage: [why: string, answer: unknown, data: unknown][] = [
    ['nothing of use', {}, { reviews: null, me: { id: 'u1' } }],
    ['a list of entities that is none', { data: { reviews: 7 } }, { reviews: null, me: { id: 'u1' } }],
    ['a text where a list is promised', { data: { reviews: 'eleven' } }, { reviews: null, me: { id: 'u1' } }],
    ['numbers where objects are promised', { data: { reviews: [1, 2] } }, { reviews: null, me: { id: 'u1' } }],
    ['a null that may not be', { data: { reviews: [{ id: 'r1', stars: null }] } }, { reviews: null, me: { id: 'u1' } }],
    ['a number that is too large', { data: { reviews: [{ id: 'r1', stars: 1e12 }] } }, { reviews: null, me: { id: 'u1' } }],
    ['an error whose place is a number', { errors: [{ message: 'x', path: 7 }] }, { reviews: null, me: { id: 'u1' } }],
    ['null', null, { reviews: null, me: { id: 'u1' } }],
    ['a prototype', { data: JSON.parse('{"__proto__":{"reviews":[]},"reviews":null}') as unknown }, { reviews: null, me: { id: 'u1' } }],
  ];
  it.each(garbage)('that answers %s harms its own fields only', async (_why, answer, data) => {
    const others = toySubgraphs();
    const answered = await ask('{ reviews { id stars } me { id } }', (name) => (name === 'reviews' ? async () => answer as never : others(name)));
    expect(answered.data).toEqual(data);
  });

  it('that breaks the schema without a word is an error at the place', async () => {
    const others = toySubgraphs();
    const { errors } = await ask('{ reviews { id stars } }', (name) => (name === 'reviews' ? async () => ({ data: { reviews: [{ id: 'r1', stars: null }] } }) : others(name)));
    expect(errors).toEqual([{ message: 'Cannot return null for non-nullable field Review.stars.', path: ['reviews', 0, 'stars'] }]);
  });

  it('that cannot be reached is one error, and the others answer', async () => {
    const others = toySubgraphs();
    const answered = await ask('{ products(first: 1) { title averageStars } }', (name) => (name === 'reviews' ? () => Promise.reject(new Error('no way')) : others(name)));
    expect(answered).toMatchObject({ data: { products: [{ averageStars: null }] }, errors: [{ message: 'no way' }] });
  });
});

it('tells of an error in what a client called by another name by that name', async () => {
  const { errors } = await ask('{ mine: me { friends(first: 1) { post: email } } }');
  expect(errors).toEqual([{ message: 'boom at email', path: ['mine', 'friends', 0, 'post'] }]);
});

it('does not tell of errors in what only a plan asked for', async () => {
  const query = '{ search { ... on Media { id ... on Node { ... on Product { discount } } } } }';
  expect((await ask(query)).errors).toEqual([]);
});

it('plans what differs in its literals only once', async () => {
  let plans = 0;
  const counting = { schema: PLANNER.schema, plan: (...given: Parameters<typeof PLANNER.plan>) => { plans += 1; return PLANNER.plan(...given); } };
  const { execute } = newExecutor({ supergraph: SUPERGRAPH, planner: counting, fetchOf: toySubgraphs() });
  const answers = await Promise.all(['p1', 'p2', 'p3'].map((id) => execute({ document: parse(`{ product(id: "${id}") { id } }`), context: undefined })));
  expect(answers.map(({ text }) => text)).toEqual(['p1', 'p2', 'p3'].map((id) => `{"product":{"id":"${id}"}}`));
  expect(plans).toBe(1);
});

it('remembers what could not be planned in time', async () => {
  let plans = 0;
  const refusing = { schema: PLANNER.schema, plan: async () => { plans += 1; throw new PlanRefused(new GraphQLError('too long')); } };
  const { execute } = newExecutor({ supergraph: SUPERGRAPH, planner: refusing, fetchOf: toySubgraphs() });
  for (let time = 0; time < 3; time += 1) {
    const { text, errors } = await execute({ document: parse('{ me { id } }'), context: undefined });
    expect({ text, codes: errors.map(({ extensions }) => extensions['code']) }).toEqual({ text: undefined, codes: ['OPERATION_TOO_COMPLEX'] });
  }
  expect(plans).toBe(1);
});
