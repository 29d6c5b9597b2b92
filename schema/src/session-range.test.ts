import { expect, it } from '@jest/globals';
import fc from 'fast-check';

import { coversSession, type SessionRange, sessionsOverlap } from './session-range.ts';

const year = fc.integer({ min: 2000, max: 2040 });
const range: fc.Arbitrary<SessionRange> = fc.record({ firstSession: fc.option(year), lastSession: fc.option(year) });

it.each([
  ['its first session', { firstSession: 2026, lastSession: 2028 }, 2026, true],
  ['its last session', { firstSession: 2026, lastSession: 2028 }, 2028, true],
  ['not the session before', { firstSession: 2026, lastSession: 2028 }, 2025, false],
  ['not the session after', { firstSession: 2026, lastSession: 2028 }, 2029, false],
  ['any later one where no end is known', { firstSession: 2026, lastSession: null }, 2099, true],
  ['any earlier one where no beginning is known', { firstSession: null, lastSession: 2028 }, 1990, true],
])('a range covers %s', (_why, one, session, covered) => {
  expect(coversSession(one, session)).toBe(covered);
});

it('two ranges overlap exactly when one session is in both', () => {
  const real = fc.tuple(range, range).filter((pair) => pair.every(({ firstSession, lastSession }) => (firstSession ?? -Infinity) <= (lastSession ?? Infinity)));
  fc.assert(fc.property(real, ([one, other]) => {
    const shared = Array.from({ length: 61 }, (_, i) => 1990 + i).some((session) => coversSession(one, session) && coversSession(other, session));
    expect(sessionsOverlap(one, other)).toBe(shared);
    expect(sessionsOverlap(other, one)).toBe(shared);
  }));
});
