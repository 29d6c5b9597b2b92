import { describe, expect, it } from '@jest/globals';

import { askedTwice, sharedReads } from './reads-underway.ts';
import { type SubgraphAnswer, TextRequest } from './subgraph-request.ts';

const QUERY = 'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on T { a } } }';
const request = (id: string, kind: 'query' | 'mutation' = 'query'): TextRequest =>
  new TextRequest({ head: `{"query":${JSON.stringify(QUERY)},"variables":`, query: QUERY, operationName: undefined, kind, variables: {}, representations: [`{"__typename":"T","id":"${id}"}`] });

const asking = () => {
  const asked: string[] = [];
  const ask = sharedReads(async (subgraph, { body }): Promise<SubgraphAnswer> => {
    asked.push(`${subgraph} ${body}`);
    await Promise.resolve();
    return { data: { _entities: [{ a: 1 }] } };
  }, new Set([QUERY]));
  return { asked, ask };
};

describe('a read that one request asks twice', () => {
  it('at the same time is asked once, and each asker may change what it gets', async () => {
    const { ask, asked } = asking();
    const [one, two] = await Promise.all([ask('s', request('1')), ask('s', request('1'))]);
    expect(asked).toHaveLength(1);
    expect(one).toEqual(two);
    expect(one.data).not.toBe(two.data);
  });

  it.each([
    ['of two entities', 's', request('2')], ['of two subgraphs', 't', request('1')], ['as mutations', 's', request('1', 'mutation')],
  ])('%s, is asked twice', async (_why, subgraph, other) => {
    const { ask, asked } = asking();
    await Promise.all([ask('s', request('1', other.kind)), ask(subgraph, other)]);
    expect(asked).toHaveLength(2);
  });

  it('one after the other is asked twice: something may have changed', async () => {
    const { ask, asked } = asking();
    await ask('s', request('1'));
    await ask('s', request('1'));
    expect(asked).toHaveLength(2);
  });
});

it('knows from the plan which questions can be the same', () => {
  const fetch = { kind: 'Fetch', subgraph: 's', operationName: undefined, operationKind: 'query', variables: [], paths: [], requires: undefined, inputRewrites: [], outputRewrites: [] } as const;
  expect([...askedTwice([{ ...fetch, operation: 'a' }, { ...fetch, operation: 'b' }, { ...fetch, operation: 'a' }, { ...fetch, operation: 'b', subgraph: 't' }])]).toEqual(['a']);
});
