import type { EntityManager } from '@mikro-orm/postgresql';
import type { Outcome } from '@mirex/schema/outcome';

import { ClaimLine } from './claim-line.entity.ts';
import type { Claim } from './claim.entity.ts';
import type { PricedLine, PricingRefusal } from './pricing.rules.ts';

/** Writes what pricing said on a claim that has no amount yet: its line and total, or why there is none. */
export function keepAmount(claim: Claim, priced: Outcome<PricedLine, PricingRefusal>, em: EntityManager): void {
  if (!priced.ok) {
    claim.unpricedBecause = priced.refusal;
    return;
  }
  em.create(ClaimLine, { claim, rank: 1, ...priced.value });
  claim.minor = priced.value.minor;
  claim.currency = priced.value.currency;
  claim.unpricedBecause = null;
}
