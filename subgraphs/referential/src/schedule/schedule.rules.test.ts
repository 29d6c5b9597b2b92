import { expect, it } from '@jest/globals';

import { checkSchedulable, checkSlot, type ScheduleKindName, type Slot } from './schedule.rules.ts';

const at = (hour: number): Date => new Date(Date.UTC(2027, 5, 8, hour));
const slot = (from: number, to: number, kind: ScheduleKindName = 'SITTING'): Slot => ({ kind, startsAt: at(from), endsAt: at(to) });
const AROUND = { phase: { startsAt: at(7), endsAt: at(18) }, phaseName: 'PAPERS', others: [{ ...slot(9, 12), paperCode: 'X.E1' }, { ...slot(7, 18, 'WINDOW'), paperCode: 'X.E6' }] };

it.each<[why: string, slot: Slot, refused: string | undefined]>([
  ['the first hour of the phase', slot(7, 9), undefined],
  ['its last', slot(12, 18), undefined],
  ['an hour before it', slot(6, 9), 'SCHEDULE_OUTSIDE_PHASE'],
  ['an hour after it', slot(12, 19), 'SCHEDULE_OUTSIDE_PHASE'],
  ['no time at all', slot(12, 12), 'SCHEDULE_REVERSED'],
  ['while another is sat', slot(11, 13), 'SCHEDULE_OVERLAP'],
  ['around another', slot(8, 13), 'SCHEDULE_OVERLAP'],
  ['orals while another is sat: each candidate has a time of their own', slot(8, 13, 'WINDOW'), undefined],
])('%s', (_why, given, refused) => {
  const outcome = checkSlot(given, AROUND);
  expect(outcome.ok ? undefined : outcome.refusal.code).toBe(refused);
});

it('has no place in a calendar without its phase', () => {
  expect(checkSlot(slot(9, 10), { ...AROUND, phase: undefined })).toMatchObject({ ok: false, refusal: { code: 'SCHEDULE_OUTSIDE_PHASE' } });
});

it.each([
  ['a terminal paper before the summons', 'TERMINAL', 'ORGANISATION', '', undefined],
  ['a terminal paper after them, with a reason', 'TERMINAL', 'PAPERS', 'Intempéries', undefined],
  ['a terminal paper after them, without one', 'TERMINAL', 'SUMMONED', '', 'SCHEDULE_REASON_MISSING'],
  ['a paper of the course', 'CCF', 'ORGANISATION', '', 'SCHEDULE_PAPER_IN_CCF'],
  ['a paper that is not there', undefined, 'ORGANISATION', '', 'SCHEDULE_PAPER_UNKNOWN'],
  ['a paper of a closed session', 'TERMINAL', 'CLOSED', 'Oubli', 'SCHEDULE_SESSION_CLOSED'],
] as const)('%s', (_why, mode, state, reason, refused) => {
  const outcome = checkSchedulable({ code: 'X.E1', session: 2027, mode, reason }, state);
  expect(outcome.ok ? undefined : outcome.refusal.code).toBe(refused);
});
