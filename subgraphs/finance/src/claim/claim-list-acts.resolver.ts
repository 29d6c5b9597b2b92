import type { Context } from '@mirex/kit/context';
import { clientError, expectServed, readId } from '@mirex/kit/graph/client-error';
import { UserError } from '@mirex/kit/graph/user-error.type';
import { LARGEST_PAGE } from '@mirex/kit/page';
import { Arg, Ctx, Directive, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';

import { Claim } from './claim.entity.ts';
import { MoveClaimsInput } from './claim.inputs.ts';
import { explainClaim } from './claim.messages.ts';
import { ClaimState } from './claim-state.rules.ts';
import { moveClaims } from './move-claims.service.ts';

@ObjectType({ description: 'Suite pour un état de frais. Of an act on many.' })
class ClaimOutcome {
  @Field(() => ID, { description: 'État de frais. As it was named.' })
  id!: string;

  @Field(() => Claim, { nullable: true, description: 'État de frais. As it now is; null when refused.' })
  claim!: Claim | null;

  @Field(() => [UserError], { description: 'Refus. Empty when done.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'Suite d’un acte sur des états de frais. Those that could be moved are, whatever becomes of the others.' })
class ClaimsPayload {
  @Field(() => [ClaimOutcome], { description: 'Suites. One for each, in the order given.' })
  outcomes!: ClaimOutcome[];
}

/** What the instructing unit does, to a pile at a time. */
@Resolver()
export class ClaimListActs {
  @Mutation(() => ClaimsPayload, { description: 'Instruire des états de frais. The first of two pairs of eyes.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [UNIT, TRANS])')
  instructClaims(@Arg('input', () => MoveClaimsInput) input: MoveClaimsInput, @Ctx() context: Context): Promise<ClaimsPayload> {
    return moveAll(input, ClaimState.INSTRUCTED, context);
  }

  @Mutation(() => ClaimsPayload, { description: 'Retourner des états de frais. To whoever declared them, with the reason.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  returnClaims(@Arg('input', () => MoveClaimsInput) input: MoveClaimsInput, @Ctx() context: Context): Promise<ClaimsPayload> {
    return moveAll(input, ClaimState.RETURNED, context);
  }

  @Mutation(() => ClaimsPayload, { description: 'Valider des états de frais. By another person than the one who instructed.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  validateClaims(@Arg('input', () => MoveClaimsInput) input: MoveClaimsInput, @Ctx() context: Context): Promise<ClaimsPayload> {
    return moveAll(input, ClaimState.VALIDATED, context);
  }
}

async function moveAll({ mirex, claims, reason }: MoveClaimsInput, to: ClaimState, context: Context): Promise<ClaimsPayload> {
  expectServed(mirex, context);
  if (claims.length > LARGEST_PAGE || new Set(claims.map(({ id }) => id)).size < claims.length) throw clientError(explainClaim({ code: 'CLAIM_LIST', most: LARGEST_PAGE }));
  if (to === ClaimState.RETURNED && !reason?.trim()) throw clientError(explainClaim({ code: 'REASON_MISSING' }));
  const outcomes = await moveClaims(claims.map(({ id, version }) => ({ id: readId(id, 'CLA', context), version, to, ...(reason && { reason }) })), context);
  return {
    outcomes: outcomes.map((outcome, i) => ({
      id: claims[i]?.id ?? '',
      claim: outcome.ok ? outcome.value : null,
      userErrors: outcome.ok ? [] : [explainClaim(outcome.refusal)],
    })),
  };
}
