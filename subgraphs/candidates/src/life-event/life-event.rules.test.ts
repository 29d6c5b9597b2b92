import { expect, it } from '@jest/globals';

import { checkReport, type LifeEventKindName } from './life-event.rules.ts';

const cases: [why: string, kind: LifeEventKindName, day: string, paper: string | null, code: string | null][] = [
  ['an absence may be announced', 'ABSENCE', '2026-06-08', 'P', null],
  ['an accident has happened', 'ACCIDENT', '2026-06-08', null, 'LIFE_EVENT_IN_THE_FUTURE'],
  ['an accident of today', 'ACCIDENT', '2026-05-01', null, null],
  ['a paper that is not sat', 'ABSENCE', '2026-05-01', 'Q', 'LIFE_EVENT_PAPER_NOT_SAT'],
  ['the first day of the two years', 'ABSENCE', '2024-09-01', null, null],
  ['the day before', 'ABSENCE', '2024-08-31', null, 'LIFE_EVENT_OUTSIDE_SESSION'],
  ['the last day of the session', 'ABSENCE', '2026-12-31', null, null],
  ['the day after', 'ABSENCE', '2027-01-01', null, 'LIFE_EVENT_OUTSIDE_SESSION'],
];
it.each(cases)('%s', (_why, kind, day, paper, code) => {
  const checked = checkReport({ kind, day, paper }, 2026, ['P'], '2026-05-01');
  expect(checked.ok ? null : checked.refusal.code).toBe(code);
});
