import type { Context } from '@mirex/kit/context';
import { readId } from '@mirex/kit/graph/client-error';
import { Arg, Ctx, Directive, Field, FieldResolver, ID, InputType, Int, Mutation, Resolver, Root } from 'type-graphql';

import { payload, type Payload } from '../payload.type.ts';
import { PoolMember } from '../pool/pool-member.type.ts';
import { poolOf } from '../pool/fitness.query.ts';
import { Summons } from '../summons/summons.entity.ts';
import { summonsById } from '../summons/summons.loader.ts';
import { SummonsPayload } from '../summons/summons-payload.type.ts';
import { mostMissions } from '../summons/yearly-missions.query.ts';
import { explainReplacement } from './replacement.messages.ts';
import { needOf, replaceActor } from './replacement.service.ts';

/** As many as somebody reads on the telephone. */
const SHOWN = 20;

@InputType({ description: 'Remplacement d’un acteur absent.' })
class ReplaceActorInput {
  @Field(() => ID, { description: 'Convocation. Of the absent actor.' })
  summonsId!: string;

  @Field(() => ID, { description: 'Remplaçant. Of this MIREX.' })
  substituteId!: string;

  @Field(() => [String], { nullable: true, description: 'Établissements. UAIs of the candidates’ schools.' })
  establishments?: string[] | null;
}

@Resolver(() => Summons)
export class ReplacementResolver {
  @Mutation(() => SummonsPayload, { description: 'Remplacer un acteur absent. The substitute is summoned at once; the busy, the incompatible and those without the competence are refused.' })
  @Directive('@routed(by: "input.summonsId")')
  @Directive('@access(who: [HEAD, UNIT, TRANS, CENTRE])')
  async replaceActor(@Arg('input', () => ReplaceActorInput) input: ReplaceActorInput, @Ctx() context: Context): Promise<Payload<Summons>> {
    const asked = { summonsId: readId(input.summonsId, 'SUM', context), substituteId: readId(input.substituteId, 'ACT', context), establishments: input.establishments ?? [] };
    return payload(await replaceActor(asked, context), explainReplacement);
  }

  @FieldResolver(() => [PoolMember], { nullable: true, description: 'Remplaçants possibles. Competent, free and compatible, those with the fewest missions first.' })
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, CENTRE])')
  @Directive('@cost(weight: 20)')
  async substitutes(@Root() { id }: Summons, @Arg('first', () => Int, { defaultValue: SHOWN }) first: number, @Ctx() context: Context): Promise<PoolMember[]> {
    const summons = await summonsById(context).load(id);
    if (!summons) return [];
    const most = await mostMissions(context, summons.session);
    return (await poolOf(context.em, needOf(summons, [], context), { first: Math.min(Math.max(first, 1), SHOWN), most })).map((fit) => PoolMember.of(fit));
  }
}
