import { describe, expect, it } from '@jest/globals';

import { askedTwice, askOnce } from './asked-twice.ts';
import { type SubgraphAnswer, TextRequest } from './subgraph-request.ts';

const QUERY = 'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on T { a } } }';
const request = (ids: readonly string[] | undefined, variables: object = {}): TextRequest =>
  new TextRequest({ head: `{"query":${JSON.stringify(QUERY)},"variables":`, query: QUERY, operationName: undefined, kind: 'query', variables: { ...variables }, representations: ids?.map((id) => `{"__typename":"T","id":"${id}"}`) });

/** A subgraph that answers each entity by its id, and the ids that it was asked for. */
function asking({ fails = 0, twice = [QUERY] }: { readonly fails?: number; readonly twice?: readonly string[] } = {}) {
  const asked: (readonly string[])[] = [];
  const ask = askOnce(async (_subgraph, { representations }): Promise<SubgraphAnswer> => {
    const ids = representations?.map((text) => (JSON.parse(text) as { readonly id: string }).id);
    asked.push(ids ?? []);
    await Promise.resolve();
    const broken = asked.length <= fails;
    if (ids === undefined) return broken ? { errors: [{ message: 'no' }] } : { data: { a: { b: [1] } } };
    return { data: { _entities: ids.map((id) => (broken ? null : { a: { b: [id] } })) }, ...(broken && { errors: ids.map((id, at) => ({ message: id, path: ['_entities', at, 'a'] })) }) };
  }, new Set(twice));
  return { asked, ask };
}
const valuesIn = ({ data }: SubgraphAnswer) => data?.['_entities'] as { a: object }[];
const entities = (...ids: readonly string[]) => ids.map((id) => ({ a: { b: [id] } }));

describe('what one query asks twice', () => {
  it.each([['at the same time', true], ['one after the other', false]])('is asked once for each entity, %s', async (_when, atOnce) => {
    const { ask, asked } = asking();
    const first = ask('s', request(['1', '2']));
    const one = atOnce ? undefined : await first;
    const two = await ask('s', request(['2', '3', '1']));
    expect(asked).toEqual([['1', '2'], ['3']]);
    expect([(one ?? await first).data, two.data]).toEqual([{ _entities: entities('1', '2') }, { _entities: entities('2', '3', '1') }]);
  });

  it('is answered with objects of its own for each asker, as they came', async () => {
    const { ask } = asking();
    const one = await ask('s', request(['1']));
    Object.assign(valuesIn(one)[0]!.a, { b: 'changed' });
    const [two, three] = await Promise.all([ask('s', request(['1'])), ask('s', request(['1']))]);
    expect([two.data, three.data]).toEqual([{ _entities: entities('1') }, { _entities: entities('1') }]);
    expect(valuesIn(two)[0]).not.toBe(valuesIn(three)[0]);
  });

  it('is asked again where it failed, and errors stand at their places', async () => {
    const { ask, asked } = asking({ fails: 2 });
    const [, second] = await Promise.all([ask('s', request(['1'])), ask('s', request(['2', '1']))]);
    expect(asked).toEqual([['1'], ['2'], ['1']]);
    expect(second).toEqual({ data: { _entities: [null, ...entities('1')] }, errors: [{ message: '2', path: ['_entities', 0, 'a'] }] });
  });

  it('may be root fields', async () => {
    const { ask, asked } = asking({ fails: 1 });
    const answers = [await ask('s', request(undefined)), await ask('s', request(undefined)), await ask('s', request(undefined))];
    expect(answers).toEqual([{ errors: [{ message: 'no' }] }, { data: { a: { b: [1] } } }, { data: { a: { b: [1] } } }]);
    expect(asked).toHaveLength(3);
  });

  it.each([
    ['of two subgraphs', 't', request(['1']), [QUERY]], ['with other variables', 's', request(['1'], { x: 1 }), [QUERY]], ['at no two places of the plan', 's', request(['1']), []],
  ])('is not asked twice %s', async (_why, subgraph, other, twice) => {
    const { ask, asked } = asking({ twice });
    await Promise.all([ask('s', request(['1'])), ask(subgraph, other)]);
    expect(asked).toHaveLength(2);
  });
});

it('knows from the plan which questions can be the same', () => {
  const fetch = { kind: 'Fetch', subgraph: 's', operationName: undefined, operationKind: 'query', variables: [], paths: [], requires: undefined, inputRewrites: [], outputRewrites: [] } as const;
  expect([...askedTwice([{ ...fetch, operation: 'a' }, { ...fetch, operation: 'b' }, { ...fetch, operation: 'a' }, { ...fetch, operation: 'b', subgraph: 't' }])]).toEqual(['a']);
});
