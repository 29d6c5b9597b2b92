import type { RateFact } from '@mirex/schema/edition';
import type { Currency } from '@mirex/schema/money';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { findRate, price, type PricedLine, type PricingRefusal } from '../claim/pricing.rules.ts';
import { type TravelExpense, TravelKind } from './travel.rules.ts';

/** An expense, and by which rate it is paid: `MEAL.PARIS`, `KM.CV_5`; empty for what is paid as it was spent. */
export interface RatedExpense extends TravelExpense {
  readonly activity: string;
}

export interface PricedExpense extends PricedLine {
  readonly onDate: string;
  readonly receipt: string | null;
}

export type TravelPricingRefusal = PricingRefusal | { readonly code: 'TRAVEL_CURRENCIES' };

export interface Payer {
  readonly rates: readonly RateFact[];
  /** The currencies that the payer has, the preferred one first. */
  readonly currencies: readonly Currency[];
  readonly edition: number;
}

/** A rate's bracket of kilometres a year, by the last word of its name. */
const BRACKET = /^(?:UP_TO_(?<upTo>\d+)|FROM_(?<from>\d+)_TO_(?<to>\d+)|ABOVE_(?<above>\d+))$/;

/**
 * What a journey is paid, line by line. Kilometres are split where the agent's year passes from one bracket to the next.
 *
 * @param before kilometres of the same agent and calendar year that are declared already, by year, over every MIREX.
 *
 * Source: arrêté du 3-7-2006, art. 1: kilometres accumulate from 1 January to 31 December.
 */
export function priceTravel(expenses: readonly RatedExpense[], before: ReadonlyMap<string, number>, payer: Payer): Outcome<readonly PricedExpense[], TravelPricingRefusal> {
  const driven = new Map(before);
  const lines: PricedExpense[] = [];
  for (const expense of expenses) {
    const priced = expense.kind === TravelKind.KM ? priceKilometres(expense, driven, payer) : priceOne(expense, payer);
    if (!priced.ok) return priced;
    lines.push(...priced.value.map((line) => ({ ...line, onDate: expense.date, receipt: expense.receipt })));
  }
  return new Set(lines.map(({ currency }) => currency)).size > 1 ? refuse({ code: 'TRAVEL_CURRENCIES' }) : accept(lines);
}

function priceOne({ kind, activity, date, quantity, spent }: RatedExpense, { rates, currencies, edition }: Payer): Outcome<readonly PricedLine[], PricingRefusal> {
  const [currency = 'EUR'] = currencies;
  if (spent !== null) return accept([{ activity: kind, quantity: 1, unitMinor: spent, per: 1, minor: spent, currency, rate: 'RECEIPT' }]);
  const rate = findRate({ activity, level: null, date, quantity }, rates, currencies);
  return rate.ok ? accept([price(quantity, rate.value, edition)]) : rate;
}

function priceKilometres({ activity, date, quantity }: RatedExpense, driven: Map<string, number>, { rates, currencies, edition }: Payer): Outcome<readonly PricedLine[], PricingRefusal> {
  const year = date.slice(0, 4);
  const start = driven.get(year) ?? 0;
  const end = start + quantity;
  driven.set(year, end);
  const brackets = rates.flatMap((rate) => (rate.activity.startsWith(`${activity}.`) && BRACKET.test(rate.activity.slice(activity.length + 1)) ? [rate.activity] : []));
  const lines: PricedLine[] = [];
  for (const bracket of new Set(brackets)) {
    const { from, to } = boundsOf(bracket.slice(activity.length + 1));
    const kilometres = Math.min(end, to) - Math.max(start, from);
    if (kilometres <= 0) continue;
    const rate = findRate({ activity: bracket, level: null, date, quantity: kilometres }, rates, currencies);
    if (!rate.ok) return rate;
    lines.push(price(kilometres, rate.value, edition));
  }
  const paid = lines.reduce((sum, line) => sum + line.quantity, 0);
  return paid === quantity ? accept(lines) : refuse({ code: 'RATE_MISSING', activity, level: null, date });
}

/** Both are how many kilometres lie before. */
function boundsOf(bracket: string): { readonly from: number; readonly to: number } {
  const { upTo, from, to, above } = BRACKET.exec(bracket)?.groups ?? {};
  if (above !== undefined) return { from: Number(above), to: Number.POSITIVE_INFINITY };
  return { from: from === undefined ? 0 : Number(from) - 1, to: Number(to ?? upTo) };
}
