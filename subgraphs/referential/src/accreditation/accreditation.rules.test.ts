import { describe, expect, it } from '@jest/globals';

import { accreditedDays, checkAccreditation } from './accreditation.rules.ts';

describe('the days of an accreditation', () => {
  it.each([
    ['2026-09-01', '2031-08-31'],
    ['2024-02-29', '2029-02-28'],
    ['2026-01-01', '2030-12-31'],
  ])('from %s, five years end on %s', (from, to) => {
    expect(accreditedDays(from, 5)).toEqual({ validFrom: from, validTo: to });
  });

  it.each([
    ['the day after another ends', '2031-09-01', true],
    ['the day on which another ends', '2031-08-31', false],
    ['before another, and into it', '2022-01-01', false],
    ['before another, and up to its eve', '2021-09-01', true],
  ])('begin %s', (_why, from, ok) => {
    expect(checkAccreditation(accreditedDays(from, 5), [{ code: 'x', ...accreditedDays('2026-09-01', 5) }]).ok).toBe(ok);
  });
});
