import { LockMode } from '@mikro-orm/postgresql';
import type { Context } from '@mirex/kit/context';
import type { Event } from '@mirex/kit/events/event';
import type { SummonsTold } from '@mirex/schema/events';

import { ClaimChange } from './claim-change.entity.ts';
import { Claim } from './claim.entity.ts';
import { ClaimState } from './claim-state.rules.ts';
import { ClaimKind } from './claim-kind.rules.ts';
import { expectClaims } from './expected-claims.rows.ts';
import { pricer } from './pricer.ts';

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
  const honoured = told.filter(({ id, state }) => state === 'HONOURED' && !claims.get(id)?.some(({ kind }) => kind === ClaimKind.PAY));
  await expectClaims(honoured.map((summons) => ({ told: summons, priced: priced({ ...summons, specialityCode: summons.speciality, missionDate: summons.date }) })), context);
  for (const { id, state } of told) if (state === 'CANCELLED') for (const claim of claims.get(id) ?? []) withdraw(claim, context);
}

function withdraw(claim: Claim, { em, now, caller }: Context): void {
  claim.summonsCancelled = true;
  if (claim.state !== ClaimState.EXPECTED) return;
  em.create(ClaimChange, {
    claim, version: claim.version + 1, at: now(), by: caller.sub, from: claim.state, to: ClaimState.CANCELLED, reason: 'Convocation annulée.',
  });
  claim.state = ClaimState.CANCELLED;
}
