import type { Context } from '@mirex/kit/context';
import { dataSet, editionNumber } from '@mirex/kit/edition';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import type { Claim } from './claim.entity.ts';
import { DIPLOMA_LEVELS } from './diploma-level.regulation.ts';
import { PAYMENT_CURRENCIES } from './payment-currency.regulation.ts';
import { findRate, price, type PricedLine, type PricingRefusal } from './pricing.rules.ts';

export type Pricer = (mission: Pick<Claim, 'activity' | 'specialityCode' | 'missionDate' | 'quantity'>) => Outcome<PricedLine, PricingRefusal>;

/** Prices missions with the rates of the edition that this instance works with: read once, then pure. */
export async function pricer(context: Context): Promise<Pricer> {
  const rates = await dataSet(context, 'rates');
  const diplomas = new Map((await dataSet(context, 'specialities')).map(({ code, diploma }) => [code, diploma]));
  const edition = (await editionNumber(context)) ?? 0;
  const currencies = PAYMENT_CURRENCIES[context.owner];
  return ({ activity, specialityCode, missionDate: date, quantity }) => {
    const level = specialityCode === null ? accept(null) : levelOf(specialityCode, diplomas);
    if (!level.ok) return level;
    const rate = findRate({ activity, level: level.value, date, quantity }, rates, currencies);
    return rate.ok ? accept(price(quantity, rate.value, edition)) : rate;
  };
}

function levelOf(speciality: string, diplomas: ReadonlyMap<string, string>): Outcome<number, PricingRefusal> {
  const level = DIPLOMA_LEVELS.get(diplomas.get(speciality) ?? '');
  return level === undefined ? refuse({ code: 'DIPLOMA_LEVEL_UNKNOWN', speciality }) : accept(level);
}
