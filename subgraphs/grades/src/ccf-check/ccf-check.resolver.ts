import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome } from '@mirex/schema/outcome';
import type { Context } from '@mirex/kit/context';
import { expectServed, orThrow, readId } from '@mirex/kit/graph/client-error';
import { PageArgs } from '@mirex/kit/graph/page.inputs';
import { asConnection, type Connection, connectionType } from '@mirex/kit/graph/page.type';
import { explainKeyed } from '@mirex/kit/idempotency/idempotency.messages';
import { once } from '@mirex/kit/idempotency/once';
import { explainPage } from '@mirex/kit/kit.messages';
import { listLoader, perRequest, rowLoader } from '@mirex/kit/loader';
import { findPage } from '@mirex/kit/page';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { CcfPlan } from '../ccf/ccf.entity.ts';
import { Speciality } from '../deliberation/speciality.stub.ts';
import { AposterioriCheck, CheckChange } from './ccf-check.entity.ts';
import { AposterioriCheckFilter, AssignReviewGroupInput, DrawAposterioriSampleInput, ProposeToJuryInput, RecordCheckDecisionInput, RecordFindingInput } from './ccf-check.inputs.ts';
import { explainCheck } from './ccf-check.messages.ts';
import type { CheckRefusal } from './ccf-check.rules.ts';
import { advanceCheck, type CheckStep } from './ccf-check.service.ts';
import { AposterioriCheckPayload, AposterioriSamplePayload } from './ccf-check.type.ts';
import { drawSample } from './draw-sample.service.ts';

const AposterioriCheckConnection = connectionType(AposterioriCheck, 'AposterioriCheck');

const checkById = perRequest(({ em }) => rowLoader((ids) => em.find(AposterioriCheck, { id: { $in: ids as GlobalId[] } }), (row) => row.id));
const planById = perRequest(({ em }) => rowLoader((ids) => em.find(CcfPlan, { id: { $in: ids as GlobalId[] } }), (row) => row.id));
const changesOfCheck = perRequest(({ em }) => listLoader((ids) => em.find(CheckChange, { checkId: { $in: ids as GlobalId[] } }, { orderBy: { sequence: 'asc' } }), (row) => row.checkId));

export const aposterioriCheckReference = ({ id }: { id: string }, context: Context): Promise<AposterioriCheck | null> => checkById(context).load(id);

const advance = async ({ checkId, version }: { readonly checkId: string; readonly version: number }, step: CheckStep, context: Context): Promise<AposterioriCheckPayload> => {
  const outcome: Outcome<AposterioriCheck, CheckRefusal> = await advanceCheck(readId(checkId, 'APC', context), version, step, context);
  return outcome.ok ? { check: outcome.value, userErrors: [] } : { check: null, userErrors: [explainCheck(outcome.refusal)] };
};

@Resolver(() => AposterioriCheck)
export class AposterioriCheckResolver {
  @Query(() => AposterioriCheck, { nullable: true, description: 'Contrôle a posteriori. By its id; null when there is none.' })
  @Directive('@routed(by: "id")')
  @Directive('@access(who: [BEX, HEAD, UNIT, CHAIR, DEPUTY, INSP])')
  aposterioriCheck(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<AposterioriCheck | null> {
    return checkById(context).load(readId(id, 'APC', context));
  }

  @Query(() => AposterioriCheckConnection, { nullable: true, description: 'Contrôles a posteriori. Oldest first; of every MIREX when none is named.' })
  @Directive('@routed(by: "filter.mirex", absent: SCATTER)')
  @Directive('@access(who: [BEX, HEAD, UNIT, CHAIR, DEPUTY, INSP])')
  async aposterioriChecks(
    @Args(() => PageArgs) page: PageArgs, @Arg('filter', () => AposterioriCheckFilter, { nullable: true }) filter: AposterioriCheckFilter | undefined, @Ctx() { em }: Context,
  ): Promise<Connection<AposterioriCheck>> {
    const where = {
      ...(filter?.session != null && { session: filter.session }), ...(filter?.speciality != null && { specialityCode: filter.speciality }), ...(filter?.state != null && { state: filter.state }),
    };
    return asConnection(orThrow(await findPage(em, AposterioriCheck, where, 'id', page), explainPage));
  }

  @Mutation(() => AposterioriSamplePayload, { description: 'Tirer un échantillon. Of the schools whose marks of assessment during the course are validated.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [UNIT, DEPUTY, INSP])')
  async drawAposterioriSample(@Arg('input', () => DrawAposterioriSampleInput) input: DrawAposterioriSampleInput, @Ctx() context: Context): Promise<AposterioriSamplePayload> {
    const { mirex, idempotencyKey, session, speciality, size, grid } = input;
    expectServed(mirex, context);
    const outcome = await once(context, { key: idempotencyKey, act: 'drawAposterioriSample', input }, async (inner): Promise<Outcome<GlobalId[], CheckRefusal>> => {
      const drawn = await drawSample({ session, speciality, size, grid, seed: idempotencyKey }, inner);
      return drawn.ok ? accept(drawn.value.map(({ id }) => id)) : drawn;
    });
    if (outcome.ok) return { checks: (await checkById(context).loadMany([...outcome.value])).filter((check) => check instanceof AposterioriCheck), userErrors: [] };
    return { checks: null, userErrors: [explainKeyed(outcome.refusal, explainCheck)] };
  }

  @Mutation(() => AposterioriCheckPayload, { description: 'Composer le groupe de contrôle. Nobody of the school that is reviewed.' })
  @Directive('@routed(by: "input.checkId")')
  @Directive('@access(who: [UNIT, DEPUTY, INSP])')
  assignReviewGroup(@Arg('input', () => AssignReviewGroupInput) input: AssignReviewGroupInput, @Ctx() context: Context): Promise<AposterioriCheckPayload> {
    return advance(input, { act: 'ASSIGN', reviewers: input.reviewers.map(({ actorId, establishmentUai }) => ({ actorId, establishmentUai: establishmentUai ?? null })) }, context);
  }

  @Mutation(() => AposterioriCheckPayload, { description: 'Constater. What the group found; no mark changes.' })
  @Directive('@routed(by: "input.checkId")')
  @Directive('@access(who: [UNIT, DEPUTY, INSP])')
  recordFinding(@Arg('input', () => RecordFindingInput) input: RecordFindingInput, @Ctx() context: Context): Promise<AposterioriCheckPayload> {
    return advance(input, { act: 'RECORD_FINDING', text: input.finding, changesMarks: input.changesMarks ?? false }, context);
  }

  @Mutation(() => AposterioriCheckPayload, { description: 'Proposer au jury. Conform or not, and what follows from it.' })
  @Directive('@routed(by: "input.checkId")')
  @Directive('@access(who: [UNIT, DEPUTY, INSP])')
  proposeToJury(@Arg('input', () => ProposeToJuryInput) input: ProposeToJuryInput, @Ctx() context: Context): Promise<AposterioriCheckPayload> {
    return advance(input, { act: 'PROPOSE', conform: input.conform, text: input.proposal }, context);
  }

  @Mutation(() => AposterioriCheckPayload, { description: 'Recueillir la décision du jury sur un contrôle. Marks that it changes are rectified in its deliberation.' })
  @Directive('@routed(by: "input.checkId")')
  @Directive('@access(who: [UNIT, CHAIR, DEPUTY])')
  recordCheckDecision(@Arg('input', () => RecordCheckDecisionInput) input: RecordCheckDecisionInput, @Ctx() context: Context): Promise<AposterioriCheckPayload> {
    return advance(input, { act: 'DECIDE', text: input.decision }, context);
  }

  @FieldResolver(() => Speciality, { nullable: true, description: 'Spécialité.' })
  speciality(@Root() { specialityCode }: AposterioriCheck): Speciality {
    return { code: specialityCode };
  }

  @FieldResolver(() => CcfPlan, { nullable: true, description: 'Plan de CCF. The one that is reviewed.' })
  plan(@Root() { planId }: AposterioriCheck, @Ctx() context: Context): Promise<CcfPlan | null> {
    return planById(context).load(planId);
  }

  @FieldResolver(() => [ID], { description: 'Contrôleurs. Actors of any MIREX.' })
  reviewers(@Root() { reviewers }: AposterioriCheck): string[] {
    return reviewers.map(({ actorId }) => actorId);
  }

  @FieldResolver(() => [CheckChange], { description: 'Historique. Every act, oldest first.' })
  history(@Root() { id }: AposterioriCheck, @Ctx() context: Context): Promise<CheckChange[]> {
    return changesOfCheck(context).load(id);
  }
}
