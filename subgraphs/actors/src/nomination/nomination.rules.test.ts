import { expect, it } from '@jest/globals';
import fc from 'fast-check';

import { checkAuthority, checkHeadship, checkPlace, type Headship, NominationRole, type Period, shareADay } from './nomination.rules.ts';

const headship = (actorId: string, centreId: string, from: string, to: string | null): Headship => ({ actorId, centreId, from, to });
const asked = headship('A', 'C1', '2026-06-08', '2026-06-12');

const headships: [why: string, other: Headship, code: string | undefined][] = [
  ['the same person elsewhere the same week', headship('A', 'C2', '2026-06-12', '2026-06-20'), 'CENTRE_HEAD_ELSEWHERE'],
  ['the same person elsewhere the day after', headship('A', 'C2', '2026-06-13', '2026-06-20'), undefined],
  ['the same person elsewhere without end', headship('A', 'C2', '2026-05-01', null), 'CENTRE_HEAD_ELSEWHERE'],
  ['somebody else there', headship('B', 'C1', '2026-06-01', '2026-06-08'), 'CENTRE_HEAD_THERE_ALREADY'],
  ['somebody else there until the day before', headship('B', 'C1', '2026-06-01', '2026-06-07'), undefined],
  ['somebody else elsewhere', headship('B', 'C2', '2026-06-08', '2026-06-12'), undefined],
];
it.each(headships)('%s', (_why, other, code) => {
  const checked = checkHeadship(asked, [other]);
  expect(checked.ok ? undefined : checked.refusal.code).toBe(code);
});

const authorities: [why: string, role: NominationRole, diploma: string, roles: string[], ok: boolean][] = [
  ['the minister names the chair of a BTSA jury', NominationRole.CHAIR, 'BTSA', ['BEX'], true],
  ['the autorité académique does not', NominationRole.CHAIR, 'BTSA', ['SIGN'], false],
  ['it names its deputies', NominationRole.DEPUTY_CHAIR, 'BTSA', ['SIGN'], true],
  ['and chairs of CAPa juries', NominationRole.CHAIR, 'CAPA', ['SIGN'], true],
];
it.each(authorities)('%s', (_why, role, diploma, roles, ok) => expect(checkAuthority(role, diploma, roles).ok).toBe(ok));

it('nobody presides in their own school; who has none may anywhere', () => {
  expect([checkPlace('0350700A', '0350700A'), checkPlace('0350700A', '0350701B'), checkPlace(null, '0350700A'), checkPlace(null, null)].map(({ ok }) => ok)).toEqual([false, true, true, true]);
});

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-06-${String(n).padStart(2, '0')}`);
const period: fc.Arbitrary<Period> = fc.tuple(day, fc.option(day)).map(([a, b]) => ({ from: b !== null && b < a ? b : a, to: b !== null && b < a ? a : b }));
it('two periods share a day when some day is in both, whoever asks', () => {
  fc.assert(fc.property(period, period, (a, b) => {
    const days = Array.from({ length: 28 }, (_, n) => `2026-06-${String(n + 1).padStart(2, '0')}`);
    const within = (one: string, { from, to }: Period): boolean => from <= one && (to === null || one <= to);
    expect(shareADay(a, b)).toBe(days.some((one) => within(one, a) && within(one, b)));
    expect(shareADay(b, a)).toBe(shareADay(a, b));
  }));
});
