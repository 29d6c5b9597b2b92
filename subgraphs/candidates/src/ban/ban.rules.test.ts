import { describe, expect, it } from '@jest/globals';

import { banDays, isBarred } from './ban.rules.ts';

it('a ban ends the day before exams may be sat again; one that is over is none', () => {
  expect(banDays('2026-07-10', '2028-07-10')).toEqual({ from: '2026-07-10', until: '2028-07-09' });
  expect(banDays('2026-07-10', '2026-07-11')).toEqual({ from: '2026-07-10', until: '2026-07-10' });
  expect(banDays('2026-07-10', '2026-07-10')).toBeNull();
  expect(banDays('2026-07-10', null)).toBeNull();
});

describe('an accepted enrolment is barred', () => {
  const BAN = { from: '2026-07-10', until: '2028-07-09' };
  const cases: [why: string, session: number, papersFrom: string, own: boolean, barred: boolean, examVoid?: boolean][] = [
    ['of the case, when its exam is void', 2026, '2026-05-25', true, true, true],
    ['not of the case otherwise: the jury decides', 2026, '2026-05-25', true, false],
    ['of a later session within the ban', 2027, '2027-05-25', false, true],
    ['whose papers begin on the last day', 2028, '2028-07-09', false, true],
    ['not on the day after', 2028, '2028-07-10', false, false],
    ['not of an earlier session', 2025, '2025-05-25', false, false],
  ];
  it.each(cases)('%s', (_why, ...[session, papersFrom, own, barred, examVoid = false]) => expect(isBarred({ session, papersFrom }, own, examVoid, 2026, BAN)).toBe(barred));
  it('not without a ban', () => expect(isBarred({ session: 2027, papersFrom: '2027-05-25' }, false, true, 2026, null)).toBe(false));
});
