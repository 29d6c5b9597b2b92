import { describe, expect, it } from '@jest/globals';
import type { Currency } from '@mirex/schema/money';
import fc from 'fast-check';

import { EDITION, rate } from '../edition.fixture.ts';
import { findRate, type PaidMission, price } from './pricing.rules.ts';

const RATES = EDITION.rates ?? [];
const EURO: Currency[] = ['EUR'];
const mission = (changes: Partial<PaidMission> = {}): PaidMission => ({ activity: 'SCRIPT_MARKING', level: 4, date: '2024-06-15', quantity: 1, ...changes });

describe('the rate of a mission', () => {
  const cases: [why: string, changes: Partial<PaidMission>, currencies: Currency[], minor: string | undefined][] = [
    ['of its level', {}, EURO, '200'],
    ['of another level', { level: 5 }, EURO, '250'],
    ['of the last day of a text', { date: '2023-12-31' }, EURO, '190'],
    ['of the first day of the next', { date: '2024-01-01' }, EURO, '200'],
    ['of the first day of all', { date: '2020-01-01' }, EURO, '190'],
    ['of the day before', { date: '2019-12-31' }, EURO, undefined],
    ['of a level without a rate', { level: 3 }, EURO, undefined],
    ['of an activity without a rate', { activity: 'INVIGILATION' }, EURO, undefined],
    ['that is the same for any level', { activity: 'CHAIR_OR_DEPUTY_CHAIR' }, EURO, '5600'],
    ['that is the same for any level, for a whole centre', { activity: 'CHAIR_OR_DEPUTY_CHAIR', level: null }, EURO, '5600'],
    ['of a level, for a whole centre', { level: null }, EURO, undefined],
    ['in XPF, preferred', { activity: 'EXAMINER_SESSION', level: 5 }, ['XPF', 'EUR'], '6560'],
    ['in EUR, preferred', { activity: 'EXAMINER_SESSION', level: 5 }, ['EUR', 'XPF'], '5500'],
    ['in EUR, where XPF has none', {}, ['XPF', 'EUR'], '200'],
    ['in XPF only, which has none', {}, ['XPF'], undefined],
  ];
  it.each(cases)('%s', (_why, changes, currencies, minor) => {
    const outcome = findRate(mission(changes), RATES, currencies);
    expect(outcome.ok ? outcome.value.minor : undefined).toBe(minor);
  });

  it('is the later of two texts in force, and the level’s own before any level’s, in whatever order they are listed', () => {
    const rates = [rate({ level: null, minor: '9', from: '2023-01-01' }), rate({ level: 4, minor: '1' }), rate({ level: 4, minor: '2', from: '2022-01-01' })];
    fc.assert(fc.property(fc.shuffledSubarray(rates, { minLength: 3 }), (listed) => {
      expect(findRate(mission(), listed, EURO)).toMatchObject({ ok: true, value: { minor: '2' } });
    }));
  });

  it('is refused with all that it was looked for by', () => {
    expect(findRate(mission({ level: 3 }), RATES, EURO)).toEqual({ ok: false, refusal: { code: 'RATE_MISSING', activity: 'SCRIPT_MARKING', level: 3, date: '2024-06-15' } });
  });
});

describe('a price', () => {
  it('is the quantity at the rate, and names the rate', () => {
    expect(price(40, rate({}), 2)).toEqual({
      activity: 'SCRIPT_MARKING', quantity: 40, unitMinor: 250n, per: 1, minor: 10_000n, currency: 'EUR', rate: '2/SCRIPT_MARKING/5/2020-01-01',
    });
    expect(price(2, rate({ level: null, currency: 'XPF', minor: '6560' }), 1)).toMatchObject({ minor: 13_120n, currency: 'XPF', rate: '1/SCRIPT_MARKING/*/2020-01-01' });
  });

  it('loses nothing above what a number holds, and adds up', () => {
    expect(price(500, rate({ minor: '9007199254740993' }), 1).minor).toBe(4_503_599_627_370_496_500n);
    fc.assert(fc.property(fc.nat(), fc.nat(), fc.bigInt({ min: 0n, max: 2n ** 60n }), (a, b, minor) => {
      const at = rate({ minor: String(minor) });
      expect(price(a, at, 1).minor + price(b, at, 1).minor).toBe(price(a + b, at, 1).minor);
    }));
  });
});
