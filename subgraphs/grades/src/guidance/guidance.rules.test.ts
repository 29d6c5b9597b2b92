import { expect, it } from '@jest/globals';
import type { CalendarFact } from '@mirex/schema/edition';
import type { OrderFact, ScheduleFact } from '@mirex/schema/session-facts';

import { checkEmbargo, checkGuidanceAct, checkText } from './guidance.rules.ts';
import { paperEnd, stillSat } from './paper-end.rules.ts';

const sat = (zone: string, endsAt: string, more: Partial<ScheduleFact> = {}): ScheduleFact =>
  ({ session: 2026, zone, paper: 'P', round: 'FIRST_GROUP', kind: 'SITTING', startsAt: '2026-06-10T06:00:00Z', endsAt, ...more });
const calendar = (zone: string, endsAt: string): CalendarFact => ({ session: 2026, zone, timeZone: 'Europe/Paris', state: 'PAPERS', reopened: null, phases: [{ phase: 'PAPERS', startsAt: '2026-06-01T00:00:00Z', endsAt }] });
const order: OrderFact = {
  number: 1, kind: 'BACKUP_ACTIVATED', session: 2026, paper: 'P', at: '2026-06-10T09:00:00Z', reason: 'Fuite', zones: ['METRO'], subject: null,
  sittings: [{ zone: 'METRO', startsAt: '2026-06-16T06:00:00Z', endsAt: '2026-06-16T10:00:00Z' }],
};
const METRO = sat('METRO', '2026-06-10T10:00:00Z');
const WEST = sat('ANTILLES_GUYANE', '2026-06-10T16:00:00Z');

it.each<[string, { schedule?: ScheduleFact[]; orders?: OrderFact[]; calendars?: CalendarFact[] }, string | undefined]>([
  ['in the last of the zones', { schedule: [METRO, WEST] }, '2026-06-10T16:00:00Z'],
  ['of another paper, session or round, says nothing', { schedule: [METRO, sat('METRO', '2026-07-01T10:00:00Z', { paper: 'Q' }), sat('METRO', '2027-06-01T10:00:00Z', { session: 2027 }), sat('METRO', '2026-09-10T10:00:00Z', { round: 'REPLACEMENT' })] }, '2026-06-10T10:00:00Z'],
  ['with another subject, once the first has leaked', { schedule: [METRO, WEST], orders: [order] }, '2026-06-16T10:00:00Z'],
  ['that the schedule does not name is that of the papers', { calendars: [calendar('METRO', '2026-06-20T00:00:00Z'), calendar('WALLIS', '2026-06-22T00:00:00Z')] }, '2026-06-22T00:00:00Z'],
  ['of which nothing is said is not known', {}, undefined],
])('the end of a paper %s', (_why, { schedule = [], orders = [], calendars = [] }, end) => {
  const found = paperEnd({ schedule, orders, calendars }, 2026, 'P');
  expect(found).toBe(end === undefined ? undefined : Date.parse(end));
  const named = schedule.length + orders.length > 0;
  expect(stillSat({ schedule, orders, calendars }, (found ?? 0) - 1).some(({ paper, session }) => paper === 'P' && session === 2026)).toBe(named);
  expect(stillSat({ schedule, orders, calendars }, found ?? 0).some(({ paper, session }) => paper === 'P' && session === 2026)).toBe(false);
});

const code = (outcome: { readonly ok: boolean; readonly refusal?: { readonly code: string } }): string => outcome.refusal?.code ?? 'ok';
it.each([['2026-06-10T15:59:59Z', 'GUIDANCE_EMBARGO_TOO_EARLY'], ['2026-06-10T16:00:00Z', 'ok']])('an embargo until %s: %s', (until, expected) =>
  expect(code(checkEmbargo(new Date(until), 'P', Date.parse('2026-06-10T16:00:00Z')))).toBe(expected));
it('no embargo is set on what ends nobody knows when', () => expect(code(checkEmbargo(new Date(), 'P', undefined))).toBe('GUIDANCE_PAPER_END_UNKNOWN'));

it.each([
  ['DEPOSITED', 'VALIDATE', 'b', 'ok'], ['DEPOSITED', 'VALIDATE', 'a', 'GUIDANCE_SAME_HAND'], ['DEPOSITED', 'WITHDRAW', 'a', 'ok'], ['VALIDATED', 'VALIDATE', 'b', 'GUIDANCE_STATE'],
  ['VALIDATED', 'WITHDRAW', 'a', 'ok'], ['SUPERSEDED', 'VALIDATE', 'b', 'GUIDANCE_STATE'], ['SUPERSEDED', 'WITHDRAW', 'b', 'GUIDANCE_STATE'], ['WITHDRAWN', 'WITHDRAW', 'b', 'GUIDANCE_STATE'],
] as const)('what is %s, %s by %s: %s', (state, act, by, expected) => expect(code(checkGuidanceAct({ state, depositedBy: 'a' }, act, by))).toBe(expected));

it.each([[' ', 'x', 'GUIDANCE_EMPTY'], ['x', '\n', 'GUIDANCE_EMPTY'], ['x'.repeat(201), 'x', 'GUIDANCE_TOO_LONG'], ['x', 'x'.repeat(20_001), 'GUIDANCE_TOO_LONG'], ['x', 'x', 'ok']])(
  'a text', (title, body, expected) => expect(code(checkText({ title, body }))).toBe(expected));
