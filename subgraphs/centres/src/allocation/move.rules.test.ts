import { expect, it } from '@jest/globals';

import { checkPlaceMove } from './move.rules.ts';

const NOW = new Date('2026-06-08T07:00:00Z');
const place = (more: object = {}) => ({ version: 1, summoned: false, paper: '40321004.E1', startsAt: new Date(NOW.getTime() + 1), ...more });
const move = (more: object = {}) => ({ version: 1, reason: 'Plâtre au pied', reissue: false, ...more });

const cases: [why: string, place: ReturnType<typeof place>, move: ReturnType<typeof move>, to: string | undefined, answer: string][] = [
  ['a millisecond before it begins', place(), move(), '40321004.E1', 'moved'],
  ['as it begins', place({ startsAt: NOW }), move(), '40321004.E1', 'MOVE_AFTER_START'],
  ['seen in another version', place({ version: 2 }), move(), '40321004.E1', 'ALLOCATION_CHANGED_MEANWHILE'],
  ['without a reason', place(), move({ reason: ' ' }), '40321004.E1', 'MOVE_REASON_MISSING'],
  ['to another paper', place(), move(), '40321004.E2', 'MOVE_TO_ANOTHER_PAPER'],
  ['once summoned', place({ summoned: true }), move(), '40321004.E1', 'MOVE_AFTER_SUMMONS'],
  ['once summoned, summoned again', place({ summoned: true }), move({ reissue: true }), '40321004.E1', 'moved'],
];
it.each(cases)('a place is moved, or is not: %s', (_why, from, asked, to, answer) => {
  const checked = checkPlaceMove(from, asked, to, NOW);
  expect(checked.ok ? 'moved' : checked.refusal.code).toBe(answer);
});
