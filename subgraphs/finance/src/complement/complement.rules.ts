import type { Currency } from '@mirex/schema/money';

import type { PricedLine } from '../claim/pricing.rules.ts';

/** A line as it was paid, and what it would be paid by the rates of the edition that is held now. */
export interface Repriced {
  readonly paid: { readonly minor: bigint; readonly currency: Currency };
  readonly now: PricedLine;
}

/**
 * The lines of a complement: for each line whose rate has changed since, what is still owed of it. A rate that a text lowers
 * after the fact takes nothing back: what was paid by the rate in force then stays paid.
 *
 * Source: the text of March 2022 on mileage, which held from 2022-01-01 for journeys that had been paid.
 */
export const complementLines = (lines: readonly Repriced[]): readonly PricedLine[] =>
  lines.flatMap(({ paid, now }) => {
    const owed = now.minor - paid.minor;
    return owed <= 0n || now.currency !== paid.currency ? [] : [{ ...now, quantity: 1, unitMinor: owed, per: 1, minor: owed }];
  });
