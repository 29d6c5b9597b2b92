import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { type Context, within } from '@mirex/kit/context';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { seatDay } from '@mirex/schema/seat-day';

import { financeTerms } from '../terms/finance-terms.ts';
import { checkCampaign } from './campaign.rules.ts';
import { keepAmount } from './claim-amount.ts';
import { ClaimChange } from './claim-change.entity.ts';
import { Claim } from './claim.entity.ts';
import type { ClaimRefusal } from './claim.messages.ts';
import { checkMove, ClaimState } from './claim-state.rules.ts';
import { pricer } from './pricer.ts';

export interface ClaimStep {
  readonly id: GlobalId;
  readonly to: ClaimState;
  /** The version that the mover has read; left out by machines of ours. */
  readonly version?: number;
  readonly reason?: string;
}

/**
 * Moves claims to another state, each on its own merits, and leaves a trace of each. One transaction.
 *
 * A claim that still has no amount is priced again when it is declared: the edition may have learnt its rate since.
 * Two who move one claim at once: the second waits for the first, and is refused because the version has grown. A list
 * names a claim once; more is a fault of the caller and throws.
 */
export async function moveClaims(steps: readonly ClaimStep[], context: Context): Promise<Outcome<Claim, ClaimRefusal>[]> {
  const ids = steps.map(({ id }) => id);
  if (new Set(ids).size < ids.length) throw new Error('a list moves a claim once');
  return context.em.fork().transactional(async (tx) => {
    const inside = within(context, tx);
    const priced = await pricer(inside);
    const claims = await tx.find(Claim, { id: { $in: ids } }, { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE });
    const history = Map.groupBy(await tx.find(ClaimChange, { claim: { $in: ids } }), ({ claim }) => claim.id);
    const byId = new Map(claims.map((claim) => [claim.id, claim]));
    const declared = new Set(steps.filter(({ to }) => to === ClaimState.DECLARED).map(({ id }) => id));
    const claimsUntil = await lastDays(claims.filter(({ id }) => declared.has(id)), inside);
    const outcomes = steps.map((step): Outcome<Claim, ClaimRefusal> => {
      const claim = byId.get(step.id);
      if (!claim) return refuse({ code: 'CLAIM_UNKNOWN' });
      const checked = checkMove({ ...asMoved(claim), history: history.get(claim.id) ?? [] }, { to: step.to, version: step.version, by: context.caller.sub, actor: context.caller.actor });
      if (!checked.ok) return checked;
      if (step.to === ClaimState.DECLARED && claim.state === ClaimState.EXPECTED) {
        const inTime = checkCampaign(claim.kind, { session: claim.session, date: claim.missionDate }, claimsUntil.get(claim.session) ?? '', seatDay(context.owner, context.now()));
        if (!inTime.ok) return inTime;
      }
      if (step.to === ClaimState.DECLARED && claim.minor === null) {
        const again = priced(claim);
        if (!again.ok) return again;
        keepAmount(claim, again, tx);
      }
      move(claim, step, inside);
      return accept(claim);
    });
    await tx.flush();
    return outcomes;
  });
}

/** Last day of the campaign of each session, in its year. The edition is in memory: no statement. */
async function lastDays(claims: readonly Claim[], context: Context): Promise<ReadonlyMap<number, string>> {
  const sessions = new Set(claims.map(({ session }) => session));
  return new Map(await Promise.all([...sessions].map(async (session): Promise<[number, string]> => [session, (await financeTerms(context, session)).claimsUntil])));
}

/** What decides whether a claim may move, its history aside. */
export const asMoved = ({ state, version, summonsCancelled, actorId }: Claim): Pick<Claim, 'state' | 'version' | 'summonsCancelled' | 'actorId'> =>
  ({ state, version, summonsCancelled, actorId });

/** Moves a claim that may move, and leaves a trace of it. */
export function move(claim: Claim, { to, reason }: Pick<ClaimStep, 'to' | 'reason'>, { em, now, caller }: { em: EntityManager } & Pick<Context, 'now' | 'caller'>): void {
  em.create(ClaimChange, { claim, version: claim.version + 1, at: now(), by: caller.sub, from: claim.state, to, reason: reason ?? null });
  claim.state = to;
}
