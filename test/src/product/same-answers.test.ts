import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RunningGateway } from '@mirex/gateway/gateway';
import { Kind, type OperationDefinitionNode, parse, type TypeNode } from 'graphql';

import { QUERIES } from './queries-of-ours.ts';
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
}, 60_000);

/** Something of each type, so that every query runs: what it finds matters less than that all find the same. */
function valueFor(type: TypeNode): unknown {
  if (type.kind === Kind.NON_NULL_TYPE) return valueFor(type.type);
  if (type.kind === Kind.LIST_TYPE) return [valueFor(type.type)];
  return { Int: 5, Float: 5, Boolean: true, String: '2026', MirexCode: 'NO', ...ids }[type.name.value];
}

/** References and times are each one's own. */
const alike = (status: number, text: string): unknown => {
  const { data, errors = [] } = JSON.parse(text) as { readonly data?: unknown; readonly errors?: readonly object[] };
  const bare = JSON.stringify({ data, errors: errors.map((error) => JSON.stringify(error)).toSorted() }).replaceAll(/référence [\w-]+|"reference\\*":\\*"[\w-]+|\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'own');
  return { status, ...(JSON.parse(bare) as object) };
};

async function asked({ url }: RunningGateway, token: string, query: string, variables: object): Promise<unknown> {
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }) });
  return alike(response.status, await response.text());
}

/** Apollo's gateway fails on the introspection of a schema as large as this one. */
const READING = QUERIES.filter(([, text]) => !text.includes('__schema')).flatMap(([name, text]) => parse(text, { noLocation: true }).definitions
  .filter((node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION && node.operation === 'query')
  .map((operation) => [name, text, operation] as const));

describe.each([0, 1])('to the demonstration’s identity %i, three gateways answer the same:', (nth) => {
  it.each(READING)('%s', async (_name, query, { variableDefinitions = [] }) => {
    const variables = Object.fromEntries(variableDefinitions.map(({ variable, type }) => [variable.name.value, valueFor(type)]));
    const token = world.product.identities[nth]?.token ?? '';
    const [here, http, theirs] = await Promise.all([world.product.gateway, overHttp, stock].map((gateway) => asked(gateway, token, query, variables)));
    expect(http).toEqual(here);
    expect(theirs).toEqual(here);
  });
});

it('in process, no request reaches the socket of the instances', () => {
  expect(world.product.installation.local(`${world.product.installation.url}/NO/grades/graphql`)).toBeInstanceOf(Function);
  expect(world.product.installation.local(`${world.product.installation.url}/AG/grades/graphql`)).toBeUndefined();
});
