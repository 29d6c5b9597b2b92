import type { Context } from '@mirex/kit/context';
import { readId } from '@mirex/kit/graph/client-error';
import { UserError } from '@mirex/kit/graph/user-error.type';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Arg, Ctx, Directive, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';

import { explain } from '../refusal.messages.ts';
import { moveSlot } from './move-slot.service.ts';
import { OralSlot } from './oral.entity.ts';

@InputType({ description: 'Déplacement d’un créneau. To another hour, or another post for the same paper.' })
class MoveOralSlotInput {
  @Field(() => ID, { description: 'Inscription.' })
  enrolmentId!: string;

  @Field(() => String, { description: 'Épreuve. Its code.' })
  paperCode!: string;

  @Field(() => ID, { description: 'Poste d’évaluation. Where the candidate is heard; the same for another hour.' })
  postId!: string;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Début. Absent means the first time that is free there.' })
  startsAt?: Date | null;

  @Field(() => Int, { description: 'Version. The one that was read.' })
  version!: number;

  @Field(() => String, { description: 'Motif.' })
  reason!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Rééditer la convocation. Needed when the candidate was summoned to the old hour.' })
  reissue!: boolean;
}

@ObjectType({ description: 'Créneau déplacé. The slot as it is now, or why it was not moved.' })
class MoveOralSlotPayload {
  @Field(() => OralSlot, { nullable: true, description: 'Créneau.' })
  slot!: OralSlot | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}

@Resolver()
export class MoveSlotResolver {
  @Mutation(() => MoveOralSlotPayload, { description: 'Déplacer un créneau d’interrogation. With the reason; who was summoned is summoned again.' })
  @Directive('@routed(by: "input.enrolmentId")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  async moveOralSlot(@Arg('input', () => MoveOralSlotInput) { enrolmentId, postId, startsAt = null, ...input }: MoveOralSlotInput, @Ctx() context: Context): Promise<MoveOralSlotPayload> {
    const outcome = await moveSlot({ ...input, enrolmentId: readId(enrolmentId, 'ENR', context), postId: readId(postId, 'EVP', context), startsAt }, context);
    return outcome.ok ? { slot: outcome.value, userErrors: [] } : { slot: null, userErrors: [explain(outcome.refusal)] };
  }
}
