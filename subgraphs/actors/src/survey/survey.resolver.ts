import type { FilterQuery } from '@mikro-orm/postgresql';
import { expectOwnEstablishment } from '@mirex/kit/access/own-establishment';
import type { Context } from '@mirex/kit/context';
import { expectServed, orThrow, readId } from '@mirex/kit/graph/client-error';
import { PageArgs } from '@mirex/kit/graph/page.inputs';
import { asConnection, type Connection, connectionType } from '@mirex/kit/graph/page.type';
import { UserError } from '@mirex/kit/graph/user-error.type';
import { explainPage } from '@mirex/kit/kit.messages';
import { listLoader, perRequest, rowLoader } from '@mirex/kit/loader';
import { findPage } from '@mirex/kit/page';
import type { GlobalId } from '@mirex/schema/global-id';
import { Arg, Args, Ctx, Directive, Field, FieldResolver, ID, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';

import { Actor } from '../actor/actor.entity.ts';
import { actorById } from '../actor/actor.loader.ts';
import { Establishment } from '../actor/actor.stub.ts';
import { type Payload, payload, payloadType } from '../payload.type.ts';
import { Trace } from '../trace/trace.entity.ts';
import { tracesOf } from '../trace/trace.ts';
import { confirmAnswers } from './confirm-answers.service.ts';
import { Survey, SurveyAnswer } from './survey.entity.ts';
import { AnswerSurveyInput, ConfirmSurveyAnswersInput, OpenSurveyInput, SurveyFilter } from './survey.inputs.ts';
import { explainSurvey } from './survey.messages.ts';
import { progressOfSurvey } from './survey.query.ts';
import { answerSurvey, closeSurvey, openSurvey } from './survey.service.ts';

const SurveyConnection = connectionType(Survey, 'Survey');
const SurveyPayload = payloadType(Survey, 'Survey', 'survey');
const SurveyAnswerPayload = payloadType(SurveyAnswer, 'SurveyAnswer', 'answer');

const surveyById = perRequest(({ em }) => rowLoader((ids) => em.find(Survey, { id: { $in: ids as GlobalId[] } }), (row) => row.id));
const answersOf = perRequest(({ em }) => listLoader((ids) => em.find(SurveyAnswer, { surveyId: { $in: ids as GlobalId[] } }, { orderBy: { actorId: 'asc' } }), (row) => row.surveyId));

export const surveyReference = ({ id }: { id: string }, context: Context): Promise<Survey | null> => surveyById(context).load(id);

@ObjectType({ description: 'Avancement d’une enquête. Of one school.' })
class SurveyProgress {
  uai!: string;

  @Field(() => Int, { description: 'Acteurs. Of the school.' })
  actors!: number;

  @Field(() => Int, { description: 'Réponses.' })
  answered!: number;

  @Field(() => Int, { description: 'Réponses confirmées.' })
  confirmed!: number;
}

@ObjectType({ description: 'Réponses confirmées. How many, or why none.' })
class ConfirmSurveyAnswersPayload {
  @Field(() => Int, { nullable: true, description: 'Réponses. Null when refused.' })
  confirmed?: number | null;

  @Field(() => [UserError], { description: 'Refus. Empty when done.' })
  userErrors!: UserError[];
}

@Resolver(() => SurveyProgress)
export class SurveyProgressResolver {
  @Query(() => [SurveyProgress], { nullable: true, description: 'Avancement d’une enquête. School by school, those that have answered least first.' })
  @Directive('@routed(by: "id")')
  @Directive('@access(who: [BEX, HEAD, TRANS])')
  async surveyProgress(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<SurveyProgress[]> {
    return (await progressOfSurvey(context.em, readId(id, 'SVY', context))).map((one) => Object.assign(new SurveyProgress(), one));
  }

  @FieldResolver(() => Establishment, { nullable: true, description: 'Établissement.' })
  establishment(@Root() { uai }: SurveyProgress): Establishment {
    return { uai };
  }
}

@Resolver(() => Survey)
export class SurveyResolver {
  @Query(() => SurveyConnection, { nullable: true, description: 'Enquêtes. In the order of their opening; of every MIREX when none is named.' })
  @Directive('@routed(by: "filter.mirex", absent: SCATTER)')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, INSP, EST, EXAM, INVIG, CHAIR, DEPUTY, TEACHER])')
  async surveys(@Args(() => PageArgs) page: PageArgs, @Arg('filter', () => SurveyFilter, { nullable: true }) filter: SurveyFilter | undefined, @Ctx() { em }: Context): Promise<Connection<Survey>> {
    const { session, state } = filter ?? {};
    const where: FilterQuery<Survey> = { ...(session != null && { session }), ...(state != null && { state }) };
    return asConnection(orThrow(await findPage(em, Survey, where, 'id', page), explainPage));
  }

  @Mutation(() => SurveyPayload, { description: 'Ouvrir une enquête. One of a kind at a time.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD, TRANS])')
  async openSurvey(@Arg('input', () => OpenSurveyInput) { mirex, ...input }: OpenSurveyInput, @Ctx() context: Context): Promise<Payload<Survey>> {
    expectServed(mirex, context);
    return payload(await openSurvey(input, context), explainSurvey);
  }

  @Mutation(() => SurveyAnswerPayload, { description: 'Répondre à une enquête. By the actor, or by their school.' })
  @Directive('@routed(by: "input.actorId")')
  @Directive('@access(who: [HEAD, UNIT, TRANS, EST, EXAM, INVIG, CHAIR, DEPUTY, TEACHER])')
  async answerSurvey(@Arg('input', () => AnswerSurveyInput) { surveyId, actorId, version, wishes, absences, movesTo }: AnswerSurveyInput, @Ctx() context: Context): Promise<Payload<SurveyAnswer>> {
    return payload(await answerSurvey({
      surveyId: readId(surveyId, 'SVY', context), actorId: readId(actorId, 'ACT', context), version, absences, movesTo: movesTo ?? null,
      wishes: wishes.map(({ role, speciality }) => ({ role, specialityCode: speciality ?? null })),
    }, context), explainSurvey);
  }

  @Mutation(() => ConfirmSurveyAnswersPayload, { description: 'Confirmer les réponses d’un établissement. Absences count in pools from now on; wishes become proposed competences.' })
  @Directive('@routed(by: "input.surveyId")')
  @Directive('@access(who: [HEAD, TRANS, EST])')
  async confirmSurveyAnswers(@Arg('input', () => ConfirmSurveyAnswersInput) { surveyId, establishment, idempotencyKey }: ConfirmSurveyAnswersInput, @Ctx() context: Context): Promise<ConfirmSurveyAnswersPayload> {
    expectOwnEstablishment(establishment, context);
    const confirmed = await confirmAnswers({ surveyId: readId(surveyId, 'SVY', context), establishment, idempotencyKey }, context);
    return confirmed.ok ? { confirmed: confirmed.value, userErrors: [] } : { userErrors: [explainSurvey(confirmed.refusal)] };
  }

  @Mutation(() => SurveyPayload, { description: 'Fermer une enquête. No answer is taken any more.' })
  @Directive('@routed(by: "id")')
  @Directive('@access(who: [HEAD, TRANS])')
  async closeSurvey(@Arg('id', () => ID) id: string, @Arg('version', () => Int) version: number, @Ctx() context: Context): Promise<Payload<Survey>> {
    return payload(await closeSurvey(readId(id, 'SVY', context), version, context), explainSurvey);
  }

  @FieldResolver(() => [SurveyAnswer], { description: 'Réponses. Those that the caller may see.' })
  answers(@Root() { id }: Survey, @Ctx() context: Context): Promise<SurveyAnswer[]> {
    return answersOf(context).load(id);
  }

  @FieldResolver(() => [Trace], { description: 'Traces. Oldest first.' })
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN])')
  changes(@Root() { id }: Survey, @Ctx() context: Context): Promise<Trace[]> {
    return tracesOf(context).load(id);
  }
}

@Resolver(() => SurveyAnswer)
export class SurveyAnswerResolver {
  @FieldResolver(() => Actor, { nullable: true, description: 'Acteur.' })
  actor(@Root() { actorId }: SurveyAnswer, @Ctx() context: Context): Promise<Actor | null> {
    return actorById(context).load(actorId);
  }
}
