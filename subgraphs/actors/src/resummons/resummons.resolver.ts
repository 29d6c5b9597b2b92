import { expectOwnPeer } from '@mirex/kit/access/own-peer';
import type { Context } from '@mirex/kit/context';
import { expectServed } from '@mirex/kit/graph/client-error';
import { UserError } from '@mirex/kit/graph/user-error.type';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Ctx, Directive, Field, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';

import { HalfDay } from '../summons/diary.rules.ts';
import { explainResummons } from './resummons.messages.ts';
import { resummonActors } from './resummons.service.ts';

@InputType({ description: 'Incident qui oblige à reconvoquer les acteurs d’une épreuve.' })
class ResummonActorsInput {
  @Field(() => String, { description: 'MIREX. Its code.' })
  mirex!: string;

  @Field(() => String, { description: 'Incident. The activation of the backup subject, the same in every MIREX: asked again under it, the work goes on and nothing is done twice.' })
  incident!: string;

  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Field(() => String, { description: 'Épreuve. Its code.' })
  paper!: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Jour touché. Only missions of that day; null: all of the paper.' })
  heldOn?: string | null;

  @Field(() => GraphQLLocalDate, { description: 'Nouvelle date.' })
  date!: string;

  @Field(() => HalfDay, { description: 'Nouvelle demi-journée.' })
  halfDay!: HalfDay;

  @Field(() => String, { nullable: true, description: 'Nouvelle heure. `14:00`, by the clock of the place.' })
  startsAt?: string | null;

  @Field(() => String, { description: 'Motif. The letters say it.' })
  reason!: string;
}

@ObjectType({ description: 'Avancement d’une reconvocation.' })
class ResummonActorsPayload {
  @Field(() => Int, { nullable: true, description: 'Reconvoqués. Under this incident so far.' })
  resummoned?: number | null;

  @Field(() => Int, { nullable: true, description: 'Indisponibles. Taken by something else on the new day: annulled, and to be replaced.' })
  unavailable?: number | null;

  @Field(() => Int, { nullable: true, description: 'Restants. 0 when done.' })
  left?: number | null;

  @Field(() => [UserError], { description: 'Refus. Empty when done.' })
  userErrors!: UserError[];
}

@Resolver()
export class ResummonsResolver {
  @Mutation(() => ResummonActorsPayload, { description: 'Reconvoquer les acteurs d’une épreuve. Each old summons is superseded by one that says why; resumable.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SYSTEM])')
  async resummonActors(@Arg('input', () => ResummonActorsInput) { mirex, paper, heldOn, startsAt, ...input }: ResummonActorsInput, @Ctx() context: Context): Promise<ResummonActorsPayload> {
    expectServed(mirex, context);
    expectOwnPeer(mirex, context);
    const done = await resummonActors({ ...input, paperCode: paper, heldOn: heldOn ?? null, startsAt: startsAt ?? null }, context);
    return done.ok ? { ...done.value, userErrors: [] } : { userErrors: [explainResummons(done.refusal)] };
  }
}
