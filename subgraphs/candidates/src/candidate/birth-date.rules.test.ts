import { describe, expect, it } from '@jest/globals';

import { checkAge, readDate } from './birth-date.rules.ts';

describe('a birth date', () => {
  it.each([
    ['as ISO writes it', '2007-03-01', '2007-03-01'],
    ['as a French form does', '01/03/2007', '2007-03-01'],
    ['29 February of a leap year', '29/02/2008', '2008-02-29'],
  ])('is read: %s', (_why, text, date) => {
    expect(readDate(text)).toEqual({ ok: true, value: date });
  });

  it.each([
    ['29 February of another year', '2007-02-29', 'DATE_IMPOSSIBLE'],
    ['29 February of 1900', '29/02/1900', 'DATE_IMPOSSIBLE'],
    ['31 April', '31/04/2007', 'DATE_IMPOSSIBLE'],
    ['month 13', '2007-13-01', 'DATE_IMPOSSIBLE'],
    ['American order', '12/25/2007', 'DATE_IMPOSSIBLE'],
    ['two digits of a year', '01/03/07', 'DATE_MALFORMED'],
    ['what Excel makes of a date', '39142', 'DATE_MALFORMED'],
    ['words', 'mars 2007', 'DATE_MALFORMED'],
  ])('is refused: %s', (_why, text, code) => {
    expect(readDate(text)).toEqual({ ok: false, refusal: { code, given: text } });
  });

  const bounds = { youngest: 14, oldest: 90 };
  it.each([
    ['the youngest, born on the last day', '2012-12-31', true],
    ['a day younger', '2013-01-01', false],
    ['the oldest, born on the first day', '1936-01-01', true],
    ['a day older', '1935-12-31', false],
    ['not born yet', '2030-01-01', false],
  ])('is plausible for session 2026 or not: %s', (_why, date, ok) => {
    expect(checkAge(date, 2026, bounds).ok).toBe(ok);
  });
});
