import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { globalId, ID_TAGS, type IdTag } from '@mirex/schema/global-id';
import type { TestInstance } from '@mirex/kit/testing/test-instance';

import { nationalInstance } from '../testing/national-instance.ts';

const UUID = '0199a2b4-7c11-7d3e-8f00-5a1b2c3d4e5f';
const NODE = 'query ($id: ID!) { node(id: $id) { __typename id } }';

let test: TestInstance;
beforeAll(async () => {
  test = await nationalInstance();
});
afterAll(() => test.close());

const regional = (Object.keys(ID_TAGS) as IdTag[]).filter((tag) => tag !== 'OFF' && tag !== 'ANN');

describe('a node', () => {
  it.each(regional.map((tag): [string, IdTag] => [ID_TAGS[tag], tag]))('%s is known by its id alone, and nothing is asked of the database', async (type, tag) => {
    const id = globalId('OP', tag, UUID);
    test.forget();
    expect(await test.ask(NODE, { id })).toEqual({ data: { node: { __typename: type, id } } });
    expect(test.statements).toEqual([]);
  });

  it('of the nation is looked up, null when there is none', async () => {
    const { data } = await test.ask('{ offers(first: 1) { edges { node { id } } } }');
    const [{ node }] = data.offers.edges;
    const found = await test.ask('query ($id: ID!) { node(id: $id) { id ... on TrainingOffer { state } } }', { id: node.id });
    expect(found.data.node).toEqual({ id: node.id, state: expect.any(String) });
    expect(await test.ask(NODE, { id: globalId('FR', 'OFF', UUID) })).toEqual({ data: { node: null } });
  });

  it.each([
    ['nonsense', 'x', 'ID_MALFORMED'],
    ['an unknown type', `NO-XYZ-${UUID}`, 'ID_MALFORMED'],
    ['an unknown MIREX', `XX-CAN-${UUID}`, 'MIREX_UNKNOWN'],
    ['a candidate of the nation', globalId('FR', 'CAN', UUID), 'ID_OWNER'],
    ['an offer of a MIREX', globalId('NO', 'OFF', UUID), 'ID_OWNER'],
    ['a UUID of another version', `NO-CAN-${UUID.replace('-7d3e', '-4d3e')}`, 'ID_MALFORMED'],
  ])('is refused by %s', async (_why, id, code) => {
    const { data, errors } = await test.ask(NODE, { id });
    expect(data.node).toBeNull();
    expect(errors?.[0]?.extensions.code).toBe(code);
  });
});

it('nodes stand in the order of their ids, with an error at the place of a wrong one', async () => {
  const ids = [globalId('NO', 'CAN', UUID), 'x', globalId('SE', 'MRK', UUID), globalId('NO', 'CAN', UUID)];
  const { data, errors } = await test.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { __typename } }', { ids });
  expect(data.nodes).toEqual([{ __typename: 'Candidate' }, null, { __typename: 'Mark' }, { __typename: 'Candidate' }]);
  expect(errors).toMatchObject([{ path: ['nodes', 1], extensions: { code: 'ID_MALFORMED' } }]);
});
