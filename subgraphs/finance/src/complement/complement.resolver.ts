import type { Context } from '@mirex/kit/context';
import { clientError, expectServed } from '@mirex/kit/graph/client-error';
import { UserError } from '@mirex/kit/graph/user-error.type';
import { explainIdempotency } from '@mirex/kit/idempotency/idempotency.messages';
import { IdempotentInput } from '@mirex/kit/idempotency/idempotent.inputs';
import { once } from '@mirex/kit/idempotency/once';
import { accept } from '@mirex/schema/outcome';
import { Arg, Ctx, Directive, Field, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';

import { ClaimKind } from '../claim/claim-kind.rules.ts';
import { explainClaim } from '../claim/claim.messages.ts';
import { complementClaims } from './complement-claims.service.ts';

@InputType({ description: 'Compléments à établir.' })
class ComplementClaimsInput extends IdempotentInput {
  @Field(() => String, { description: 'MIREX. Code of the one that pays.' })
  mirex!: string;

  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Field(() => ClaimKind, { description: 'Nature. PAY or TRAVEL: of what was paid.' })
  kind!: ClaimKind;
}

@ObjectType({ description: 'Compléments établis. How many; asked again under the same key, the same.' })
class ComplementClaimsPayload {
  @Field(() => Int, { nullable: true, description: 'Effectif. Null when it was refused.' })
  complements!: number | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}

@Resolver()
export class ComplementResolver {
  @Mutation(() => ComplementClaimsPayload, { description: 'Établir les compléments. What paid claims are owed since a text has changed their rates after the fact.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD, TRANS])')
  async complementClaims(@Arg('input', () => ComplementClaimsInput) input: ComplementClaimsInput, @Ctx() context: Context): Promise<ComplementClaimsPayload> {
    expectServed(input.mirex, context);
    if (input.kind !== ClaimKind.PAY && input.kind !== ClaimKind.TRAVEL) throw clientError(explainClaim({ code: 'COMPLEMENT_KIND', given: input.kind }));
    const outcome = await once<number, never>(context, { key: input.idempotencyKey, act: 'complementClaims', input }, async (held) => accept(await complementClaims(input, held)));
    return outcome.ok ? { complements: outcome.value, userErrors: [] } : { complements: null, userErrors: [explainIdempotency(outcome.refusal)] };
  }
}
