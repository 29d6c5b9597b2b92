import type { Context } from '@mirex/kit/context';
import { readAnyId, readId } from '@mirex/kit/graph/client-error';
import { UserError } from '@mirex/kit/graph/user-error.type';
import type { GlobalId } from '@mirex/schema/global-id';
import { Arg, Ctx, Directive, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';

import { explainAide } from './aide.messages.ts';
import { assignAide } from './aide.service.ts';

@InputType({ description: 'Secrétaire ou lecteur d’un candidat, pendant un passage d’épreuve.' })
class AssignAccommodationAideInput {
  @Field(() => ID, { description: 'Passage d’épreuve.' })
  sittingId!: string;

  @Field(() => ID, { description: 'Inscription. Of the candidate who has the measure.' })
  enrolmentId!: string;

  @Field(() => ID, { nullable: true, description: 'Acteur. Null: nobody any more.' })
  actorId?: string | null;

  @Field(() => Int, { description: 'Version. As the list says it; 0 when nobody was ever assigned.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'Motif. Kept in the trace; no medical detail belongs here.' })
  reason?: string | null;
}

@ObjectType({ description: 'Secrétaire ou lecteur affecté. Who it is now, or why nothing was done.' })
class AssignAccommodationAidePayload {
  @Field(() => ID, { nullable: true, description: 'Acteur. Null: nobody, or refused.' })
  actorId!: GlobalId | null;

  @Field(() => Int, { nullable: true, description: 'Version. To send back with a change; null when it was refused.' })
  version!: number | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}

@Resolver()
export class AccommodationAideResolver {
  @Mutation(() => AssignAccommodationAidePayload, { description: 'Affecter un secrétaire ou un lecteur. Never somebody of the candidate’s school, nor who was declared incompatible with them.' })
  @Directive('@routed(by: "input.sittingId")')
  @Directive('@access(who: [TRANS, CENTRE], sensitive: HEALTH)')
  async assignAccommodationAide(
    @Arg('input', () => AssignAccommodationAideInput) { sittingId, enrolmentId, actorId = null, version, reason = null }: AssignAccommodationAideInput, @Ctx() context: Context,
  ): Promise<AssignAccommodationAidePayload> {
    const asked = { sittingId: readId(sittingId, 'SIT', context), enrolmentId: readId(enrolmentId, 'ENR', context), actorId: actorId === null ? null : readAnyId(actorId, 'ACT'), version, reason };
    const outcome = await assignAide(asked, context);
    return outcome.ok ? { ...outcome.value, userErrors: [] } : { actorId: null, version: null, userErrors: [explainAide(outcome.refusal)] };
  }
}
