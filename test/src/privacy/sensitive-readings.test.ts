import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLClient } from 'graphql-request';

import { startTestProduct, type TestProduct } from '../product/test-product.ts';

let test: TestProduct;
let enrolment: string;
beforeAll(async () => {
  test = await startTestProduct({ mirex: ['NO'], enrolments: 20 });
  const { awardedDiplomas } = await as('head-no').request<{ awardedDiplomas: { edges: { node: { enrolment: { id: string } } }[] } }>('{ awardedDiplomas(filter: { mirex: ["NO"] }, first: 1) { edges { node { enrolment { id } } } } }');
  enrolment = awardedDiplomas.edges[0]?.node.enrolment.id ?? '';
}, 180_000);
afterAll(() => test.stop(), 60_000);

function as(sub: string): GraphQLClient {
  const identity = test.product.identities.find(({ claims }) => claims.sub === sub);
  if (!identity) throw new Error(`nobody is ${sub}`);
  return new GraphQLClient(`${test.product.gateway.url}/graphql`, { headers: { authorization: `Bearer ${identity.token}` } });
}

interface Reading {
  readonly who: string;
  readonly entity: string;
  readonly rowIds: readonly string[];
}

/** Readings of sensitive fields that the journal of the MIREX holds, the last first. */
async function readings(): Promise<Reading[]> {
  const { candidatesJournal } = await as('head-no').request<{ candidatesJournal: { edges: { node: Reading }[] } }>(
    '{ candidatesJournal(mirex: "NO", filter: { change: READ }, last: 50) { edges { node { who entity rowIds } } } }',
  );
  return candidatesJournal.edges.map(({ node }) => node);
}

describe('who read of somebody’s health stands in the journal, through the gateway', () => {
  it.each([
    ['asked of the row itself', 'query ($id: ID!) { enrolment(id: $id) { accommodation { state } } }'],
    ['reached from another subgraph, by _entities', '{ awardedDiplomas(filter: { mirex: ["NO"] }, first: 1) { edges { node { enrolment { accommodation { state } } } } } }'],
  ])('%s', async (_how, query) => {
    const before = (await readings()).length;
    await as('trans-no').request(query, { id: enrolment });
    const after = await readings();
    expect(after).toHaveLength(before + 1);
    expect(after.at(-1)).toEqual({ who: 'trans-no', entity: 'Enrolment.accommodation', rowIds: [enrolment] });
  });

  it('and what is refused was not read', async () => {
    const before = await readings();
    await expect(as('unit-no').request('query ($id: ID!) { enrolment(id: $id) { accommodation { state } } }', { id: enrolment })).rejects.toThrow('FORBIDDEN');
    expect(await readings()).toEqual(before);
  });
});
