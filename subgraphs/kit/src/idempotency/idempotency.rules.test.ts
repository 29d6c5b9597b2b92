import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { checkKey, fingerprintText } from './idempotency.rules.ts';

describe('a key', () => {
  const cases: [why: string, key: string, taken: boolean][] = [
    ['eight characters', 'abcdefgh', true],
    ['one less', 'abcdefg', false],
    ['sixty-four', 'k'.repeat(64), true],
    ['one more', 'k'.repeat(65), false],
    ['a UUID', '0199a2b4-7c1e-7d0a-9f00-1234567890ab', true],
    ['a space', 'abcd efgh', false],
    ['a letter that is not ASCII', 'clé-unique', false],
    ['a line break', 'abcdefgh\n', false],
  ];
  it.each(cases)('%s', (_why, key, taken) => expect(checkKey(key).ok).toBe(taken));
});

const json = fc.jsonValue().filter((value): value is object => typeof value === 'object' && value !== null && !Array.isArray(value));
const turned = (value: unknown): unknown => {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(turned);
  return Object.fromEntries(Object.entries(value).toReversed().map(([name, member]) => [name, turned(member)]));
};

describe('the text of a question', () => {
  it('does not care in which order its members stand', () => {
    fc.assert(fc.property(json, (input) => expect(fingerprintText({ key: 'k', act: 'a', input: turned(input) as object })).toBe(fingerprintText({ key: 'k', act: 'a', input }))));
  });

  it.each([
    ['another order of a list', { marks: [1, 2] }, { marks: [2, 1] }],
    ['another amount, beyond what JSON counts exactly', { minor: 9_007_199_254_740_993n }, { minor: 9_007_199_254_740_992n }],
    ['something said that was not', { reason: null }, {}],
  ])('differs for %s', (_why, one, other) =>
    expect(fingerprintText({ key: 'k', act: 'a', input: one })).not.toBe(fingerprintText({ key: 'k', act: 'a', input: other })));
});
