import { LockMode } from '@mikro-orm/postgresql';
import type { Context } from '@mirex/kit/context';
import type { Event } from '@mirex/kit/events/event';
import type { SummonsTold } from '@mirex/schema/events';

import { keepAmount } from './claim-amount.ts';
import { ClaimChange } from './claim-change.entity.ts';
import { Claim } from './claim.entity.ts';
import { ClaimState } from './claim-state.rules.ts';
import { ClaimKind } from './claim-kind.rules.ts';
import { type Pricer, pricer } from './pricer.ts';

/**
 * Follows summonses: honoured, a claim for its pay is expected; cancelled after that, each claim is cancelled while nobody has declared
 * it, and only marked once somebody has.
 *
 * A mission without a rate makes a claim without an amount that says why: nobody's pay is lost for want of a rate.
 */
export async function followSummonses(events: readonly Event[], context: Context): Promise<void> {
  const told = events.map(({ payload }) => payload as SummonsTold);
  const found = await context.em.find(
    Claim, { summonsId: { $in: told.map(({ id }) => id) } }, { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  const claims = Map.groupBy(found, ({ summonsId }) => summonsId);
  const priced = await pricer(context);
  for (const summons of told) {
    const known = claims.get(summons.id) ?? [];
    if (summons.state === 'HONOURED' && !known.some(({ kind }) => kind === ClaimKind.PAY)) expectClaim(summons, priced, context);
    if (summons.state === 'CANCELLED') for (const claim of known) withdraw(claim, context);
  }
}

function expectClaim(told: SummonsTold, priced: Pricer, { em, newId, now, caller }: Context): void {
  const { id: summonsId, actorId, session, activity, speciality: specialityCode, date: missionDate, quantity, sittingId, centreId } = told;
  const claim = em.create(Claim, {
    id: newId('CLA'), summonsId, actorId, session, activity, specialityCode, missionDate, quantity, state: ClaimState.EXPECTED, version: 1,
    // What was told before summonses knew their centre says nothing of it.
    sittingId: sittingId ?? null, centreId: centreId ?? null,
  });
  em.create(ClaimChange, { claim, version: 1, at: now(), by: caller.sub, from: null, to: ClaimState.EXPECTED, reason: null });
  keepAmount(claim, priced(claim), em);
}

function withdraw(claim: Claim, { em, now, caller }: Context): void {
  claim.summonsCancelled = true;
  if (claim.state !== ClaimState.EXPECTED) return;
  em.create(ClaimChange, {
    claim, version: claim.version + 1, at: now(), by: caller.sub, from: claim.state, to: ClaimState.CANCELLED, reason: 'Convocation annulée.',
  });
  claim.state = ClaimState.CANCELLED;
}
