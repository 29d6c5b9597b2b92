import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestInstance } from '@mirex/kit/testing/test-instance';

import { nationalInstance } from '../testing/national-instance.ts';

let test: TestInstance;
beforeAll(async () => {
  test = await nationalInstance();
});
afterAll(() => test.close());

describe('rates', () => {
  const rates = async (on: string, activity: string): Promise<{ amount: { minor: string; currency: string } }[]> =>
    (await test.ask('query ($on: LocalDate, $a: String) { rates(on: $on, activity: $a) { activity level status amount { minor currency } } }', { on, a: activity })).data.rates;

  it('are those of the mission’s day, in each currency', async () => {
    expect((await rates('2023-09-21', 'MEAL.NC_WF_PF')).map(({ amount }) => amount)).toEqual([{ minor: '2100', currency: 'EUR' }, { minor: '2506', currency: 'XPF' }]);
    expect((await rates('2023-09-22', 'MEAL.NC_WF_PF')).map(({ amount }) => amount)).toEqual([{ minor: '2400', currency: 'EUR' }, { minor: '2864', currency: 'XPF' }]);
  });

  it('of a family of activities are found by its name', async () => {
    expect(await rates('2026-06-01', 'NIGHT')).toHaveLength(7);
    expect(await rates('2026-06-01', 'NIG')).toEqual([]);
  });

  it('of the jury are to be checked: the day from which they are due was not found', async () => {
    expect((await rates('2026-06-01', 'SCRIPT_MARKING'))).toMatchObject([{ level: 3, status: 'TO_BE_CHECKED' }, { level: 4 }, { level: 5, amount: { minor: '250' } }]);
  });

  it.each([
    ['a year that no database knows', '0000-01-01', 'DAY_OUT_OF_RANGE'],
    ['a year of another age', '9999-12-31', 'DAY_OUT_OF_RANGE'],
    ['a day that is in no calendar', '2026-02-30', 'BAD_USER_INPUT'],
  ])('are refused for %s', async (_why, on, code) => {
    const { errors } = await test.ask('query ($on: LocalDate) { rates(on: $on) { code } }', { on });
    expect(errors?.[0]?.extensions.code).toBe(code);
  });
});
