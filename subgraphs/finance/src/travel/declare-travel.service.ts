import { LockMode } from '@mikro-orm/postgresql';
import { type Context, within } from '@mirex/kit/context';
import { dataSet, editionNumber } from '@mirex/kit/edition';
import type { PeerRefusal } from '@mirex/kit/peer/peer.rules';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { seatDay } from '@mirex/schema/seat-day';

import { settleAdvance } from '../advance/settle-advance.ts';
import { type CampaignRefusal, checkCampaign } from '../claim/campaign.rules.ts';
import { ClaimChange } from '../claim/claim-change.entity.ts';
import { ClaimKind } from '../claim/claim-kind.rules.ts';
import { ClaimLine } from '../claim/claim-line.entity.ts';
import type { ClaimMoveRefusal } from '../claim/claim-state.rules.ts';
import { checkMove, ClaimState } from '../claim/claim-state.rules.ts';
import { Claim } from '../claim/claim.entity.ts';
import { asMoved, move } from '../claim/move-claims.service.ts';
import { PAYMENT_CURRENCIES } from '../claim/payment-currency.regulation.ts';
import { servedFree } from '../hosting/served-free.ts';
import { checkServedFree, type ServedFreeRefusal } from '../hosting/served-free.rules.ts';
import { drivenBefore } from '../kilometres/actor-year.ts';
import { financeTerms } from '../terms/finance-terms.ts';
import { priceTravel, type PricedExpense, type RatedExpense, type TravelPricingRefusal } from './travel-pricing.rules.ts';
import { checkTravel, TravelKind, type TravelRefusal } from './travel.rules.ts';
import { takeVehicles, type VehicleRefusal } from './vehicle-day.ts';

export interface TravelDeclaration {
  readonly summons: GlobalId;
  /** The version of the claim that came back; undefined the first time. */
  readonly version?: number | undefined;
  readonly expenses: readonly RatedExpense[];
}

export type DeclareTravelRefusal = CampaignRefusal | TravelRefusal | ServedFreeRefusal | TravelPricingRefusal | ClaimMoveRefusal | VehicleRefusal | PeerRefusal | { readonly code: 'MISSION_NOT_HONOURED' };

/**
 * Declares the journey of an honoured mission: a claim of its own, beside that of the pay. Declared again, once it has come
 * back, its lines are replaced.
 *
 * The actor's year of kilometres is entered first, with the MIREX that keeps it; when that one is down nothing is declared.
 * Two who declare one journey at once: one wins, the other is told of the version.
 */
export async function declareTravel({ summons, version, expenses }: TravelDeclaration, context: Context): Promise<Outcome<Claim, DeclareTravelRefusal>> {
  const mission = await context.em.findOne(Claim, { summonsId: summons, kind: ClaimKind.PAY, summonsCancelled: false });
  if (!mission) return refuse({ code: 'MISSION_NOT_HONOURED' });
  const terms = await financeTerms(context, mission.session);
  const back = await context.em.count(Claim, { summonsId: summons, kind: ClaimKind.TRAVEL, state: ClaimState.RETURNED });
  const inTime = checkCampaign(ClaimKind.TRAVEL, { session: mission.session, date: mission.missionDate }, terms.claimsUntil, seatDay(context.owner, context.now()));
  if (!inTime.ok && back === 0) return inTime;
  const checked = checkTravel(expenses, mission.missionDate, terms.travel);
  if (!checked.ok) return checked;
  const free = checkServedFree(expenses, mission.missionDate, await servedFree(mission, context), terms.travel.mealsPerDay);
  if (!free.ok) return free;
  const before = await drivenBefore(mission.actorId, kilometresByYear(summons, expenses), context);
  if (!before.ok) return before;
  const payer = { rates: await dataSet(context, 'rates'), currencies: PAYMENT_CURRENCIES[context.owner], edition: (await editionNumber(context)) ?? 0 };
  const lines = priceTravel(expenses, before.value, payer);
  if (!lines.ok) return lines;
  return context.em.transactional(async (tx) => {
    const inside = within(context, tx);
    // The pay's row is there to wait at: that of the journey may not exist yet.
    await tx.findOneOrFail(Claim, { id: mission.id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    const found = await tx.findOne(Claim, { summonsId: summons, kind: ClaimKind.TRAVEL }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    const moved = found && checkMove({ ...asMoved(found), history: [] }, { to: ClaimState.DECLARED, version: version ?? 0, by: context.caller.sub });
    if (moved && !moved.ok) return moved;
    const taken = await takeVehicles(mission.actorId, expenses, inside);
    if (!taken.ok) return taken;
    const settled = await settleAdvance(summons, inside);
    const claim = found ? await declaredAgain(found, inside) : firstDeclared(mission, inside);
    replaceLines(claim, [...lines.value, ...settled], inside);
    return accept(claim);
  });
}

function kilometresByYear(summons: GlobalId, expenses: readonly RatedExpense[]): { summons: GlobalId; year: number; kilometres: number }[] {
  const driven = Map.groupBy(expenses.filter(({ kind }) => kind === TravelKind.KM), ({ date }) => date.slice(0, 4));
  return [...driven].map(([year, legs]) => ({ summons, year: Number(year), kilometres: legs.reduce((sum, { quantity }) => sum + quantity, 0) }));
}

function firstDeclared({ summonsId, actorId, session, activity, specialityCode, missionDate, sittingId, centreId }: Claim, { em, newId, now, caller }: Context): Claim {
  const claim = em.create(Claim, {
    id: newId('CLA'), summonsId, kind: ClaimKind.TRAVEL, actorId, session, activity, specialityCode, missionDate, sittingId, centreId, quantity: 0, state: ClaimState.DECLARED, version: 1,
  });
  em.create(ClaimChange, { claim, version: 1, at: now(), by: caller.sub, from: null, to: ClaimState.DECLARED, reason: null });
  return claim;
}

async function declaredAgain(claim: Claim, context: Context): Promise<Claim> {
  move(claim, { to: ClaimState.DECLARED }, context);
  await context.em.nativeDelete(ClaimLine, { claim: claim.id });
  return claim;
}

function replaceLines(claim: Claim, lines: readonly PricedExpense[], { em }: Pick<Context, 'em'>): void {
  for (const [i, line] of lines.entries()) em.create(ClaimLine, { claim, rank: i + 1, ...line });
  claim.currency = lines[0]?.currency ?? null;
  claim.minor = lines.reduce((sum, { minor }) => sum + minor, 0n);
}
