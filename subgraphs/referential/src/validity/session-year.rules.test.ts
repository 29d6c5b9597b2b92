import { expect, it } from '@jest/globals';

import { sessionOf } from './session-year.rules.ts';

it.each([
  ['2026-08-31T21:59:59Z', 2026],
  ['2026-08-31T22:00:00Z', 2027],
  ['2027-01-01T00:00:00Z', 2027],
])('%s is in session %i', (day, session) => {
  expect(sessionOf(new Date(day))).toBe(session);
});
