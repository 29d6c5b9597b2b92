import { expect, it } from '@jest/globals';

import { checkCountable, needsOf } from './subject-need.rules.ts';

const measure = (code: string) => [{ code, extraMinutesPerHour: null }];
const cases: [why: string, candidates: number, codes: string[], reserve: number, needs: string[]][] = [
  ['one for each without a reserve', 30, [], 0, ['NORMAL 30/30']],
  ['a reserve is counted up', 30, [], 5, ['NORMAL 30/32']],
  ['who has an enlarged subject needs no normal one', 30, ['LARGE_PRINT_A3', 'BRAILLE'], 0, ['NORMAL 28/28', 'A3 1/1', 'BRAILLE 1/1']],
  ['extra time asks for no other subject', 2, ['EXTRA_TIME_WRITTEN'], 0, ['NORMAL 2/2']],
  ['nobody left with the normal one', 1, ['LARGE_PRINT_A3'], 10, ['A3 1/2']],
];
it.each(cases)('%s', (_why, candidates, codes, reserve, needs) =>
  expect(needsOf(candidates, codes.map(measure), reserve).map(({ format, candidates: of, copies }) => `${format} ${of}/${copies}`)).toEqual(needs));

it.each([
  ['a negative reserve', -1, 10, 'SUBJECT_RESERVE_OUT_OF_RANGE'], ['twice as many', 101, 10, 'SUBJECT_RESERVE_OUT_OF_RANGE'],
  ['nobody placed', 5, 0, 'SUBJECT_NEED_BEFORE_ALLOCATION'], ['no reserve', 0, 1, 'counted'],
])('%s', (_why, reserve, places, answer) => {
  const outcome = checkCountable(2026, reserve, places);
  expect(outcome.ok ? 'counted' : outcome.refusal.code).toBe(answer);
});
