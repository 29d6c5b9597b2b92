import { describe, expect, it } from '@jest/globals';
import type { SpecialityFact } from '@mirex/schema/edition';

import { type AwardStateName, checkEligible, checkMove, ENDED, NEXT_STATES } from './award.rules.ts';
import { AwardState } from './awarded-diploma.entity.ts';

const STATES = Object.keys(NEXT_STATES) as AwardStateName[];

describe('SM-DIPLOMA', () => {
  it('has the states that the graph shows', () => expect(new Set(STATES)).toEqual(new Set(Object.values(AwardState))));

  it('leads from eligible to received', () => {
    const way: AwardStateName[] = ['ELIGIBLE', 'NUMBERED', 'PRINTED', 'SIGNED', 'SENT', 'RECEIVED', 'CERTIFIED_COPY_ISSUED'];
    expect(way.every((state, i) => i === 0 || NEXT_STATES[way[i - 1] as AwardStateName].includes(state))).toBe(true);
  });

  it.each(STATES)('can revoke a diploma that is %s, unless it is revoked', (state) => {
    expect(NEXT_STATES[state].includes('REVOKED')).toBe(state !== 'REVOKED');
  });

  it('numbers only what waits for a number', () => {
    expect(STATES.filter((state) => NEXT_STATES[state].includes('NUMBERED'))).toEqual(['ELIGIBLE', 'SPOILED']);
  });

  it('goes nowhere from revoked', () => expect(NEXT_STATES.REVOKED).toEqual([]));
});

const moves: [why: string, state: AwardStateName, move: { to: AwardStateName; version?: number; reason?: string }, answer: string][] = [
  ['is printed by a run, which writes what it bears', 'NUMBERED', { to: 'PRINTED' }, 'DIPLOMA_MOVED_BY_RUN'],
  ['is signed by a run, which asks for a delegation', 'PRINTED', { to: 'SIGNED' }, 'DIPLOMA_MOVED_BY_RUN'],
  ['is sent by a run, which looks at the name', 'SIGNED', { to: 'SENT' }, 'DIPLOMA_MOVED_BY_RUN'],
  ['is received once it is sent', 'SENT', { to: 'RECEIVED' }, 'done'],
  ['is not received before', 'SIGNED', { to: 'RECEIVED' }, 'DIPLOMA_STATE'],
  ['is copied again and again', 'CERTIFIED_COPY_ISSUED', { to: 'CERTIFIED_COPY_ISSUED' }, 'done'],
  ['is numbered in its series only', 'ELIGIBLE', { to: 'NUMBERED' }, 'DIPLOMA_NUMBERED_IN_SERIES'],
  ['is spoiled with a reason', 'PRINTED', { to: 'SPOILED', reason: 'Bourrage' }, 'done'],
  ['is not spoiled without one', 'PRINTED', { to: 'SPOILED' }, 'DIPLOMA_REASON_MISSING'],
  ['is not revoked for blanks', 'RECEIVED', { to: 'REVOKED', reason: ' ' }, 'DIPLOMA_REASON_MISSING'],
  ['that was sent is not spoiled', 'SENT', { to: 'SPOILED', reason: 'Perdu' }, 'DIPLOMA_STATE'],
  ['is not moved by who has not seen it as it is', 'SENT', { to: 'RECEIVED', version: 6 }, 'DIPLOMA_CHANGED_MEANWHILE'],
];
it.each(moves)('a diploma %s', (_why, state, { to, version = 7, reason = null as string | null }, answer) => {
  const outcome = checkMove({ state, version: 7 }, { to, version, reason });
  expect(outcome.ok ? 'done' : outcome.refusal.code).toBe(answer);
});

const KNOWN = { number: 'NO26-000001', state: 'ACCEPTED', specialityCode: '40321004' };
const SPECIALITY: SpecialityFact = { code: '40321004', diploma: 'BAC_PRO', firstSession: null, lastSession: null };
const eligible: [why: string, known: typeof KNOWN | undefined, speciality: SpecialityFact | undefined, declared: boolean, answer: string][] = [
  ['that was accepted', KNOWN, SPECIALITY, false, 'declared'],
  ['that has a diploma', KNOWN, SPECIALITY, true, 'DIPLOMA_ALREADY_DECLARED'],
  ['that nobody told of', undefined, undefined, false, 'ENROLMENT_UNKNOWN'],
  ['of a speciality that the edition does not hold', KNOWN, undefined, false, 'SPECIALITY_NOT_IN_EDITION'],
  ...ENDED.map((state): [string, typeof KNOWN, SpecialityFact, boolean, string] => [`that is ${state}`, { ...KNOWN, state }, SPECIALITY, false, 'ENROLMENT_ENDED']),
];
it.each(eligible)('an enrolment %s', (_why, known, speciality, declared, answer) => {
  const outcome = checkEligible('e', known, speciality, declared);
  expect(outcome.ok ? 'declared' : outcome.refusal.code).toBe(answer);
});
