import { describe, expect, it } from '@jest/globals';
import type { RateFact } from '@mirex/schema/edition';
import fc from 'fast-check';

import { type Payer, priceTravel, type RatedExpense } from './travel-pricing.rules.ts';
import { TravelKind } from './travel.rules.ts';

const rate = (activity: string, minor: string, unit: RateFact['unit'], changes: Partial<RateFact> = {}): RateFact =>
  ({ activity, level: null, unit, minor, currency: 'EUR', from: '2022-01-01', to: null, ...changes });
const PAYER: Payer = {
  currencies: ['EUR'], edition: 3,
  rates: [
    rate('KM.CV_5.UP_TO_2000', '32000', 'THOUSAND_KM'), rate('KM.CV_5.FROM_2001_TO_10000', '40000', 'THOUSAND_KM'), rate('KM.CV_5.ABOVE_10000', '23000', 'THOUSAND_KM'),
    rate('KM.CV_5.POLYNESIE_NC.UP_TO_2000', '40500', 'THOUSAND_KM', { currency: 'XPF' }),
    rate('MEAL.METRO_BASE', '2000', 'MEAL'), rate('MEAL.NC_WF_PF', '2864', 'MEAL', { currency: 'XPF' }),
  ],
};
const drive = (quantity: number, date = '2026-06-15'): RatedExpense =>
  ({ kind: TravelKind.KM, activity: 'KM.CV_5', date, quantity, spent: null, receipt: null, vehicle: 'AA-123-BB' });
const meal = (activity = 'MEAL.METRO_BASE'): RatedExpense => ({ ...drive(1), kind: TravelKind.MEAL, activity, vehicle: null });

const total = (expenses: readonly RatedExpense[], before: number, payer = PAYER): bigint | string => {
  const priced = priceTravel(expenses, new Map([['2026', before]]), payer);
  return priced.ok ? priced.value.reduce((sum, { minor }) => sum + minor, 0n) : priced.refusal.code;
};

describe('what a journey is paid', () => {
  const cases: [why: string, expenses: RatedExpense[], before: number, minor: bigint | string][] = [
    ['a meal at its rate', [meal()], 0, 2000n],
    ['kilometres of the first bracket', [drive(100)], 0, 3200n],
    ['up to the last of the first bracket', [drive(100)], 1900, 3200n],
    ['one beyond it', [drive(100)], 1901, 3168n + 40n],
    ['across two brackets at once', [drive(300)], 9900, 4000n + 4600n],
    ['half a cent, rounded away from zero', [drive(5)], 10_000, 115n],
    ['a toll, as it was spent', [{ ...meal(), kind: TravelKind.TOLL, activity: '', spent: 1234n }], 0, 1234n],
    ['what has no rate', [meal('MEAL.MOON')], 0, 'RATE_MISSING'],
    ['kilometres of a power without rates', [{ ...drive(10), activity: 'KM.CV_99' }], 0, 'RATE_MISSING'],
    ['a day before the rates', [drive(10, '2021-12-31')], 0, 'RATE_MISSING'],
  ];
  it.each(cases)('%s', (_why, expenses, before, minor) => expect(total(expenses, before)).toBe(minor));

  it('is in one currency', () => {
    expect(total([meal(), meal('MEAL.NC_WF_PF')], 0, { ...PAYER, currencies: ['XPF', 'EUR'] })).toBe('TRAVEL_CURRENCIES');
  });

  it('starts a new year at zero', () => {
    const priced = priceTravel([drive(100, '2026-12-31'), drive(100, '2027-01-01')], new Map([['2026', 20_000]]), PAYER);
    expect(priced.ok && priced.value.map(({ activity }) => activity)).toEqual(['KM.CV_5.ABOVE_10000', 'KM.CV_5.UP_TO_2000']);
  });

  it('pays every kilometre once, however the way is cut into lines', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 4000 }), { minLength: 1, maxLength: 8 }), fc.integer({ min: 0, max: 12_000 }), (legs, before) => {
      const priced = priceTravel(legs.map((km) => drive(km)), new Map([['2026', before]]), PAYER);
      expect(priced.ok && priced.value.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(legs.reduce((a, b) => a + b, 0));
    }));
  });
});
