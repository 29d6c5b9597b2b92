import { describe, expect, it } from '@jest/globals';
import { parse, print } from 'graphql';

import { toySupergraph } from '../execute/testing/toy-graph.ts';
import { apolloPlanner } from './apollo-planner.ts';
import { liftLiterals } from './lift-literals.ts';
import { plannable } from './plannable.ts';
import { PlanRefused } from './plan-refused.ts';
import { OutOfTime, withinTime } from './time-box.ts';
import { WeightedCache } from './weighted-cache.ts';

const PLANNER = apolloPlanner(toySupergraph());

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

describe('lifting literals', () => {
  const cases: [why: string, query: string, lifted: string, values: Record<string, unknown>][] = [
    ['a literal becomes a variable of its argument’s type', '{ product(id: "p1") { id } }', 'query ($lit0: ID!) { product(id: $lit0) { id } }', { lit0: 'p1' }],
    ['the same literal is the same variable', '{ a: product(id: "p1") { id } b: product(id: "p1") { id } }', 'query ($lit0: ID!) { a: product(id: $lit0) { id } b: product(id: $lit0) { id } }', { lit0: 'p1' }],
    ['a number that is an id stays exact', '{ product(id: 12345678901234567890) { id } }', 'query ($lit0: ID!) { product(id: $lit0) { id } }', { lit0: '12345678901234567890' }],
    ['an object gets its defaults', '{ search(size: { w: 1 }) { __typename } }', 'query ($lit0: SizeInput) { search(size: $lit0) { __typename } }', { lit0: { w: 1, h: 2 } }],
    ['what holds a variable stays', 'query ($w: Int!) { search(size: { w: $w }) { __typename } }', 'query ($w: Int!) { search(size: {w: $w}) { __typename } }', {}],
    ['conditions stay', '{ me { id @skip(if: true) name } }', '{ me { id @skip(if: true) name } }', {}],
    ['the client’s variables keep their names', 'query ($lit0: Int) { products(first: $lit0) { id } product(id: "x") { id } }', 'query ($lit0: Int, $lit_0: ID!) { products(first: $lit0) { id } product(id: $lit_0) { id } }', { lit_0: 'x' }],
  ];
  it.each(cases)('%s', (_why, query, lifted, values) => {
    const { document, values: lifts } = liftLiterals(parse(query), PLANNER.schema);
    expect([oneLine(print(document)), lifts]).toEqual([lifted, values]);
  });
});

describe('what is planned of an operation', () => {
  const cases: [why: string, query: string, planned: string][] = [
    ['aliases and fields with arguments have keys that nothing collides with', '{ me { id: name friends(first: 1) { id } } }', '{ me { _q_id: name _q_friends: friends(first: 1) { id } } }'],
    ['a field of which all is conditional is asked for its type', 'query ($a: Boolean!) { me { id @skip(if: $a) } }', 'query ($a: Boolean!) { me { __typename id @skip(if: $a) } }'],
    ['so is one of which an alias of its type is asked', '{ me { t: __typename } }', '{ me { __typename _q_t: __typename } }'],
    ['the schema itself is nobody’s', '{ __schema { types { name } } }', '{ __typename }'],
  ];
  it.each(cases)('%s', (_why, query, planned) => expect(oneLine(print(plannable(parse(query))))).toBe(planned));
});

describe('time', () => {
  it('is what work may not have without end', () => {
    expect(() => withinTime(20, () => { for (;;); })).toThrow(OutOfTime);
    expect(withinTime(1_000, () => withinTime(1_000, () => 7))).toBe(7);
    expect(() => withinTime(1_000, () => { throw new TypeError('its own'); })).toThrow(new TypeError('its own'));
  });

  it('is short for a plan, and the next operation is planned as ever', async () => {
    const hasty = apolloPlanner(toySupergraph(), 400);
    const level = (depth: number): string => (depth === 0 ? 'id' : `... on Product { related { a${depth}: price ${level(depth - 1)} } } ... on Film { product { b${depth}: discount ${level(depth - 1)} } }`);
    const bomb = parse(`{ search { ${level(14)} } }`);
    await expect(hasty.plan(bomb, print(bomb))).rejects.toThrow(PlanRefused);
    const easy = parse('{ me { id } }');
    expect(await hasty.plan(easy, print(easy))).toMatchObject({ kind: 'Fetch', subgraph: 'users' });
  });
});

describe('a memory bounded in bytes', () => {
  it('forgets what was not used since its last turn, and never holds more than it may', () => {
    const cache = new WeightedCache<number>(1_000);
    for (const [index, key] of ['a', 'b', 'c'].entries()) cache.set(key, index, 300);
    expect(cache.get('a')).toBe(0);
    cache.set('d', 3, 300);
    expect(['a', 'b', 'c', 'd'].map((key) => cache.get(key))).toEqual([0, undefined, 2, 3]);
    expect(cache.bytes).toBeLessThanOrEqual(1_000);
  });

  it('does not keep what is too large for it, and counts what is set twice once', () => {
    const cache = new WeightedCache<number>(1_000);
    cache.set('a', 1, 400);
    cache.set('a', 2, 400);
    cache.set('huge', 3, 2_000);
    expect([cache.get('a'), cache.get('huge'), cache.bytes]).toEqual([2, undefined, 402]);
  });
});
