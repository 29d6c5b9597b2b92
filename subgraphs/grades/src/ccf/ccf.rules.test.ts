import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { assessesByCcf, type CcfAbsence, ccfState, paperMark, readEntry } from './ccf.rules.ts';

const codeOf = (outcome: { readonly ok: boolean; readonly refusal?: { readonly code: string } }): string => outcome.refusal?.code ?? 'ok';
const situation = (hundredths: number | null, weightTenths = 10) => ({ hundredths, weightTenths, absence: null });

describe('the mark of a paper', () => {
  const cases: [why: string, situations: ReturnType<typeof situation>[], mark: number | null][] = [
    ['one situation', [situation(1200)], 1200],
    ['half a point goes up', [situation(1200), situation(1300)], 1300],
    ['less than half goes down', [situation(1200, 20), situation(1300, 10)], 1200],
    ['weights count', [situation(800, 10), situation(1600, 30)], 1400],
    ['a situation that waits for its replacement', [situation(1200), situation(null)], null],
    ['no situation', [], null],
  ];
  it.each(cases)('%s', (_why, situations, mark) => expect(paperMark(situations, 100)).toBe(mark));

  it('lies on the step, within half of it of the average, and between the lowest and the highest', () => {
    const whole = fc.record({ hundredths: fc.integer({ min: 0, max: 20 }).map((points) => points * 100), weightTenths: fc.integer({ min: 1, max: 60 }), absence: fc.constant(null) });
    fc.assert(fc.property(fc.array(whole, { minLength: 1, maxLength: 5 }), (situations) => {
      const mark = paperMark(situations, 100) ?? -1;
      const weight = situations.reduce((sum, each) => sum + each.weightTenths, 0);
      const off = 2 * (mark * weight - situations.reduce((sum, each) => sum + each.hundredths * each.weightTenths, 0));
      const marks = situations.map(({ hundredths }) => hundredths);
      expect([mark % 100, off > -100 * weight && off <= 100 * weight, mark >= Math.min(...marks) && mark <= Math.max(...marks)]).toEqual([0, true, true]);
    }));
  });
});

describe('a line', () => {
  const cases: [why: string, points: string | null, absence: CcfAbsence | null, read: number | string | null][] = [
    ['points', '12', null, 1200], ['finer than the step', '12,5', null, 'MARK_OFF_STEP'], ['over twenty', '21', null, 'MARK_OUT_OF_RANGE'],
    ['an absence without a reason is worth zero', null, 'UNJUSTIFIED', 0], ['and may be typed so', '0', 'UNJUSTIFIED', 0], ['but not otherwise', '8', 'UNJUSTIFIED', 'CCF_ABSENCE_NOT_ZERO'],
    ['an absence with a reason waits', null, 'JUSTIFIED', null], ['nothing', null, null, 'CCF_MARK_MISSING'],
  ];
  it.each(cases)('%s', (_why, points, absence, read) => {
    const outcome = readEntry(points, absence, 100, 0);
    expect(outcome.ok ? outcome.value.hundredths : outcome.refusal.code).toBe(read);
  });
});

it.each([['PUBLIC', false, true], ['PRIVATE_UNDER_CONTRACT', false, true], ['PRIVATE_NO_CONTRACT', true, false], ['CFA', false, false], ['CFA', true, true]])(
  'a school that is %s, accredited %s, assesses during the course: %s', (sector, accredited, does) => expect(assessesByCcf(sector, accredited)).toBe(does));

it.each([
  ['PLAN_DRAFT', 'ENTER_MARKS', 'CCF_PLAN_NOT_VALIDATED'], ['PLAN_SUBMITTED', 'SUBMIT_MARKS', 'CCF_PLAN_NOT_VALIDATED'], ['PLAN_DRAFT', 'VALIDATE_PLAN', 'CCF_STATE'],
  ['PLAN_VALIDATED', 'ENTER_MARKS', 'ok'], ['SUBMITTED', 'ENTER_MARKS', 'CCF_STATE'], ['RETURNED', 'ENTER_MARKS', 'ok'], ['VALIDATED', 'RETURN_MARKS', 'CCF_STATE'],
] as const)('from %s, %s: %s', (state, act, code) => expect(codeOf(ccfState(state, act))).toBe(code));
