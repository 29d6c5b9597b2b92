import { describe, expect, it } from '@jest/globals';

import { CentreState } from './centre.entity.ts';
import { type CentreStateName, checkInPreparation, checkMove, GIVEN_UP, NEXT_STATES } from './centre.rules.ts';

const STATES = Object.keys(NEXT_STATES) as CentreStateName[];

describe('SM-CENTRE', () => {
  it('has the states that the graph shows', () => expect(STATES).toEqual(Object.values(CentreState)));

  it('leads from planned to the returned record', () => {
    const way: CentreStateName[] = ['PLANNED', 'CONFIRMED', 'EQUIPPED', 'STAFFED', 'READY', 'OPEN', 'CLOSED', 'RECORD_RETURNED'];
    expect(way.every((state, i) => i === 0 || NEXT_STATES[way[i - 1] as CentreStateName].includes(state))).toBe(true);
  });

  it.each(STATES)('can give up a centre that is %s as long as it is in preparation, and only then', (state) => {
    expect(NEXT_STATES[state].filter((next) => GIVEN_UP.includes(next))).toEqual(checkInPreparation(state).ok ? GIVEN_UP : []);
  });

  it.each(['RECORD_RETURNED', 'RELOCATED', 'CANCELLED'] as const)('ends at %s', (state) => expect(NEXT_STATES[state]).toEqual([]));
});

const cases: [why: string, state: CentreStateName, move: { to: CentreStateName; version?: number; reason?: string | null }, answer: string][] = [
  ['is confirmed', 'PLANNED', { to: 'CONFIRMED' }, 'done'],
  ['is not opened before it is ready', 'STAFFED', { to: 'OPEN' }, 'CENTRE_STATE'],
  ['does not stay where it is', 'READY', { to: 'READY' }, 'CENTRE_STATE'],
  ['is not cancelled once it is open', 'OPEN', { to: 'CANCELLED', reason: 'Inondation' }, 'CENTRE_STATE'],
  ['is cancelled with a reason', 'READY', { to: 'CANCELLED', reason: 'Inondation' }, 'done'],
  ['is not cancelled without one', 'READY', { to: 'CANCELLED' }, 'CENTRE_REASON_MISSING'],
  ['is not relocated for blanks', 'READY', { to: 'RELOCATED', reason: ' ' }, 'CENTRE_REASON_MISSING'],
  ['is not moved by who has not seen it as it is', 'PLANNED', { to: 'CONFIRMED', version: 2 }, 'CENTRE_CHANGED_MEANWHILE'],
];
it.each(cases)('a centre %s', (_why, state, { to, version = 3, reason = null }, answer) => {
  const outcome = checkMove({ state, version: 3 }, { to, version, reason });
  expect(outcome.ok ? 'done' : outcome.refusal.code).toBe(answer);
});
