import type { RateFact } from '@mirex/schema/edition';
import type { Currency } from '@mirex/schema/money';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/** What is to be paid for. */
export interface PaidMission {
  readonly activity: string;
  /** RNCP level of the diploma; null when the mission is for no diploma in particular. */
  readonly level: number | null;
  /** ISO date of the mission, never of its entry: the rates are those in force on it. */
  readonly date: string;
  readonly quantity: number;
}

/** One line of a claim: amounts in minor units of the currency. */
export interface PricedLine {
  readonly activity: string;
  readonly quantity: number;
  /** For `per` of what is counted. */
  readonly unitMinor: bigint;
  readonly per: number;
  readonly minor: bigint;
  readonly currency: Currency;
  /** The rate that was applied, so that a controller finds it again: `2/SCRIPT_MARKING/5/2020-01-01`. */
  readonly rate: string;
}

export type PricingRefusal =
  | { readonly code: 'RATE_MISSING'; readonly activity: string; readonly level: number | null; readonly date: string }
  | { readonly code: 'DIPLOMA_LEVEL_UNKNOWN'; readonly speciality: string };

/**
 * The rate of a mission: in force on its date, in the first currency that has one; the level's own before the one for any
 * level, and of two texts in force the later.
 *
 * @param currencies the payer's, the preferred one first.
 */
export function findRate({ activity, level, date }: PaidMission, rates: readonly RateFact[], currencies: readonly Currency[]): Outcome<RateFact, PricingRefusal> {
  const inForce = rates.filter((rate) =>
    rate.activity === activity && (rate.level === null || rate.level === level)
    && rate.from <= date && (rate.to === null || date <= rate.to) && currencies.includes(rate.currency));
  const [best] = inForce.sort((a, b) =>
    currencies.indexOf(a.currency) - currencies.indexOf(b.currency)
    || Number(a.level === null) - Number(b.level === null)
    || (a.from < b.from ? 1 : -1));
  return best ? accept(best) : refuse({ code: 'RATE_MISSING', activity, level, date });
}

/**
 * A quantity at a rate. Exact, but for kilometres: their rate is for a thousand, and half a minor unit is rounded away from zero.
 *
 * @param quantity whole scripts, sessions of four hours, meals, nights or kilometres; below zero for what is to be recovered.
 * @param edition the number of the national edition that the rate stands in.
 */
export function price(quantity: number, rate: RateFact, edition: number): PricedLine {
  const unitMinor = BigInt(rate.minor);
  const { activity, currency, level, from, unit } = rate;
  const per = unit === 'THOUSAND_KM' ? 1000 : 1;
  return { activity, quantity, unitMinor, per, minor: rounded(BigInt(quantity) * unitMinor, BigInt(per)), currency, rate: `${edition}/${activity}/${level ?? '*'}/${from}` };
}

function rounded(amount: bigint, per: bigint): bigint {
  const half = amount < 0n ? -per : per;
  return (2n * amount + half) / (2n * per);
}
