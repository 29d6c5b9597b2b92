import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { type AskedMeasure, checkInTime, checkSimplified, decide, readMeasures } from './accommodation.rules.ts';
import { MEASURES } from './measure.regulation.ts';

const SAT = ['S.E1', 'S.E2'];
const measure = (code: string, over: Partial<AskedMeasure> = {}): AskedMeasure => ({ code, extraMinutesPerHour: code.startsWith('EXTRA') ? 20 : null, papers: [], ...over });
const read = (...asked: AskedMeasure[]) => readMeasures(asked, { known: MEASURES, sat: SAT, most: 20 });

describe('what is asked for', () => {
  it.each<[string, AskedMeasure[], string | null]>([
    ['a third of extra time', [measure('EXTRA_TIME_WRITTEN')], null],
    ['a minute more than a third', [measure('EXTRA_TIME_WRITTEN', { extraMinutesPerHour: 21 })], 'EXTRA_TIME_ABOVE_CAP'],
    ['no extra time at all', [measure('EXTRA_TIME_WRITTEN', { extraMinutesPerHour: 0 })], 'EXTRA_TIME_MALFORMED'],
    ['extra time without saying how much', [measure('EXTRA_TIME_WRITTEN', { extraMinutesPerHour: null })], 'EXTRA_TIME_MALFORMED'],
    ['minutes for a room', [measure('SEPARATE_ROOM', { extraMinutesPerHour: 5 })], 'EXTRA_TIME_MALFORMED'],
    ['a paper that is not sat', [measure('SEPARATE_ROOM', { papers: ['S.E3'] })], 'MEASURE_PAPER_NOT_SAT'],
    ['a measure that is none', [measure('toString')], 'MEASURE_UNKNOWN'],
    ['a measure twice', [measure('BRAILLE'), measure('BRAILLE')], 'MEASURE_TWICE'],
    ['nothing', [], 'MEASURES_MISSING'],
  ])('%s', (_why, asked, code) => {
    const outcome = read(...asked);
    expect(outcome.ok ? null : outcome.refusal.code).toBe(code);
  });

  it('without papers is for all that are sat', () => expect(read(measure('BRAILLE'))).toEqual({ ok: true, value: [{ code: 'BRAILLE', extraMinutesPerHour: null, papers: SAT }] }));
});

it.each([
  ['a plan and a room', 'PAP', 'SEPARATE_ROOM', null],
  ['a plan and extra time', 'PPS', 'EXTRA_TIME_ORAL', 'SIMPLIFIED_WITH_EXTRA_TIME'],
  ['no plan', null, 'SEPARATE_ROOM', 'SIMPLIFIED_WITHOUT_PLAN'],
])('the simplified procedure with %s', (_why, plan, code, refused) => {
  const outcome = checkSimplified(plan, [{ ...measure(code), papers: SAT }]);
  expect(outcome.ok ? null : outcome.refusal.code).toBe(refused);
});

it.each([
  ['on the last day', '2025-12-31', false, false],
  ['a day later', '2026-01-01', false, 'ACCOMMODATION_TOO_LATE'],
  ['a day later, the state having changed', '2026-01-01', true, true],
])('a request %s', (_why, today, evolved, expected) => {
  const outcome = checkInTime(today, 2026, 1231, evolved);
  expect(outcome.ok ? outcome.value : outcome.refusal.code).toBe(expected);
});

describe('a decision', () => {
  const ASKED = [{ code: 'BRAILLE', extraMinutesPerHour: null, papers: SAT }, { code: 'EXTRA_TIME_ORAL', extraMinutesPerHour: 20, papers: ['S.E1'] }];
  it.each<[string, [string, string[]][], string]>([
    ['of everything', [['BRAILLE', SAT], ['EXTRA_TIME_ORAL', ['S.E1']]], 'GRANTED'],
    ['of one paper less', [['BRAILLE', ['S.E2']], ['EXTRA_TIME_ORAL', ['S.E1']]], 'PARTIAL'],
    ['of one measure', [['BRAILLE', SAT], ['EXTRA_TIME_ORAL', []]], 'PARTIAL'],
    ['of nothing', [['BRAILLE', []], ['EXTRA_TIME_ORAL', []]], 'REFUSED'],
    ['that forgets a measure', [['BRAILLE', SAT]], 'DECISION_INCOMPLETE'],
    ['of a measure that nobody asked for', [['BRAILLE', SAT], ['EXTRA_TIME_ORAL', []], ['AUDIO', []]], 'DECISION_BEYOND_REQUEST'],
    ['of a paper that nobody asked for', [['BRAILLE', SAT], ['EXTRA_TIME_ORAL', ['S.E2']]], 'DECISION_BEYOND_REQUEST'],
  ])('%s', (_why, said, expected) => {
    const outcome = decide(ASKED, said.map(([code, papers]) => ({ code, papers })));
    expect(outcome.ok ? outcome.value.decision : outcome.refusal.code).toBe(expected);
  });

  it('grants no more than was asked for', () => {
    const papers = fc.subarray(['S.E1', 'S.E2', 'S.E3']);
    fc.assert(fc.property(papers, papers, (braille, oral) => {
      const outcome = decide(ASKED, [{ code: 'BRAILLE', papers: braille }, { code: 'EXTRA_TIME_ORAL', papers: oral }]);
      const granted = outcome.ok ? outcome.value.granted : [];
      expect(granted.filter(({ code, papers: given }) => !given.every((one) => ASKED.find((asked) => asked.code === code)?.papers.includes(one)))).toEqual([]);
    }));
  });
});
