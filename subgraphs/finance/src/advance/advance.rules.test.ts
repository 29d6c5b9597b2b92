import { expect, it } from '@jest/globals';

import { checkAdvance } from './advance.rules.ts';

const TERMS = { percentAtMost: 75, daysBefore: 21 };
const mission = (state = 'ISSUED', date = '2026-07-11') => ({ state, date });

it.each<[why: string, Parameters<typeof checkAdvance>[0], Parameters<typeof checkAdvance>[1], unknown]>([
  ['of three quarters, on the last day', { minor: 7500n, expectedMinor: 10_000n, today: '2026-06-20' }, mission(), true],
  ['of a cent more', { minor: 7501n, expectedMinor: 10_000n, today: '2026-06-20' }, mission(), 'ADVANCE_ABOVE'],
  ['of a cent more than three quarters of an odd sum', { minor: 76n, expectedMinor: 101n, today: '2026-06-20' }, mission(), 'ADVANCE_ABOVE'],
  ['a day late', { minor: 100n, expectedMinor: 10_000n, today: '2026-06-21' }, mission(), 'ADVANCE_TOO_LATE'],
  ['of nothing', { minor: 0n, expectedMinor: 10_000n, today: '2026-06-20' }, mission(), 'ADVANCE_AMOUNT'],
  ['for a mission that is over', { minor: 100n, expectedMinor: 10_000n, today: '2026-06-20' }, mission('HONOURED'), 'ADVANCE_SUMMONS'],
  ['for no mission', { minor: 100n, expectedMinor: 10_000n, today: '2026-06-20' }, null, 'ADVANCE_SUMMONS'],
])('an advance %s', (_why, asked, found, expected) => {
  const checked = checkAdvance(asked, found, TERMS);
  expect(checked.ok ? checked.value : checked.refusal.code).toBe(expected);
});
