import { UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import type { Context } from '@mirex/kit/context';
import { dataSet, editionNumber } from '@mirex/kit/edition';
import type { IdempotencyRefusal } from '@mirex/kit/idempotency/idempotency.rules';
import { once } from '@mirex/kit/idempotency/once';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { seatDay } from '@mirex/schema/seat-day';

import { ClaimChange } from '../claim/claim-change.entity.ts';
import { ClaimKind } from '../claim/claim-kind.rules.ts';
import { ClaimLine } from '../claim/claim-line.entity.ts';
import { ClaimState } from '../claim/claim-state.rules.ts';
import { Claim } from '../claim/claim.entity.ts';
import { PAYMENT_CURRENCIES } from '../claim/payment-currency.regulation.ts';
import { financeTerms } from '../terms/finance-terms.ts';
import { priceTravel, type RatedExpense, type TravelPricingRefusal } from '../travel/travel-pricing.rules.ts';
import { type AdvanceRefusal, checkAdvance } from './advance.rules.ts';
import { KnownSummons } from './known-summons.entity.ts';

export interface AdvanceRequest {
  readonly summons: GlobalId;
  readonly minor: bigint;
  /** What the journey is expected to be. */
  readonly expenses: readonly RatedExpense[];
}

export type RequestAdvanceRefusal = AdvanceRefusal | TravelPricingRefusal | IdempotencyRefusal;

/**
 * Asks for an advance on a journey to come, once for each key: a claim of its own, which is certified by the service,
 * instructed and validated as any other, and taken off the journey's claim. Two at once: the second is told.
 */
export async function requestAdvance(asked: AdvanceRequest, idempotencyKey: string, context: Context): Promise<Outcome<GlobalId, RequestAdvanceRefusal>> {
  const input = { summons: asked.summons, minor: String(asked.minor), expenses: asked.expenses.map((expense) => ({ ...expense, spent: expense.spent === null ? null : String(expense.spent) })) };
  try {
    return await once(context, { key: idempotencyKey, act: 'requestAdvance', input }, (held) => request(asked, held));
  } catch (error) {
    if (error instanceof UniqueConstraintViolationException && error.message.includes('one_claim_per_summons_and_kind')) return refuse({ code: 'ADVANCE_ASKED' });
    throw error;
  }
}

async function request({ summons, minor, expenses }: AdvanceRequest, context: Context): Promise<Outcome<GlobalId, AdvanceRefusal | TravelPricingRefusal>> {
  const { em, owner, now, newId, caller } = context;
  const mission = await em.findOne(KnownSummons, { id: summons });
  const { advance } = await financeTerms(context, mission?.session);
  const payer = { rates: await dataSet(context, 'rates'), currencies: PAYMENT_CURRENCIES[owner], edition: (await editionNumber(context)) ?? 0 };
  const lines = priceTravel(expenses, new Map(), payer);
  if (!lines.ok) return lines;
  const expectedMinor = lines.value.reduce((sum, line) => sum + line.minor, 0n);
  const today = seatDay(owner, now());
  const checked = checkAdvance({ minor, expectedMinor, today }, mission && { state: mission.state, date: mission.missionDate }, advance);
  if (!checked.ok) return checked;
  if (!mission) return refuse({ code: 'ADVANCE_SUMMONS', state: null });
  const { actorId, session, activity, specialityCode, missionDate, sittingId, centreId } = mission;
  const currency = lines.value[0]?.currency ?? 'EUR';
  const claim = em.create(Claim, {
    id: newId('CLA'), summonsId: summons, kind: ClaimKind.ADVANCE, actorId, session, activity, specialityCode, missionDate, quantity: 0, sittingId, centreId, state: ClaimState.DECLARED, version: 1, currency, minor,
  });
  em.create(ClaimChange, { claim, version: 1, at: now(), by: caller.sub, from: null, to: ClaimState.DECLARED, reason: null });
  em.create(ClaimLine, { claim, rank: 1, activity: 'ADVANCE', quantity: 1, unitMinor: minor, per: 1, minor, currency, rate: 'ADVANCE', onDate: today });
  await em.flush();
  return accept(claim.id);
}
