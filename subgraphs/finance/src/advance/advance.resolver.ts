import type { Context } from '@mirex/kit/context';
import { readId } from '@mirex/kit/graph/client-error';
import { Long } from '@mirex/kit/graph/scalars';
import { UserError } from '@mirex/kit/graph/user-error.type';
import { explainIdempotency } from '@mirex/kit/idempotency/idempotency.messages';
import { IdempotentInput } from '@mirex/kit/idempotency/idempotent.inputs';
import type { Explained } from '@mirex/schema/explainer';
import { Arg, Ctx, Directive, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';

import { Claim } from '../claim/claim.entity.ts';
import { claimById } from '../claim/claim.loader.ts';
import { TravelExpenseInput } from '../travel/travel.inputs.ts';
import { explainDeclaration } from '../travel/travel.messages.ts';
import { rated } from '../travel/travel.resolver.ts';
import { explainAdvance } from './advance.messages.ts';
import { requestAdvance, type RequestAdvanceRefusal } from './request-advance.service.ts';

@InputType({ description: 'Avance à demander.' })
class RequestAdvanceInput extends IdempotentInput {
  @Field(() => ID, { description: 'Convocation. Issued, for a mission to come.' })
  summons!: string;

  @Field(() => Long, { description: 'Montant. In minor units.' })
  minor!: bigint;

  @Field(() => [TravelExpenseInput], { description: 'Déplacement prévu. What the share is counted from.' })
  expenses!: TravelExpenseInput[];
}

@ObjectType({ description: 'Suite d’une demande d’avance.' })
class AdvancePayload {
  @Field(() => Claim, { nullable: true, description: 'État de frais. Of the advance; null when refused.' })
  claim!: Claim | null;

  @Field(() => [UserError], { description: 'Refus. Empty when done.' })
  userErrors!: UserError[];
}

@Resolver()
export class AdvanceResolver {
  @Mutation(() => AdvancePayload, { description: 'Demander une avance. On a journey to come.' })
  @Directive('@routed(by: "input.summons")')
  @Directive('@access(who: [UNIT, TRANS, EXAM, INVIG, CENTRE, CHAIR, DEPUTY])')
  async requestAdvance(@Arg('input', () => RequestAdvanceInput) { idempotencyKey, summons, minor, expenses }: RequestAdvanceInput, @Ctx() context: Context): Promise<AdvancePayload> {
    const outcome = await requestAdvance({ summons: readId(summons, 'SUM', context), minor, expenses: expenses.map(rated) }, idempotencyKey, context);
    return outcome.ok ? { claim: await claimById(context).load(outcome.value), userErrors: [] } : { claim: null, userErrors: [explain(outcome.refusal)] };
  }
}

function explain(refusal: RequestAdvanceRefusal): Explained {
  switch (refusal.code) {
    case 'ADVANCE_SUMMONS': case 'ADVANCE_TOO_LATE': case 'ADVANCE_ABOVE': case 'ADVANCE_AMOUNT': case 'ADVANCE_ASKED': return explainAdvance(refusal);
    case 'IDEMPOTENCY_KEY_MALFORMED': case 'IDEMPOTENCY_KEY_REUSED': return explainIdempotency(refusal);
    default: return explainDeclaration(refusal);
  }
}
