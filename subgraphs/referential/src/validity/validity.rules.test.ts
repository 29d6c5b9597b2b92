import { expect, it } from '@jest/globals';
import fc from 'fast-check';

import { sessionOf } from './session-year.rules.ts';
import { coversSession, type SessionRange, sessionsOverlap } from './validity.rules.ts';

const year = fc.integer({ min: 2000, max: 2040 });
const range: fc.Arbitrary<SessionRange> = fc.record({ firstSession: fc.option(year), lastSession: fc.option(year) });

it('two ranges overlap exactly when one session is in both', () => {
  const real = fc.tuple(range, range).filter((pair) => pair.every(({ firstSession, lastSession }) => (firstSession ?? -Infinity) <= (lastSession ?? Infinity)));
  fc.assert(fc.property(real, ([one, other]) => {
    const shared = Array.from({ length: 61 }, (_, i) => 1990 + i).some((session) => coversSession(one, session) && coversSession(other, session));
    expect(sessionsOverlap(one, other)).toBe(shared);
    expect(sessionsOverlap(other, one)).toBe(shared);
  }));
});

it.each([
  ['2026-08-31T23:59:59Z', 2026],
  ['2026-09-01T00:00:00Z', 2027],
  ['2027-01-01T00:00:00Z', 2027],
])('%s is in session %i', (day, session) => {
  expect(sessionOf(new Date(day))).toBe(session);
});
