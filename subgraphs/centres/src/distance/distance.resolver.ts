import type { Context } from '@mirex/kit/context';
import { expectServed } from '@mirex/kit/graph/client-error';
import { UserError } from '@mirex/kit/graph/user-error.type';
import { Arg, Ctx, Directive, Field, Int, Mutation, ObjectType, Resolver } from 'type-graphql';

import { SetDistancesInput } from './distance.inputs.ts';
import { explainDistance } from './distance.messages.ts';
import { setDistances } from './distance.service.ts';

@ObjectType({ description: 'Distances écrites. How many, or why none.' })
class SetDistancesPayload {
  @Field(() => Int, { nullable: true, description: 'Nombre. Distances written; null when they were refused.' })
  written!: number | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}

@Resolver()
export class DistanceResolver {
  @Mutation(() => SetDistancesPayload, { description: 'Écrire des distances. From schools to venues; allocation prefers the nearest.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  async setDistances(@Arg('input', () => SetDistancesInput) { mirex, distances }: SetDistancesInput, @Ctx() context: Context): Promise<SetDistancesPayload> {
    expectServed(mirex, context);
    const outcome = await setDistances(distances, context);
    return outcome.ok ? { written: outcome.value, userErrors: [] } : { written: null, userErrors: [explainDistance(outcome.refusal)] };
  }
}
