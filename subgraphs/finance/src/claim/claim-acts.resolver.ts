import type { Context } from '@mirex/kit/context';
import { readId } from '@mirex/kit/graph/client-error';
import { expectOpen } from '@mirex/kit/session/expect-open';
import { UserError } from '@mirex/kit/graph/user-error.type';
import { Arg, Ctx, Directive, Field, Mutation, ObjectType, Resolver } from 'type-graphql';

import { only } from '@mirex/kit/only';
import { Claim } from './claim.entity.ts';
import { CancelClaimInput, CorrectClaimInput, MoveClaimInput } from './claim.inputs.ts';
import { explainClaim } from './claim.messages.ts';
import { ClaimState } from './claim-state.rules.ts';
import { type ClaimStep, moveClaims } from './move-claims.service.ts';

@ObjectType({ description: 'Suite d’un acte sur un état de frais.' })
class ClaimPayload {
  @Field(() => Claim, { nullable: true, description: 'État de frais. As it now is; null when refused.' })
  claim?: Claim;

  @Field(() => [UserError], { description: 'Refus. Empty when done.' })
  userErrors!: UserError[];
}

@Resolver()
export class ClaimActs {
  @Mutation(() => ClaimPayload, { description: 'Déclarer un état de frais. By the actor, or for them.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, TRANS, CENTRE, EXAM, INVIG, CHAIR, DEPUTY])')
  async declareClaim(@Arg('input', () => MoveClaimInput) input: MoveClaimInput, @Ctx() context: Context): Promise<ClaimPayload> {
    const claim = await context.em.findOne(Claim, { id: readId(input.id, 'CLA', context) });
    if (claim) await expectOpen('CLAIM', claim.session, context);
    return move(input, { to: ClaimState.DECLARED }, context);
  }

  @Mutation(() => ClaimPayload, { description: 'Certifier le service fait. By another person than the one who declared.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, CENTRE])')
  certifyService(@Arg('input', () => MoveClaimInput) input: MoveClaimInput, @Ctx() context: Context): Promise<ClaimPayload> {
    return move(input, { to: ClaimState.SERVICE_CERTIFIED }, context);
  }

  @Mutation(() => ClaimPayload, { description: 'Corriger un état de frais rejeté. Once what made the application reject it is mended.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  correctClaim(@Arg('input', () => CorrectClaimInput) input: CorrectClaimInput, @Ctx() context: Context): Promise<ClaimPayload> {
    return move(input, { to: ClaimState.CORRECTED, reason: input.reason }, context);
  }

  @Mutation(() => ClaimPayload, { description: 'Annuler un état de frais. Before it is in a batch.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  cancelClaim(@Arg('input', () => CancelClaimInput) input: CancelClaimInput, @Ctx() context: Context): Promise<ClaimPayload> {
    return move(input, { to: ClaimState.CANCELLED, reason: input.reason }, context);
  }
}

async function move({ id, version }: MoveClaimInput, step: Pick<ClaimStep, 'to' | 'reason'>, context: Context): Promise<ClaimPayload> {
  const outcome = only(await moveClaims([{ id: readId(id, 'CLA', context), version, ...step }], context));
  return outcome.ok ? { claim: outcome.value, userErrors: [] } : { userErrors: [explainClaim(outcome.refusal)] };
}
