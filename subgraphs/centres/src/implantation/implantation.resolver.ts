import type { Context } from '@mirex/kit/context';
import { expectServed, orThrow, readId } from '@mirex/kit/graph/client-error';
import { PageArgs } from '@mirex/kit/graph/page.inputs';
import { asConnection, type Connection, connectionType } from '@mirex/kit/graph/page.type';
import { UserError } from '@mirex/kit/graph/user-error.type';
import { explainKeyed } from '@mirex/kit/idempotency/idempotency.messages';
import { IdempotentInput } from '@mirex/kit/idempotency/idempotent.inputs';
import { once } from '@mirex/kit/idempotency/once';
import { explainPage } from '@mirex/kit/kit.messages';
import { perRequest, rowLoader } from '@mirex/kit/loader';
import { findPage } from '@mirex/kit/page';
import type { GlobalId } from '@mirex/schema/global-id';
import { Arg, Args, Ctx, Directive, Field, FieldResolver, ID, InputType, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';

import { Centre, CentreKind } from '../centre/centre.entity.ts';
import { centreById } from '../centre/centre.loader.ts';
import { ImplantationPlan, ImplantationState, PlantedPaper } from './implantation.entity.ts';
import { explainImplantation } from './implantation.messages.ts';
import { compare } from './implantation.rules.ts';
import { proposePlan, validatePlan } from './implantation.service.ts';

@InputType({ description: 'Épreuve à placer dans un centre.' })
class PlantedPaperInput {
  @Field(() => String, { description: 'Épreuve. Its code.' })
  paper!: string;

  @Field(() => ID, { description: 'Centre.' })
  centreId!: string;

  @Field(() => Int, { description: 'Candidats.' })
  candidates!: number;
}

@InputType({ description: 'Schéma d’implantation à proposer.' })
class ProposeImplantationInput {
  @Field(() => String, { description: 'MIREX. Its code.' })
  mirex!: string;

  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Field(() => CentreKind, { defaultValue: CentreKind.COMPOSITION, description: 'Nature des centres.' })
  kind!: CentreKind;

  @Field(() => [PlantedPaperInput], { nullable: true, description: 'Épreuves. A plan made by hand; absent: it is proposed from the enrolments.' })
  lines?: PlantedPaperInput[] | null;
}

@InputType({ description: 'Schéma d’implantation à valider.' })
class ValidateImplantationInput extends IdempotentInput {
  @Field(() => ID, { description: 'Schéma. The proposal that was read.' })
  id!: string;
}

@ObjectType({ description: 'Schéma écrit. The plan, or why there is none.' })
class ImplantationPayload {
  @Field(() => ImplantationPlan, { nullable: true, description: 'Schéma.' })
  plan!: ImplantationPlan | null;

  @Field(() => Int, { nullable: true, description: 'Passages ouverts. With its validation; null otherwise.' })
  opened?: number | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'Différence entre deux schémas. One paper in one centre.' })
class ImplantationDifference {
  @Field(() => String, { description: 'Épreuve. Its code.' })
  paper!: string;

  @Field(() => ID, { description: 'Centre.' })
  centreId!: GlobalId;

  @Field(() => Int, { description: 'Candidats avant. 0: it was not there.' })
  before!: number;

  @Field(() => Int, { description: 'Candidats après. 0: it is not there any more.' })
  after!: number;
}

const PlanConnection = connectionType(ImplantationPlan, 'ImplantationPlan');
const planById = perRequest(({ em }) => rowLoader((ids) => em.find(ImplantationPlan, { id: { $in: ids as GlobalId[] } }), (row) => row.id));

export const implantationReference = ({ id }: { readonly id: string }, context: Context): Promise<ImplantationPlan | null> => planById(context).load(id);

@Resolver(() => ImplantationPlan)
export class ImplantationResolver {
  @Query(() => PlanConnection, { nullable: true, description: 'Schémas d’implantation. Of one session, oldest first.' })
  @Directive('@routed(by: "mirex")')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN])')
  async implantationPlans(
    @Args(() => PageArgs) page: PageArgs, @Arg('mirex', () => String) mirex: string, @Arg('session', () => Int) session: number, @Arg('state', () => ImplantationState, { nullable: true }) state: ImplantationState | undefined,
    @Ctx() context: Context,
  ): Promise<Connection<ImplantationPlan>> {
    expectServed(mirex, context);
    return asConnection(orThrow(await findPage(context.em, ImplantationPlan, { session, ...(state && { state }) }, 'id', page), explainPage));
  }

  @Mutation(() => ImplantationPayload, { description: 'Proposer un schéma d’implantation. From the enrolments, or by hand; nothing is opened.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD, UNIT])')
  async proposeImplantation(@Arg('input', () => ProposeImplantationInput) { mirex, session, kind, lines }: ProposeImplantationInput, @Ctx() context: Context): Promise<ImplantationPayload> {
    expectServed(mirex, context);
    const read = lines?.map((line) => ({ ...line, centreId: readId(line.centreId, 'CEN', context) })) ?? null;
    const outcome = await proposePlan({ session, kind, lines: read }, context);
    return outcome.ok ? { plan: outcome.value, userErrors: [] } : { plan: null, userErrors: [explainImplantation(outcome.refusal)] };
  }

  @Mutation(() => ImplantationPayload, { description: 'Valider un schéma d’implantation. Its papers are opened at the hours of the national schedule.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD])')
  async validateImplantation(@Arg('input', () => ValidateImplantationInput) { id, idempotencyKey }: ValidateImplantationInput, @Ctx() context: Context): Promise<ImplantationPayload> {
    const plan = readId(id, 'IMP', context);
    const outcome = await once(context, { key: idempotencyKey, act: 'validateImplantation', input: { id } }, async (inside) => {
      const done = await validatePlan(plan, inside);
      return done.ok ? { ok: true as const, value: { ...done.value } } : done;
    });
    if (outcome.ok) return { plan: await planById(context).load(plan), opened: outcome.value.opened, userErrors: [] };
    return { plan: null, userErrors: [explainKeyed(outcome.refusal, explainImplantation)] };
  }

  @FieldResolver(() => [ImplantationDifference], { nullable: true, description: 'Différences avec un autre schéma. What is the same is left out; null when there is no such plan.' })
  async differences(@Root() { lines }: ImplantationPlan, @Arg('from', () => ID, { description: 'Schéma. The one before.' }) from: string, @Ctx() context: Context): Promise<ImplantationDifference[] | null> {
    const before = await planById(context).load(readId(from, 'IMP', context));
    return before && compare(before.lines, lines).map((one) => Object.assign(new ImplantationDifference(), one));
  }
}

@Resolver(() => PlantedPaper)
export class PlantedPaperResolver {
  @FieldResolver(() => Centre, { nullable: true, description: 'Centre.' })
  centre(@Root() { centreId }: PlantedPaper, @Ctx() context: Context): Promise<Centre | null> {
    return centreById(context).load(centreId);
  }
}
