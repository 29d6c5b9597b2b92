import { LockMode } from '@mikro-orm/postgresql';
import type { Context } from '@mirex/kit/context';
import type { GlobalId } from '@mirex/schema/global-id';

import { ClaimKind } from '../claim/claim-kind.rules.ts';
import { ClaimState, NEXT_STATES } from '../claim/claim-state.rules.ts';
import { Claim } from '../claim/claim.entity.ts';
import { move } from '../claim/move-claims.service.ts';
import type { PricedExpense } from '../travel/travel-pricing.rules.ts';

/**
 * What of an advance is taken off the journey that is declared: the advance that was sent to be paid, as a line below zero. One
 * that was not sent is cancelled, the journey pays it all. In the transaction of the declaration.
 */
export async function settleAdvance(summonsId: GlobalId, context: Context): Promise<readonly PricedExpense[]> {
  const advance = await context.em.findOne(Claim, { summonsId, kind: ClaimKind.ADVANCE }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!advance || advance.state === ClaimState.CANCELLED || advance.minor === null || advance.currency === null) return [];
  if (NEXT_STATES[advance.state].includes(ClaimState.CANCELLED)) {
    move(advance, { to: ClaimState.CANCELLED, reason: 'Déplacement déclaré.' }, context);
    return [];
  }
  return [{ activity: 'ADVANCE', quantity: -1, unitMinor: advance.minor, per: 1, minor: -advance.minor, currency: advance.currency, rate: advance.id, onDate: advance.missionDate, receipt: null }];
}
