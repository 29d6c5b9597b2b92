import type { Context } from '@mirex/kit/context';
import { readId } from '@mirex/kit/graph/client-error';
import { UserError } from '@mirex/kit/graph/user-error.type';
import { explainKeyed } from '@mirex/kit/idempotency/idempotency.messages';
import { IdempotentInput } from '@mirex/kit/idempotency/idempotent.inputs';
import { once } from '@mirex/kit/idempotency/once';
import { listLoader, perRequest, rowLoader } from '@mirex/kit/loader';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Arg, Ctx, Directive, Field, FieldResolver, ID, InputType, Int, Mutation, ObjectType, Resolver, Root } from 'type-graphql';

import { Enrolment } from '../allocation/allocation.stub.ts';
import { Centre } from '../centre/centre.entity.ts';
import { EvaluationPost, OralSlot } from './oral.entity.ts';
import { explainOral } from './oral.messages.ts';
import { giveSlots, openPost } from './oral.service.ts';

@InputType({ description: 'Nouveau poste d’évaluation.' })
class OpenPostInput {
  @Field(() => ID, { description: 'Centre. FACE_TO_FACE or SECOND_GROUP.' })
  centreId!: string;

  @Field(() => String, { description: 'Épreuve. Its code.' })
  paperCode!: string;

  @Field(() => String, { description: 'Salle. Its code.' })
  room!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'Début. An instant.' })
  startsAt!: Date;

  @Field(() => GraphQLDateTimeISO, { description: 'Fin. An instant.' })
  endsAt!: Date;

  @Field(() => Int, { description: 'Durée d’un créneau. In minutes, preparation included, without extra time.' })
  slotMinutes!: number;
}

@InputType({ description: 'Répartition dans des créneaux.' })
class GiveSlotsInput extends IdempotentInput {
  @Field(() => ID, { description: 'Centre.' })
  centreId!: string;

  @Field(() => String, { description: 'Épreuve. Its code.' })
  paperCode!: string;

  @Field(() => [String], { description: 'Établissements. UAI of those whose candidates come to this centre.' })
  establishments!: string[];
}

@ObjectType({ description: 'Poste ouvert. The post, or why there is none.' })
class OpenPostPayload {
  @Field(() => EvaluationPost, { nullable: true, description: 'Poste.' })
  post!: EvaluationPost | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'Créneaux donnés. How many, or why none.' })
class GiveSlotsPayload {
  @Field(() => Int, { nullable: true, description: 'Créneaux. Null when none was given.' })
  given!: number | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}

const postById = perRequest(({ em }) => rowLoader((ids) => em.find(EvaluationPost, { id: { $in: ids as GlobalId[] } }), (row) => row.id));
const postsOfCentre = perRequest(({ em }) =>
  listLoader((ids) => em.find(EvaluationPost, { centreId: { $in: ids as GlobalId[] } }, { orderBy: { startsAt: 'asc', id: 'asc' } }), (row) => row.centreId));
const slotsOfPost = perRequest(({ em }) =>
  listLoader((ids) => em.find(OralSlot, { postId: { $in: ids as GlobalId[] } }, { orderBy: { startsAt: 'asc' } }), (row) => row.postId));
const slotsOfEnrolment = perRequest(({ em }) =>
  listLoader((ids) => em.find(OralSlot, { enrolmentId: { $in: ids as GlobalId[] } }, { orderBy: { startsAt: 'asc' } }), (row) => row.enrolmentId));

export const postReference = ({ id }: { readonly id: string }, context: Context): Promise<EvaluationPost | null> => postById(context).load(id);

@Resolver(() => EvaluationPost)
export class EvaluationPostResolver {
  @Mutation(() => OpenPostPayload, { description: 'Ouvrir un poste d’évaluation.' })
  @Directive('@routed(by: "input.centreId")')
  @Directive('@access(who: [HEAD, UNIT])')
  async openPost(@Arg('input', () => OpenPostInput) input: OpenPostInput, @Ctx() context: Context): Promise<OpenPostPayload> {
    const outcome = await openPost({ ...input, centreId: readId(input.centreId, 'CEN', context) }, context);
    return outcome.ok ? { post: outcome.value, userErrors: [] } : { post: null, userErrors: [explainOral(outcome.refusal)] };
  }

  @Mutation(() => GiveSlotsPayload, { description: 'Répartir des candidats dans des créneaux. Those of some schools who have none yet: all of them or none.' })
  @Directive('@routed(by: "input.centreId")')
  @Directive('@access(who: [HEAD, UNIT])')
  async giveSlots(@Arg('input', () => GiveSlotsInput) { idempotencyKey, ...input }: GiveSlotsInput, @Ctx() context: Context): Promise<GiveSlotsPayload> {
    const asked = { centreId: readId(input.centreId, 'CEN', context), paperCode: input.paperCode, establishments: input.establishments };
    const outcome = await once(context, { key: idempotencyKey, act: 'giveSlots', input: asked }, (inside) => giveSlots(asked, inside));
    if (outcome.ok) return { given: outcome.value, userErrors: [] };
    return { given: null, userErrors: [explainKeyed(outcome.refusal, explainOral)] };
  }

  @FieldResolver(() => [OralSlot], { description: 'Créneaux. By their start.' })
  @Directive('@listSize(assumedSize: 30)')
  slots(@Root() { id }: EvaluationPost, @Ctx() context: Context): Promise<OralSlot[]> {
    return slotsOfPost(context).load(id);
  }
}

@Resolver(() => Centre)
export class CentrePostsResolver {
  @FieldResolver(() => [EvaluationPost], { description: 'Postes d’évaluation. By their start.' })
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, CENTRE])')
  posts(@Root() { id }: Centre, @Ctx() context: Context): Promise<EvaluationPost[]> {
    return postsOfCentre(context).load(id);
  }
}

@Resolver(() => Enrolment)
export class EnrolmentSlotsResolver {
  @FieldResolver(() => [OralSlot], { nullable: true, description: 'Créneaux d’interrogation. By their start.' })
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, CENTRE, EST, CLERK, CAND, LEGAL_REP])')
  oralSlots(@Root() { id }: Enrolment, @Ctx() context: Context): Promise<OralSlot[]> {
    return slotsOfEnrolment(context).load(id);
  }
}
