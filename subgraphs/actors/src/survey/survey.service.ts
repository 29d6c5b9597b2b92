import { LockMode } from '@mikro-orm/postgresql';
import { type Context, within } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';
import { writeRows } from '@mirex/kit/journal/write-rows';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { Actor } from '../actor/actor.entity.ts';
import { trace } from '../trace/trace.ts';
import { Survey, SurveyAnswer } from './survey.entity.ts';
import { checkAnswer, checkOpen, type SurveyAnswerLine, type SurveyKind, type SurveyRefusal, SurveyState } from './survey.rules.ts';

export interface NewSurvey {
  readonly session: number;
  readonly kind: SurveyKind;
  readonly title: string;
  readonly closesAt: Date;
}

/** Opens a survey: one of a kind at a time for a session. Two who open it at once: the second is refused. */
export async function openSurvey({ session, kind, title, closesAt }: NewSurvey, context: Context): Promise<Outcome<Survey, SurveyRefusal>> {
  if (title.trim() === '') return refuse({ code: 'SURVEY_TITLE_EMPTY' });
  if (closesAt <= context.now()) return refuse({ code: 'SURVEY_DEADLINE_PAST' });
  if (!(await dataSet(context, 'sessions')).some(({ year }) => year === session)) return refuse({ code: 'SESSION_UNKNOWN', given: session });
  return context.em.fork().transactional(async (tx): Promise<Outcome<Survey, SurveyRefusal>> => {
    await tx.execute('lock table survey in share row exclusive mode');
    if ((await tx.count(Survey, { session, kind, state: SurveyState.OPEN })) > 0) return refuse({ code: 'SURVEY_OPEN_ALREADY' });
    const survey = tx.create(Survey, { id: context.newId('SVY'), session, kind, title: title.trim(), closesAt, version: 1 });
    trace(tx, context, survey, { act: 'OPENED', after: SurveyState.OPEN });
    return accept(survey);
  });
}

/** Closes a survey before its time, or marks that it is over. Two at once: the second waits, and is refused. */
export const closeSurvey = (id: GlobalId, version: number, context: Context): Promise<Outcome<Survey, SurveyRefusal>> =>
  context.em.fork().transactional(async (tx): Promise<Outcome<Survey, SurveyRefusal>> => {
    const survey = await tx.findOne(Survey, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!survey) return refuse({ code: 'SURVEY_UNKNOWN' });
    if (survey.version !== version) return refuse({ code: 'SURVEY_CHANGED_MEANWHILE', given: version, current: survey.version });
    if (survey.state === SurveyState.CLOSED) return refuse({ code: 'SURVEY_CLOSED', on: survey.closesAt.toISOString() });
    survey.state = SurveyState.CLOSED;
    await tx.flush();
    trace(tx, context, survey, { act: 'CLOSED', before: SurveyState.OPEN, after: SurveyState.CLOSED });
    return accept(survey);
  });

export interface Answering extends SurveyAnswerLine {
  readonly surveyId: GlobalId;
  readonly actorId: GlobalId;
  /** The version that was read; 0 when there was none. */
  readonly version: number;
}

/**
 * Answers a survey for one actor; said again it takes the place of what was said, which is kept, and is to be confirmed again.
 * Two who answer for one actor at once: the second waits for the actor, and is refused.
 */
export async function answerSurvey({ surveyId, actorId, version, ...line }: Answering, context: Context): Promise<Outcome<SurveyAnswer, SurveyRefusal>> {
  const { now, caller } = context;
  const specialities = new Set((await dataSet(context, 'specialities')).map(({ code }) => code));
  const establishments = new Set((await dataSet(context, 'establishments')).map(({ uai }) => uai));
  return context.em.transactional(async (tx): Promise<Outcome<SurveyAnswer, SurveyRefusal>> => {
    const survey = await tx.findOne(Survey, { id: surveyId }, { lockMode: LockMode.PESSIMISTIC_READ });
    if (!survey) return refuse({ code: 'SURVEY_UNKNOWN' });
    const open = checkOpen(survey, now());
    if (!open.ok) return open;
    // Who acts sees the actors of their school, or themselves: anybody else is not there.
    const actor = await tx.findOne(Actor, { id: actorId, survivorId: null }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!actor) return refuse({ code: 'SURVEY_ACTOR_ELSEWHERE' });
    const checked = checkAnswer(line, specialities, establishments);
    if (!checked.ok) return checked;
    const held = await tx.findOne(SurveyAnswer, { surveyId, actorId });
    if ((held?.version ?? 0) !== version) return refuse({ code: 'SURVEY_ANSWER_CHANGED_MEANWHILE', given: version, current: held?.version ?? 0 });
    const said = { wishes: line.wishes.map((wish) => ({ ...wish })), absences: line.absences.map((absence) => ({ ...absence })), movesTo: line.movesTo };
    const whole = { ...said, at: now(), by: caller.sub, confirmedAt: null, confirmedBy: null, version: version + 1 };
    const answer = held ? Object.assign(held, whole) : tx.create(SurveyAnswer, { surveyId, actorId, ...whole });
    await tx.flush();
    await writeRows(
      within(context, tx), { entity: 'SurveyAnswerChange' }, 'insert into survey_answer_change (survey_id, actor_id, version, at, by, answer) values (?, ?, ?, ?, ?, ?::jsonb) returning actor_id as id',
      [surveyId, actorId, answer.version, now(), caller.sub, JSON.stringify(said)],
    );
    return accept(answer);
  });
}
