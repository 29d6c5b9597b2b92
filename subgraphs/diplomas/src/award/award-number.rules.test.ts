import { expect, it } from '@jest/globals';
import { MIREX_CODES } from '@mirex/schema/mirex';
import fc from 'fast-check';

import { diplomaNumber, numberInSeries } from './award-number.rules.ts';

const cases: [why: string, session: number, rank: number, number: string][] = [
  ['the first', 2026, 1, '26-NO-000001'],
  ['the last of six digits', 2026, 999_999, '26-NO-999999'],
  ['one more, which takes a seventh digit rather than the place of another', 2026, 1_000_000, '26-NO-1000000'],
  ['of a session whose year ends with one digit', 2103, 12, '03-NO-000012'],
];
it.each(cases)('%s', (_why, session, rank, number) => expect(diplomaNumber('NO', session, rank)).toBe(number));

const series = fc.record({ mirex: fc.constantFrom(...MIREX_CODES), session: fc.integer({ min: 2021, max: 2099 }), last: fc.nat({ max: 2_000_000 }) });

it('a series has no gap and no number twice, and goes on where it stopped', () => {
  fc.assert(fc.property(series, fc.array(fc.string()), fc.array(fc.string()), (of, first, second) => {
    const given = numberInSeries(first, of);
    const more = numberInSeries(second, { ...of, last: of.last + first.length });
    expect([...given, ...more]).toEqual(numberInSeries([...first, ...second], of));
    expect([...given, ...more].map(({ rank }) => rank)).toEqual([...first, ...second].map((_, i) => of.last + i + 1));
    expect(new Set([...given, ...more].map(({ number }) => number)).size).toBe(first.length + second.length);
  }));
});
