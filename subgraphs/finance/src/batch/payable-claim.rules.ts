import type { Currency } from '@mirex/schema/money';
import type { GlobalId } from '@mirex/schema/global-id';

import { NEXT_STATES, ClaimState } from '../claim/claim-state.rules.ts';

/** A claim that somebody wants in a batch. */
export interface OfferedClaim {
  readonly id: GlobalId;
  readonly state: ClaimState;
  readonly kind: 'PAY' | 'TRAVEL' | 'PAY_COMPLEMENT' | 'TRAVEL_COMPLEMENT' | 'INVOICE' | 'ADVANCE';
  readonly currency: Currency | null;
  readonly minor: bigint | null;
}

export type UnfitReason =
  | { readonly code: 'CLAIM_UNKNOWN' }
  | { readonly code: 'CLAIM_IN_BATCH' }
  | { readonly code: 'CLAIM_NOT_PAYABLE'; readonly state: string }
  | { readonly code: 'CLAIM_OF_ANOTHER_KIND'; readonly kind: string }
  | { readonly code: 'CLAIM_OF_ANOTHER_CURRENCY'; readonly currency: string | null };

export interface UnfitClaim {
  readonly id: GlobalId;
  readonly why: UnfitReason;
}

interface Fitting {
  readonly kind: 'PAYROLL' | 'TRAVEL' | 'INVOICE';
  readonly currency: Currency;
}

/** Which batches take which claims. */
export const PAID_BY: Readonly<Record<OfferedClaim['kind'], Fitting['kind']>> = { PAY: 'PAYROLL', PAY_COMPLEMENT: 'PAYROLL', TRAVEL: 'TRAVEL', TRAVEL_COMPLEMENT: 'TRAVEL', INVOICE: 'INVOICE', ADVANCE: 'TRAVEL' };

/** Which claims a batch can take, and why not the others. A claim that is named twice counts once. */
export function sortClaims(found: readonly OfferedClaim[], named: readonly GlobalId[] | null, batch: Fitting): { readonly fit: readonly OfferedClaim[]; readonly unfit: readonly UnfitClaim[] } {
  const known = new Set(found.map(({ id }) => id));
  const unknown = [...new Set(named ?? [])].filter((id) => !known.has(id)).map((id): UnfitClaim => ({ id, why: { code: 'CLAIM_UNKNOWN' } }));
  const judged = found.map((claim) => ({ claim, why: unfitFor(claim, batch) }));
  return {
    fit: judged.flatMap(({ claim, why }) => (why ? [] : [claim])),
    unfit: [...judged.flatMap(({ claim, why }) => (why ? [{ id: claim.id, why }] : [])), ...unknown],
  };
}

function unfitFor({ state, kind, currency, minor }: OfferedClaim, batch: Fitting): UnfitReason | undefined {
  if (state === ClaimState.BATCHED) return { code: 'CLAIM_IN_BATCH' };
  if (!NEXT_STATES[state].includes(ClaimState.BATCHED) || minor === null || minor <= 0n) return { code: 'CLAIM_NOT_PAYABLE', state };
  if (PAID_BY[kind] !== batch.kind) return { code: 'CLAIM_OF_ANOTHER_KIND', kind };
  return currency === batch.currency ? undefined : { code: 'CLAIM_OF_ANOTHER_CURRENCY', currency };
}
