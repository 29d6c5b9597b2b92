import { LockMode } from '@mikro-orm/postgresql';
import type { Context } from '@mirex/kit/context';
import type { IdempotencyRefusal } from '@mirex/kit/idempotency/idempotency.rules';
import { once } from '@mirex/kit/idempotency/once';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { seatDay } from '@mirex/schema/seat-day';

import { Actor } from '../actor/actor.entity.ts';
import { CompetenceState } from '../actor/competence-acts.rules.ts';
import { Competence } from '../actor/competence.entity.ts';
import { Incompatibility } from '../incompatibility/incompatibility.entity.ts';
import { IncompatibilityKind } from '../incompatibility/incompatibility.rules.ts';
import { trace } from '../trace/trace.ts';
import { Survey, SurveyAnswer } from './survey.entity.ts';
import { checkOpen, type SurveyRefusal } from './survey.rules.ts';

export interface Confirming {
  readonly surveyId: GlobalId;
  /** UAI. */
  readonly establishment: string;
  readonly idempotencyKey: string;
}

/**
 * Confirms what the actors of a school have answered and nobody has confirmed: their absences keep them out of the pools of
 * those days from now on, and what they wish to do and are not known to be able to is proposed as a competence, for an agent
 * to validate. One transaction; under one key, once.
 *
 * @returns how many answers were confirmed.
 */
export const confirmAnswers = ({ surveyId, establishment, idempotencyKey }: Confirming, context: Context): Promise<Outcome<number, SurveyRefusal | IdempotencyRefusal>> =>
  once(context, { key: idempotencyKey, act: 'confirmSurveyAnswers', input: { surveyId, establishment } }, async (held): Promise<Outcome<number, SurveyRefusal>> => {
    const { em, now, caller } = held;
    const survey = await em.findOne(Survey, { id: surveyId }, { lockMode: LockMode.PESSIMISTIC_READ });
    if (!survey) return refuse({ code: 'SURVEY_UNKNOWN' });
    const open = checkOpen(survey, now());
    if (!open.ok) return open;
    const actors = await em.find(Actor, { establishmentUai: establishment, survivorId: null }, { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE });
    const ids = actors.map(({ id }) => id);
    const answers = await em.find(SurveyAnswer, { surveyId, actorId: { $in: ids }, confirmedAt: null });
    const competences = Map.groupBy(await em.find(Competence, { actor: { $in: ids } }), ({ actor }) => actor.id);
    const absences = Map.groupBy(await em.find(Incompatibility, { actor: { $in: ids }, kind: IncompatibilityKind.DATE, withdrawn: false }), ({ actor }) => actor.id);
    for (const answer of answers) {
      const actor = actors.find(({ id }) => id === answer.actorId);
      if (!actor) throw new Error('an answer of nobody of the school');
      declareAbsences(actor, answer, absences.get(actor.id) ?? [], survey, held);
      proposeWishes(actor, answer, competences.get(actor.id) ?? [], held);
      Object.assign(answer, { confirmedAt: now(), confirmedBy: caller.sub });
    }
    await em.flush();
    return accept(answers.length);
  });

function declareAbsences(actor: Actor, { absences }: SurveyAnswer, declared: readonly Incompatibility[], { title }: Survey, context: Context): void {
  const { em, newId } = context;
  for (const { from, to } of absences) {
    if (declared.some((one) => one.from === from && one.to === to)) continue;
    const row = em.create(Incompatibility, { id: newId('INC'), actor, kind: IncompatibilityKind.DATE, target: '', from, to, reason: `Enquête : ${title}`, version: 1 });
    trace(em, context, row, { act: 'DECLARED', after: row.kind, reason: row.reason });
  }
}

function proposeWishes(actor: Actor, { wishes }: SurveyAnswer, held: readonly Competence[], { em, owner, caller, now }: Context): void {
  let rank = Math.max(0, ...held.map((one) => one.rank));
  const seen = new Set(held.filter(({ state }) => state !== CompetenceState.REFUSED).map(({ role, specialityCode }) => `${role} ${specialityCode ?? ''}`));
  for (const { role, specialityCode } of wishes) {
    const key = `${role} ${specialityCode ?? ''}`;
    if (seen.has(key) || seen.has(`${role} `)) continue;
    seen.add(key);
    rank += 1;
    em.create(Competence, {
      actor, rank, role, specialityCode, discipline: null, from: seatDay(owner, now()), to: null, state: CompetenceState.PROPOSED, proposedBy: caller.sub, decidedBy: null, decidedAt: null,
    });
  }
}
