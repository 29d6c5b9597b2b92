import { describe, expect, it } from '@jest/globals';

import { checkReturn, type ForecastAnswer, ForecastState } from './forecast.rules.ts';

const DEADLINE = new Date('2026-04-30T16:00:00Z');
const OPEN = new Set(['a', 'b']);
const yes = (summonsId: string): ForecastAnswer => ({ summonsId, agreed: true, reason: null });
const no = (summonsId: string, reason: string | null): ForecastAnswer => ({ summonsId, agreed: false, reason });

describe('the return of a forecast', () => {
  const cases: [why: string, answers: ForecastAnswer[], now: Date, told: string][] = [
    ['at the deadline exactly', [yes('a'), yes('b')], DEADLINE, 'RETURNED'],
    ['a millisecond later, kept all the same', [yes('a'), yes('b')], new Date(DEADLINE.getTime() + 1), 'RETURNED_LATE'],
    ['a refusal with its reason', [yes('a'), no('b', 'Congé')], DEADLINE, 'RETURNED'],
    ['a refusal without', [yes('a'), no('b', ' ')], DEADLINE, 'FORECAST_REASON_MISSING'],
    ['a line of another school', [yes('a'), yes('c')], DEADLINE, 'FORECAST_LINE_ELSEWHERE'],
    ['a line twice', [yes('a'), no('a', 'Congé')], DEADLINE, 'FORECAST_LINE_TWICE'],
    ['a line left out', [yes('a')], DEADLINE, 'FORECAST_LINES_MISSING'],
  ];
  it.each(cases)('%s', (_why, answers, now, told) => {
    const checked = checkReturn({ state: ForecastState.SENT, deadline: DEADLINE }, answers, OPEN, now);
    expect(checked.ok ? checked.value : checked.refusal.code).toBe(told);
  });

  it('comes once', () => {
    expect(checkReturn({ state: ForecastState.RETURNED_LATE, deadline: DEADLINE }, [yes('a'), yes('b')], OPEN, DEADLINE)).toEqual({ ok: false, refusal: { code: 'FORECAST_RETURNED_ALREADY' } });
  });
});
