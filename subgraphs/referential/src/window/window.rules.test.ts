import { expect, it } from '@jest/globals';

import { checkWindow, type WindowAround } from './window.rules.ts';

const day = (n: number): Date => new Date(Date.UTC(2026, 10, n));
const OPEN: WindowAround = { enrolling: true, imported: true, registersClose: day(30), national: false };

it.each<[why: string, opens: Date, closes: Date, around: Partial<WindowAround>, refused: string | undefined]>([
  ['until the registers close', day(1), day(30), {}, undefined],
  ['a day longer', day(1), new Date(day(30).getTime() + 1), {}, 'WINDOW_BEYOND_REGISTERS'],
  ['a day longer, by the bureau', day(1), new Date(day(30).getTime() + 1), { national: true }, undefined],
  ['inverted', day(25), day(24), {}, 'WINDOW_REVERSED'],
  ['over already', day(1), day(22), {}, 'WINDOW_CLOSES_IN_THE_PAST'],
  ['in a session that does not enrol', day(1), day(28), { enrolling: false }, 'WINDOW_SESSION_CLOSED'],
  ['before the pre-registrations are there', day(1), day(28), { imported: false }, 'WINDOW_IMPORT_NOT_DONE'],
])('%s', (_why, opens, closes, around, refused) => {
  const outcome = checkWindow(opens, closes, day(22), { ...OPEN, ...around });
  expect(outcome.ok ? undefined : outcome.refusal.code).toBe(refused);
});
