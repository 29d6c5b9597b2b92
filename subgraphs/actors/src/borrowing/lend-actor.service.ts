import { type Context, within } from '@mirex/kit/context';
import { journalRows } from '@mirex/kit/journal/journal-rows';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { Actor } from '../actor/actor.entity.ts';
import { checkFitness } from '../pool/eligibility.rules.ts';
import { fitnessOf, type MissionNeed } from '../pool/fitness.query.ts';
import { DiaryEntry } from '../summons/diary-entry.entity.ts';
import { type HalfDay, slotsOf } from '../summons/diary.rules.ts';
import { holdActors } from '../summons/hold-actors.ts';
import { mostMissions } from '../summons/yearly-missions.query.ts';
import { HELD_MS, type Lent, type LoanRefusal, LoanState } from './loan.rules.ts';

/** A half-day of an actor, or a whole day, for another MIREX. */
export interface Loan {
  readonly actorId: GlobalId;
  readonly forMirex: string;
  readonly date: string;
  readonly halfDay: HalfDay;
}

/**
 * Holds an actor of this MIREX for another, half-day by half-day, until the hold expires. Asked again by the same MIREX, the
 * same hold is given for longer; two MIREX at once, the second is told that the actor is busy.
 */
export const reserveActor = (loan: Loan, need: Omit<MissionNeed, 'now' | 'date' | 'halfDay'>, context: Context): Promise<Outcome<Lent, LoanRefusal>> =>
  context.em.fork().transactional(async (tx): Promise<Outcome<Lent, LoanRefusal>> => {
    const { actorId, forMirex, date, halfDay } = loan;
    await holdActors(tx, [loan], context.now());
    const actor = await tx.findOne(Actor, { id: actorId });
    if (!actor) return refuse({ code: 'SUBSTITUTE_UNKNOWN' });
    const own = await tx.find(DiaryEntry, { actor: actorId, date, half: { $in: slotsOf(loan).map(({ half }) => half) }, reservedFor: forMirex });
    const [known] = await fitnessOf(tx, { ...need, date, halfDay, now: context.now() }, [actorId]);
    const fit = checkFitness(known && own.length === slotsOf(loan).length ? { ...known, busyHalf: null } : known, need.role, await mostMissions(within(context, tx), need.session));
    if (!fit.ok) return fit;
    const until = new Date(context.now().getTime() + HELD_MS);
    for (const { half } of slotsOf(loan)) {
      const held = own.find((entry) => entry.half === half);
      if (!held) tx.create(DiaryEntry, { actor, date, half, summons: null, reservedFor: forMirex, expiresAt: until });
      else if (held.expiresAt !== null) held.expiresAt = until;
    }
    const { lastName, firstName, establishmentUai } = actor;
    return accept({ actorId, lastName, firstName, establishmentUai });
  });

/** The establishment's word on a hold, or the owner's: it stays, or the half-day is free again. */
export const answerLoan = ({ actorId, forMirex, date, halfDay }: Loan, agreed: boolean, context: Context): Promise<Outcome<LoanState, LoanRefusal>> =>
  context.em.fork().transactional(async (tx): Promise<Outcome<LoanState, LoanRefusal>> => {
    const halves = slotsOf({ actorId, date, halfDay }).map(({ half }) => half);
    if (!(await tx.findOne(Actor, { id: actorId }))) return refuse({ code: 'LOAN_UNKNOWN' });
    const held = { actor: actorId, date, half: { $in: halves }, reservedFor: forMirex, $or: [{ expiresAt: null }, { expiresAt: { $gt: context.now() } }] };
    const rows = agreed ? await tx.nativeUpdate(DiaryEntry, held, { expiresAt: null }) : await tx.nativeDelete(DiaryEntry, held);
    if (rows < halves.length) {
      // All or nothing: a day of which one half has expired is not lent.
      throw new LoanGone();
    }
    await journalRows(within(context, tx), { entity: 'DiaryEntry', ids: [actorId], change: 'UPDATE' });
    return accept(agreed ? LoanState.AGREED : LoanState.NONE);
  }).catch((error: unknown) => {
    if (error instanceof LoanGone) return refuse({ code: 'LOAN_UNKNOWN' as const });
    throw error;
  });

/** Rolls the transaction back: what was asked is not there as a whole. */
class LoanGone extends Error {}

/** Where a hold stands. */
export async function loanState({ actorId, forMirex, date, halfDay }: Loan, { em, now }: Pick<Context, 'em' | 'now'>): Promise<LoanState> {
  const slots = slotsOf({ actorId, date, halfDay });
  const rows = await em.find(DiaryEntry, { actor: actorId, date, half: { $in: slots.map(({ half }) => half) }, reservedFor: forMirex });
  if (rows.length < slots.length || rows.some(({ expiresAt }) => expiresAt !== null && expiresAt <= now())) return LoanState.NONE;
  return rows.every(({ expiresAt }) => expiresAt === null) ? LoanState.AGREED : LoanState.REQUESTED;
}
