import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { ask, type Reply } from '../testing/ask-graph.ts';
import { type ToyWorld, toyWorld } from '../testing/toy-world.ts';

let own: ToyWorld;
let stock: ToyWorld;

beforeAll(async () => {
  own = await toyWorld({ execution: 'own' });
  stock = await toyWorld({ execution: 'stock' });
});
afterAll(async () => { await Promise.all([own.close(), stock.close()]); });
afterEach(() => {
  for (const toy of [own.referential, own.candidates, stock.referential, stock.candidates]) toy.mischief = undefined;
});

type Mischief = NonNullable<ToyWorld['candidates']['mischief']>;

/** References and costs of time are each one's own. */
const alike = ({ status, text }: Reply): unknown => JSON.parse(JSON.stringify({ status, body: JSON.parse(text) as unknown }).replaceAll(/\b[0-9a-f]{12}\b/g, 'reference'));

const OPERATIONS: readonly (readonly [shows: string, query: string, variables: Record<string, unknown>])[] = [
  ['both subgraphs', '{ enrolments { id name session { id label enrolmentCount } } }', {}],
  ['a variable', 'query ($id: ID!) { enrolment(id: $id) { name } }', { id: 'NO-1' }],
  ['a variable of a wrong type', 'query ($id: ID!) { enrolment(id: $id) { name } }', { id: { a: 1 } }],
  ['a missing variable', 'query ($id: ID!) { enrolment(id: $id) { name } }', {}],
  ['a mutation', 'mutation { withdraw(id: "NO-2") { id } }', {}],
  ['introspection', '{ __schema { queryType { name } types { name } } __typename }', {}],
  ['a fault that is masked', '{ throws sessions { id } }', {}],
  ['a code of ours', '{ codes(code: "SESSION_CLOSED") }', {}],
  ['an unknown field', '{ nothing }', {}],
  ['an operation that is not there', 'query A { sessions { id } } query B { sessions { id } }', {}],
];

describe('over HTTP, our execution answers as Apollo’s:', () => {
  it.each(OPERATIONS)('%s', async (_shows, query, variables) => {
    expect(alike(await ask(own, query, variables))).toEqual(alike(await ask(stock, query, variables)));
  });

  const mischiefs: readonly (readonly [why: string, mischief: Mischief])[] = [
    ['answers the page of a proxy', (response) => void response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad Gateway</h1>')],
    ['answers half of its JSON', (response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{"_enti')],
    ['answers one entity too few', (response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{"_entities":[null]}}')],
    ['hangs up', (response) => void response.destroy()],
    ['never answers', () => undefined],
    ['answers with a list where an object is promised', (response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{"_entities":[[],[]]}}')],
  ];

  it.each(mischiefs)('an instance that %s', async (_why, mischief) => {
    own.candidates.mischief = mischief;
    stock.candidates.mischief = mischief;
    const query = '{ sessions { id label enrolmentCount } }';
    expect(alike(await ask(own, query))).toEqual(alike(await ask(stock, query)));
  });
});

it('says once, at its place, what of an instance’s data breaks the schema', async () => {
  own.referential.mischief = (response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{"sessions":[{"id":"2026","required":null}]}}');
  const { body } = await ask(own, '{ sessions { id required } }');
  expect(body).toMatchObject({ data: null, errors: [{ path: ['sessions', 0, 'required'], extensions: { code: 'INTERNAL' } }] });
  expect(body.errors).toHaveLength(1);
});

it('asks for each entity once, and once what two parts of a plan ask at the same time', async () => {
  const before = own.referential.heard.length;
  await ask(own, '{ enrolments { session { label } } again: enrolments { session { label } } }');
  expect(own.referential.heard.slice(before)).toHaveLength(1);
});
