import { LockMode } from '@mikro-orm/postgresql';
import { type Context, within } from '@mirex/kit/context';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { writeLetters } from '../letter/letters.service.ts';
import { checkFitness, ROLE_OF } from '../pool/eligibility.rules.ts';
import { fitnessOf, type MissionNeed } from '../pool/fitness.query.ts';
import { holdActors } from '../summons/hold-actors.ts';
import { FREES_THE_DIARY, SummonsState } from '../summons/summons-state.rules.ts';
import { summonsTold } from '../summons/summons-told.ts';
import { Summons } from '../summons/summons.entity.ts';
import { mostMissions } from '../summons/yearly-missions.query.ts';
import { writeSummons } from '../summons/write-summons.ts';
import { checkReplaceable, type ReplacementRefusal } from './replacement.rules.ts';

export interface Replacement {
  /** Of the absent actor. */
  readonly summonsId: GlobalId;
  readonly substituteId: GlobalId;
  /** UAIs of the schools whose pupils are examined: nobody examines their own. */
  readonly establishments: readonly string[];
}

/**
 * Gives the mission of an absent actor to another of this MIREX, who is summoned at once.
 *
 * Two who replace one actor at once: the second waits, and is told who has taken it. Asked again, it gives the same summons.
 */
export async function replaceActor({ summonsId, substituteId, establishments }: Replacement, context: Context): Promise<Outcome<Summons, ReplacementRefusal>> {
  return context.em.fork().transactional(async (tx): Promise<Outcome<Summons, ReplacementRefusal>> => {
    const absent = await tx.findOne(Summons, { id: summonsId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!absent) return refuse({ code: 'SUMMONS_UNKNOWN' });
    const [taken] = await tx.find(Summons, { replaces: summonsId, state: { $nin: [...FREES_THE_DIARY] } });
    if (taken?.actor.id === substituteId) return accept(taken);
    const replaceable = checkReplaceable(absent, taken?.actor.id ?? null);
    if (!replaceable.ok) return replaceable;
    await holdActors(tx, [{ actorId: substituteId, date: absent.date }], context.now());
    const role = ROLE_OF[absent.activity];
    const [known] = await fitnessOf(tx, needOf(absent, establishments, context), [substituteId]);
    const fit = checkFitness(known, role, await mostMissions(within(context, tx), absent.session));
    if (!fit.ok) return fit;

    const { session, activity, specialityCode, paperCode, sittingId, centreId, date, halfDay, quantity, place, startsAt } = absent;
    const summons = writeSummons(
      tx, { actorId: substituteId, session, activity, specialityCode, paperCode, sittingId, centreId, date, halfDay, quantity, place, startsAt },
      { state: SummonsState.ISSUED, idempotencyKey: `replacement of ${summonsId}`, replaces: absent, reason: `remplacement de ${summonsId}` }, context,
    );
    await tx.flush();
    await writeLetters([summons], tx, context);
    await context.emit(tx, [summonsTold(summons)], context.now());
    return accept(summons);
  });
}

/** What a summons asks of whoever would take it over. */
export const needOf = ({ session, activity, specialityCode, paperCode, date, halfDay }: Summons, establishments: readonly string[], { now }: Pick<Context, 'now'>): MissionNeed =>
  ({ session, role: ROLE_OF[activity], specialityCode, paperCode, discipline: null, date, halfDay, establishments, candidates: [], companions: [], now: now() });
