import type { GlobalId } from '@mirex/schema/global-id';
import type { Outcome } from '@mirex/schema/outcome';
import { expectOwnEstablishment } from '@mirex/kit/access/own-establishment';
import type { Context } from '@mirex/kit/context';
import { expectServed, orThrow, readId } from '@mirex/kit/graph/client-error';
import { PageArgs } from '@mirex/kit/graph/page.inputs';
import { asConnection, type Connection, connectionType } from '@mirex/kit/graph/page.type';
import { explainKeyed, isKeyRefusal } from '@mirex/kit/idempotency/idempotency.messages';
import type { IdempotencyRefusal } from '@mirex/kit/idempotency/idempotency.rules';
import { explainPage } from '@mirex/kit/kit.messages';
import { listLoader, perRequest, rowLoader } from '@mirex/kit/loader';
import { findPage } from '@mirex/kit/page';
import { Arg, Args, Ctx, Directive, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';

import { expectOpenFor } from '../enrolment/expect-open-for.ts';
import { Speciality } from '../deliberation/speciality.stub.ts';
import { keyedActOnOne } from '../keyed/keyed-act.ts';
import { ccfProgress, enterCcfMarks, submitCcfMarks, validateCcfMarks } from './ccf-marks.service.ts';
import { draftPlan, moveCcfPlan } from './ccf-plan.service.ts';
import { CcfChange, CcfPlan, CcfSituation, CcfState } from './ccf.entity.ts';
import { CcfActInput, CcfFilter, DraftCcfPlanInput, EnterCcfMarksInput } from './ccf.inputs.ts';
import { explainCcf } from './ccf.messages.ts';
import type { CcfRefusal } from './ccf.rules.ts';
import { CcfPlanPayload, CcfProgress } from './ccf.type.ts';

const CcfPlanConnection = connectionType(CcfPlan, 'CcfPlan');

const planById = perRequest(({ em }) => rowLoader((ids) => em.find(CcfPlan, { id: { $in: ids as GlobalId[] } }), (row) => row.id));
const situationsOfPlan = perRequest(({ em }) => listLoader((ids) => em.find(CcfSituation, { planId: { $in: ids as GlobalId[] } }, { orderBy: { number: 'asc' } }), (row) => row.planId));
const changesOfPlan = perRequest(({ em }) => listLoader((ids) => em.find(CcfChange, { planId: { $in: ids as GlobalId[] } }, { orderBy: { sequence: 'asc' } }), (row) => row.planId));
const progressOfPlan = perRequest(({ em }) => rowLoader((ids) => ccfProgress(em, ids as GlobalId[]), (row) => row.planId));

export const ccfPlanReference = ({ id }: { id: string }, context: Context): Promise<CcfPlan | null> => planById(context).load(id);

const answer = (outcome: Outcome<CcfPlan, (CcfRefusal & { readonly line?: number }) | IdempotencyRefusal>): CcfPlanPayload => {
  if (outcome.ok) return { plan: outcome.value, line: null, userErrors: [] };
  return { plan: null, line: isKeyRefusal(outcome.refusal) ? null : (outcome.refusal.line ?? null), userErrors: [explainKeyed(outcome.refusal, explainCcf)] };
};

@Resolver(() => CcfPlan)
export class CcfPlanResolver {
  @Query(() => CcfPlanConnection, { nullable: true, description: 'Vigie du CCF. Plans with what is expected, entered, validated and late; of every MIREX when none is named.' })
  @Directive('@routed(by: "filter.mirex", absent: SCATTER)')
  @Directive('@access(who: [BEX, HEAD, UNIT, CHAIR, DEPUTY, INSP, EST, CLERK, TEACHER])')
  async ccfWatch(@Args(() => PageArgs) page: PageArgs, @Arg('filter', () => CcfFilter, { nullable: true }) filter: CcfFilter | undefined, @Ctx() { em, now }: Context): Promise<Connection<CcfPlan>> {
    const where = {
      ...(filter?.session != null && { session: filter.session }), ...(filter?.speciality != null && { specialityCode: filter.speciality }), ...(filter?.state != null && { state: filter.state }),
      ...(filter?.late === true && { state: { $ne: CcfState.VALIDATED }, dueAt: { $lt: now() } }),
    };
    return asConnection(orThrow(await findPage(em, CcfPlan, where, 'id', page), explainPage));
  }

  @Mutation(() => CcfPlanPayload, { description: 'Établir un plan de CCF. Every paper that is assessed during the course has its situations.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD, UNIT, EST, CLERK])')
  async draftCcfPlan(@Arg('input', () => DraftCcfPlanInput) input: DraftCcfPlanInput, @Ctx() context: Context): Promise<CcfPlanPayload> {
    expectServed(input.mirex, context);
    expectOwnEstablishment(input.establishmentUai, context);
    return answer(await draftPlan({ ...input, uai: input.establishmentUai }, context));
  }

  @Mutation(() => CcfPlanPayload, { description: 'Soumettre un plan de CCF.' })
  @Directive('@routed(by: "input.planId")')
  @Directive('@access(who: [HEAD, UNIT, EST, CLERK])')
  async submitCcfPlan(@Arg('input', () => CcfActInput) { planId, version }: CcfActInput, @Ctx() context: Context): Promise<CcfPlanPayload> {
    return answer(await moveCcfPlan(readId(planId, 'CCP', context), version, 'SUBMIT_PLAN', null, context));
  }

  @Mutation(() => CcfPlanPayload, { description: 'Valider un plan de CCF.' })
  @Directive('@routed(by: "input.planId")')
  @Directive('@access(who: [UNIT, CHAIR, DEPUTY])')
  async validateCcfPlan(@Arg('input', () => CcfActInput) { planId, version }: CcfActInput, @Ctx() context: Context): Promise<CcfPlanPayload> {
    return answer(await moveCcfPlan(readId(planId, 'CCP', context), version, 'VALIDATE_PLAN', null, context));
  }

  @Mutation(() => CcfPlanPayload, { description: 'Retourner un plan de CCF. With a reason.' })
  @Directive('@routed(by: "input.planId")')
  @Directive('@access(who: [UNIT, CHAIR, DEPUTY])')
  async returnCcfPlan(@Arg('input', () => CcfActInput) { planId, version, reason }: CcfActInput, @Ctx() context: Context): Promise<CcfPlanPayload> {
    return answer(await moveCcfPlan(readId(planId, 'CCP', context), version, 'RETURN_PLAN', reason ?? null, context));
  }

  @Mutation(() => CcfPlanPayload, { description: 'Saisir des notes de CCF. All of the lines, or none.' })
  @Directive('@routed(by: "input.planId")')
  @Directive('@access(who: [HEAD, UNIT, EST, CLERK, TEACHER])')
  async enterCcfMarks(@Arg('input', () => EnterCcfMarksInput) { planId, version, lines, idempotencyKey: key }: EnterCcfMarksInput, @Ctx() context: Context): Promise<CcfPlanPayload> {
    const read = lines.map(({ enrolmentId, situation, points, absence }) => ({ enrolmentId: readId(enrolmentId, 'ENR', context), situation, points: points ?? null, absence: absence ?? null }));
    const id = readId(planId, 'CCP', context);
    await expectOpenFor('ENTER_CCF_MARKS', read.map(({ enrolmentId }) => enrolmentId), context);
    return answer(await keyedActOnOne(context, { key, act: 'enterCcfMarks', input: { planId, version, lines } }, CcfPlan, (inner) => enterCcfMarks(id, version, read, inner)));
  }

  @Mutation(() => CcfPlanPayload, { description: 'Soumettre les notes de CCF. None may be missing.' })
  @Directive('@routed(by: "input.planId")')
  @Directive('@access(who: [HEAD, UNIT, EST, CLERK])')
  async submitCcfMarks(@Arg('input', () => CcfActInput) { planId, version }: CcfActInput, @Ctx() context: Context): Promise<CcfPlanPayload> {
    return answer(await submitCcfMarks(readId(planId, 'CCP', context), version, context));
  }

  @Mutation(() => CcfPlanPayload, { description: 'Valider les notes de CCF. Those of the papers follow from them.' })
  @Directive('@routed(by: "input.planId")')
  @Directive('@access(who: [UNIT, CHAIR, DEPUTY])')
  async validateCcf(@Arg('input', () => CcfActInput) { planId, version }: CcfActInput, @Ctx() context: Context): Promise<CcfPlanPayload> {
    return answer(await validateCcfMarks(readId(planId, 'CCP', context), version, context));
  }

  @Mutation(() => CcfPlanPayload, { description: 'Retourner les notes de CCF. With a reason.' })
  @Directive('@routed(by: "input.planId")')
  @Directive('@access(who: [UNIT, CHAIR, DEPUTY])')
  async returnCcf(@Arg('input', () => CcfActInput) { planId, version, reason }: CcfActInput, @Ctx() context: Context): Promise<CcfPlanPayload> {
    return answer(await moveCcfPlan(readId(planId, 'CCP', context), version, 'RETURN_MARKS', reason ?? null, context));
  }

  @FieldResolver(() => Speciality, { nullable: true, description: 'Spécialité.' })
  speciality(@Root() { specialityCode }: CcfPlan): Speciality {
    return { code: specialityCode };
  }

  @FieldResolver(() => [CcfSituation], { description: 'Situations. In the order of their numbers.' })
  situations(@Root() { id }: CcfPlan, @Ctx() context: Context): Promise<CcfSituation[]> {
    return situationsOfPlan(context).load(id);
  }

  @FieldResolver(() => CcfProgress, { description: 'Avancement.' })
  async progress(@Root() { id, state, dueAt }: CcfPlan, @Ctx() context: Context): Promise<CcfProgress> {
    const { expected, entered } = (await progressOfPlan(context).load(id)) ?? { expected: 0, entered: 0 };
    return { expected, entered, late: state !== CcfState.VALIDATED && dueAt < context.now() };
  }

  @FieldResolver(() => [CcfChange], { description: 'Historique. Every act, oldest first.' })
  history(@Root() { id }: CcfPlan, @Ctx() context: Context): Promise<CcfChange[]> {
    return changesOfPlan(context).load(id);
  }
}
