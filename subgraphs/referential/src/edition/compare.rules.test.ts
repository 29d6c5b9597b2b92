import { expect, it } from '@jest/globals';
import fc from 'fast-check';

import { canonical, compareFacts, type Fact } from './compare.rules.ts';

const facts = fc.uniqueArray(fc.record({ code: fc.stringMatching(/^[A-Z]{1,2}$/), value: fc.option(fc.nat(3)) }), { selector: ({ code }) => code });

it('tells what was added, removed and changed, by key', () => {
  const before = [{ code: 'A', n: 1 }, { code: 'B', n: 1 }, { code: 'C', n: null }];
  const after = [{ code: 'D', n: 1 }, { n: 2, code: 'B' }, { n: null, code: 'C' }];
  expect(compareFacts(before, after, ['code'])).toEqual([{ key: 'A', kind: 'REMOVED' }, { key: 'B', kind: 'CHANGED' }, { key: 'D', kind: 'ADDED' }]);
});

it('finds nothing between a set and itself in another order', () => {
  fc.assert(fc.property(facts, (set) => expect(compareFacts(set, set.toReversed(), ['code'])).toEqual([])));
});

it('says enough to make the one into the other', () => {
  fc.assert(fc.property(facts, facts, (before, after) => {
    const now = new Map<string, Fact>(after.map((fact) => [fact.code, fact]));
    const made = new Map<string, Fact>(before.map((fact) => [fact.code, fact]));
    for (const { key, kind } of compareFacts(before, after, ['code'])) {
      const fact = now.get(key);
      if (kind === 'REMOVED' || !fact) made.delete(key);
      else made.set(key, fact);
    }
    expect(compareFacts([...made.values()], after, ['code'])).toEqual([]);
  }));
});

it('writes a value alike, whatever the order of its keys', () => {
  expect(canonical({ b: [1, { d: null, c: 'x' }], a: true })).toBe('{"a":true,"b":[1,{"c":"x","d":null}]}');
});
