import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import type { Json } from './json.ts';
import { merge, type ScalarOp } from './monoid.ts';

const COMMON: [op: ScalarOp, values: fc.Arbitrary<Json>][] = [
  ['SUM', fc.option(fc.integer({ min: -1000, max: 1000 }))],
  ['MIN', fc.option(fc.string({ unit: 'binary' }))],
  ['MAX', fc.option(fc.string({ unit: 'binary' }))],
  ['ALL', fc.option(fc.boolean())],
  ['ANY', fc.option(fc.boolean())],
  ['UNION', fc.option(fc.array(fc.constantFrom('a', 'b', 'é', '\u{1f600}', '\uffff')))],
];
const kindOf = (op: ScalarOp) => (op === 'SUM' ? 'int' : op === 'ALL' || op === 'ANY' ? 'boolean' : 'text');

describe('a merge of scalars', () => {
  it.each(COMMON)('%s does not care who answers first, nor how the MIREX are grouped', (op, values) => {
    fc.assert(fc.property(fc.array(values, { maxLength: 7 }), fc.nat(7), fc.nat(7), (said, turn, cut) => {
      const merged = (list: readonly Json[]) => merge(op, kindOf(op), list, 'T.f');
      const turned = [...said.slice(turn), ...said.slice(0, turn)];
      expect(merged(turned)).toEqual(merged(said));
      expect(merged([merged(said.slice(0, cut)), merged(said.slice(cut))])).toEqual(merged(said));
      expect(merged([...said, null])).toEqual(merged(said));
    }));
  });

  const cases: [why: string, op: ScalarOp, kind: 'int' | 'long' | 'decimal' | 'text', values: Json[], merged: Json][] = [
    ['nobody counted', 'SUM', 'int', [null, null], null],
    ['a partial sum that overflows and comes back', 'SUM', 'int', [2_147_483_647, 5, -10], 2_147_483_642],
    ['decimals are exact, at the finer scale', 'SUM', 'decimal', ['0.1', '0.20', '-12'], '-11.70'],
    ['a negative decimal under one', 'SUM', 'decimal', ['-0.30', '0.05'], '-0.25'],
    ['64-bit sums beyond 2^53', 'SUM', 'long', ['9007199254740993', '1'], '9007199254740994'],
    ['decimals compare as numbers', 'MIN', 'decimal', ['10.5', '9.75', '9.750'], '9.75'],
    ['an accent sorts after z, as in PostgreSQL', 'MAX', 'text', ['z', 'é'], 'é'],
    ['a character above U+FFFF sorts last, unlike in UTF-16', 'MAX', 'text', ['\uffff', '\u{1f600}'], '\u{1f600}'],
    ['they agree', 'SAME', 'text', ['A', null, 'A'], 'A'],
    ['one list is empty', 'UNION', 'int', [[3, 1], [], [1, 20]], [1, 3, 20]],
  ];
  it.each(cases)('%s', (_why, op, kind, values, merged) => expect(merge(op, kind, values, 'T.f')).toEqual(merged));

  it('of a total that the field cannot hold is refused, not wrapped', () => {
    expect(() => merge('SUM', 'int', [2_147_483_647, 1], 'T.f')).toThrow('MERGE_OVERFLOW');
    expect(() => merge('SUM', 'long', [Number.MAX_SAFE_INTEGER, 1], 'T.f')).toThrow('MERGE_OVERFLOW');
  });

  it('of MIREX that disagree names what both said', () => {
    expect(() => merge('SAME', 'text', ['A', 'B'], 'T.f')).toThrow(expect.objectContaining({ refusal: { code: 'MIREX_DISAGREE', at: 'T.f', given: '"A"', other: '"B"' } }));
  });
});
