/** The two currencies of the service. XPF, the Pacific franc, has no minor unit. */
export type Currency = 'EUR' | 'XPF';

/** An amount in minor units (cents of EUR, whole XPF), exact at any size. */
export interface Money {
  readonly minor: bigint;
  readonly currency: Currency;
}
