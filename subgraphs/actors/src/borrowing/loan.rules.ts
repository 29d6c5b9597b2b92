import type { FitnessRefusal } from '../pool/eligibility.rules.ts';

/** Whether the owner of an actor has given one of their half-days to another MIREX. */
export enum LoanState {
  /** Held until it expires; the establishment has not answered. */
  REQUESTED = 'REQUESTED',
  /** The establishment agrees: it stays. */
  AGREED = 'AGREED',
  /** Declined, expired, or never asked for. */
  NONE = 'NONE',
}

export type LoanRefusal =
  | FitnessRefusal
  | { readonly code: 'BORROW_OWN_ACTOR' }
  | { readonly code: 'LOAN_UNKNOWN' };

/** How long a half-day is held for another MIREX while the establishment makes up its mind. A limit of the house. */
export const HELD_MS = 48 * 3_600_000;

/** What an owner says of an actor that it lends: enough to write to them. */
export interface Lent {
  readonly actorId: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly establishmentUai: string | null;
}
