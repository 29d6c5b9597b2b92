import type { Context } from '@mirex/kit/context';
import { readId } from '@mirex/kit/graph/client-error';
import { Arg, Ctx, Directive, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';

import { enterKilometres } from './kilometre-ledger.ts';

@InputType({ description: 'Kilomètres d’une mission.' })
class DrivenInput {
  @Field(() => ID, { description: 'Convocation. Of any MIREX.' })
  summons!: string;

  @Field(() => Int, { description: 'Année. Calendar year.' })
  year!: number;

  @Field(() => Int, { description: 'Kilomètres. 0 takes the mission out again.' })
  kilometres!: number;
}

@InputType({ description: 'Kilomètres à inscrire.' })
class EnterKilometresInput {
  @Field(() => ID, { description: 'Acteur. Whose year it is; their MIREX keeps it.' })
  actor!: string;

  @Field(() => [DrivenInput], { description: 'Missions. Each year once.' })
  driven!: DrivenInput[];
}

@ObjectType({ description: 'Kilomètres d’une année.' })
class YearDriven {
  @Field(() => Int, { description: 'Année.' })
  year!: number;

  @Field(() => Int, { description: 'Auparavant. Kilometres of the missions that were entered before.' })
  before!: number;
}

@ObjectType({ description: 'Suite d’une inscription de kilomètres.' })
class KilometresPayload {
  @Field(() => [YearDriven], { description: 'Années.' })
  years!: YearDriven[];
}

/** What the payer of a journey asks of the MIREX of the actor. */
@Resolver()
export class KilometresResolver {
  @Mutation(() => KilometresPayload, { description: 'Inscrire des kilomètres. In the actor’s year, over every MIREX.' })
  @Directive('@routed(by: "input.actor")')
  @Directive('@access(who: [SYSTEM])')
  async enterKilometres(@Arg('input', () => EnterKilometresInput) { actor, driven }: EnterKilometresInput, @Ctx() context: Context): Promise<KilometresPayload> {
    return { years: [...(await enterKilometres(readId(actor, 'ACT', context), driven, context))] };
  }
}
