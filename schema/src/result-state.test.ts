import { expect, it } from '@jest/globals';

import { LAST_DECISIONS, mayBecome, NEXT_RESULT_STATES, publishedState, recordedState, type ResultStateName } from './result-state.ts';

const WAY: readonly ResultStateName[] = ['PENDING', 'PROPOSED', 'DELIBERATED', 'PUBLISHED', 'FINAL'];

it('a result goes its way from pending to final, and skips nothing of it', () => {
  for (const [i, from] of WAY.entries()) {
    expect([from, WAY.slice(i + 1).filter((to) => mayBecome(from, to))]).toEqual([from, WAY.slice(i + 1, i + 2)]);
  }
});

it.each<[why: string, from: ResultStateName, to: ResultStateName, may: boolean]>([
  ['what is out is rectified', 'PUBLISHED', 'RECTIFIED', true],
  ['again, under another version', 'RECTIFIED', 'RECTIFIED', true],
  ['and becomes final', 'RECTIFIED', 'FINAL', true],
  ['a jury that decides anew rectifies what is final', 'FINAL', 'RECTIFIED', true],
  ['what is not out is not rectified', 'DELIBERATED', 'RECTIFIED', false],
  ['it is proposed anew', 'DELIBERATED', 'PROPOSED', true],
  ['what is proposed is not published', 'PROPOSED', 'PUBLISHED', false],
  ['what is out may be taken back', 'PUBLISHED', 'DELIBERATED', true],
  ['and is not proposed before it is', 'PUBLISHED', 'PROPOSED', false],
])('%s', (_why, from, to, may) => expect(mayBecome(from, to)).toBe(may));

it('nothing becomes pending again', () => {
  expect(Object.values(NEXT_RESULT_STATES).flat()).not.toContain('PENDING');
});

it('a record that is open proposes, one that is signed has decided', () => {
  expect([recordedState('OPEN'), recordedState('SIGNED')]).toEqual(['PROPOSED', 'DELIBERATED']);
});

it.each([
  ['while the session goes on', 'ADMITTED', 1, 'SECOND_GROUP', 'PUBLISHED'],
  ['rectified while it goes on', 'ADMITTED', 2, 'SECOND_GROUP', 'RECTIFIED'],
  ['once the session is final', 'FAILED', 1, 'FINAL', 'FINAL'],
  ['rectified, once the session is final', 'ADMITTED_BY_JURY', 2, 'CLOSED', 'FINAL'],
  ['a fraud case that outlasts the session', 'SUSPENDED', 1, 'FINAL', 'PUBLISHED'],
  ['the second group is not over', 'SECOND_GROUP', 1, 'FINAL', 'PUBLISHED'],
  ['where no calendar is', 'ADMITTED', 1, undefined, 'PUBLISHED'],
] as const)('%s', (_why, decision, version, phase, state) => {
  expect(publishedState({ decision, version }, phase)).toBe(state);
});

it('of what a jury says, two things wait for something to come', () => {
  const said = ['ADMITTED', 'ADMITTED_BY_JURY', 'SECOND_GROUP', 'FAILED', 'NOT_GRADED', 'SUSPENDED', 'NO_FINAL_DECISION'];
  expect(said.filter((decision) => !LAST_DECISIONS.has(decision))).toEqual(['SECOND_GROUP', 'SUSPENDED']);
});
