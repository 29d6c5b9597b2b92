/** The two currencies of the service. XPF, the Pacific franc, has no minor unit. */
export type Currency = 'EUR' | 'XPF';

const MINOR_DIGITS: Readonly<Record<Currency, number>> = { EUR: 2, XPF: 0 };

/** An amount in minor units (cents of EUR, whole XPF), exact at any size. */
export interface Money {
  readonly minor: bigint;
  readonly currency: Currency;
}

/** As people and files read it, with a dot: "55.00 EUR", "2864 XPF". */
export function writeMoney({ minor, currency }: Money): string {
  const digits = MINOR_DIGITS[currency];
  const sign = minor < 0n ? '-' : '';
  const text = String(minor < 0n ? -minor : minor).padStart(digits + 1, '0');
  const decimals = digits === 0 ? '' : `.${text.slice(-digits)}`;
  return `${sign}${digits === 0 ? text : text.slice(0, -digits)}${decimals} ${currency}`;
}
