import { isDeepStrictEqual } from 'node:util';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RunningGateway } from '@mirex/gateway/gateway';
import { apolloPlanner } from '@mirex/gateway/plan/apollo-planner';
import { Kind, type OperationDefinitionNode, parse, type TypeNode } from 'graphql';

import { operationsOfTests } from './operations-of-tests.ts';
import { QUERIES, text } from './queries-of-ours.ts';
import { startTestProduct, type TestProduct } from './test-product.ts';

/** The same instances behind three gateways: in process, over HTTP, and over HTTP with Apollo's execution. */
let world: TestProduct;
let overHttp: RunningGateway;
let stock: RunningGateway;
let ids: Readonly<Record<string, string>>;

beforeAll(async () => {
  world = await startTestProduct({ mirex: ['NO', 'SE'], enrolments: 30 });
  [overHttp, stock] = await Promise.all([world.gatewayBeside('own'), world.gatewayBeside('stock')]);
  const { enrolments } = await world.graph.request<{ enrolments: { edges: { node: { id: string } }[] } }>('{ enrolments(first: 1) { edges { node { id } } } }');
  ids = { ID: enrolments.edges[0]?.node.id ?? '' };
}, 180_000);
afterAll(async () => {
  await Promise.all([overHttp, stock].map((gateway) => gateway.close()));
  await world.stop();
}, 180_000);

/** Something of each type, so that every query runs: what it finds matters less than that all find the same. */
function valueFor(type: TypeNode): unknown {
  if (type.kind === Kind.NON_NULL_TYPE) return valueFor(type.type);
  if (type.kind === Kind.LIST_TYPE) return [valueFor(type.type)];
  return { Int: 5, Float: 5, Boolean: true, String: '2026', MirexCode: 'NO', ...ids }[type.name.value];
}

const AT_ONCE = 4;

/** A busy machine makes one of them wait too long for an instance or a plan: then all are asked again. */
const IMPATIENT = /TIMEOUT|CIRCUIT_OPEN|OPERATION_TOO_COMPLEX/;
const TRIES = 4;

const OWN = /référence [\w-]+|"reference":"[\w-]+|\d{4}-\d\d-\d\dT[\d:.]+Z/g;

/** References and times are each one's own. */
const alike = (status: number, text: string): unknown => {
  const { data, errors = [] } = JSON.parse(text) as { readonly data?: unknown; readonly errors?: readonly object[] };
  const bare = (value: unknown): string => JSON.stringify(value ?? null).replaceAll(OWN, 'own');
  return { status, data: bare(data), errors: errors.map(bare).toSorted() };
};

async function asked({ url }: RunningGateway, token: string, query: string, variables: object): Promise<unknown> {
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }) });
  return alike(response.status, await response.text());
}

/** Apollo's gateway fails on the introspection of a schema as large as this one. */
const READING = QUERIES.filter(([, text]) => !text.includes('__schema')).flatMap(([name, text]) => parse(text, { noLocation: true }).definitions
  .filter((node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION && node.operation === 'query')
  .map((operation) => [name, text, operation] as const));

/** What three gateways answer to one query; undefined when it is the same. */
async function different(query: string, { variableDefinitions = [] }: OperationDefinitionNode, nth: number): Promise<readonly unknown[] | undefined> {
  const variables = Object.fromEntries(variableDefinitions.map(({ variable, type }) => [variable.name.value, valueFor(type)]));
  const token = world.product.identities[nth]?.token ?? '';
  let answers: unknown[] = [];
  for (let tries = 0; tries < TRIES; tries += 1) {
    answers = await Promise.all([world.product.gateway, overHttp, stock].map((gateway) => asked(gateway, token, query, variables)));
    if (answers.every((answer) => isDeepStrictEqual(answer, answers[0]))) return undefined;
    if (!IMPATIENT.test(JSON.stringify(answers))) break;
  }
  return answers;
}

describe.each([0, 1])('to the demonstration’s identity %i, three gateways answer the same:', (nth) => {
  it.each(READING)('%s', async (_name, query, operation) => {
    expect(await different(query, operation, nth)).toBeUndefined();
  });
});

it('to whatever a test of ours asks the graph, three gateways answer the same', async () => {
  const operations = operationsOfTests(apolloPlanner(text('schema/sdl/supergraph.graphql')).schema).filter(([, query]) => !query.includes('__schema'));
  expect(operations.length).toBeGreaterThan(250);
  const differing: unknown[] = [];
  let next = 0;
  const ask = async (): Promise<void> => {
    for (let operation = operations[next]; operation !== undefined; operation = operations[next]) {
      next += 1;
      const [name, query, definition] = operation;
      const answers = await different(query, definition, 0);
      if (answers !== undefined) differing.push({ name, answers });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, ask));
  expect(differing).toEqual([]);
}, 180_000);

it('in process, no request reaches the socket of the instances', () => {
  expect(world.product.installation.local(`${world.product.installation.url}/NO/grades/graphql`)).toBeInstanceOf(Function);
  expect(world.product.installation.local(`${world.product.installation.url}/AG/grades/graphql`)).toBeUndefined();
});
