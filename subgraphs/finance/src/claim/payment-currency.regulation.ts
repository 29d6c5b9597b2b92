import type { Currency } from '@mirex/schema/money';
import type { Owner } from '@mirex/schema/mirex';

const EURO: readonly Currency[] = ['EUR'];

/**
 * The currencies that each MIREX can pay in, the preferred one first.
 *
 * Status: proposal, to be checked. XPF is the currency of New Caledonia, Wallis and Polynesia; a rate that exists in EUR
 * only is kept in EUR, because converting belongs to the paying application. Océan Indien – Polynésie covers both
 * currencies and is taken to pay in EUR where a rate has both.
 */
export const PAYMENT_CURRENCIES: Readonly<Record<Owner, readonly Currency[]>> = {
  NO: EURO, NE: EURO, SO: EURO, SE: EURO, AG: EURO, OI: ['EUR', 'XPF'], OP: ['XPF', 'EUR'], FR: EURO,
};
