import type { Context } from '@mirex/kit/context';
import { expectServed } from '@mirex/kit/graph/client-error';
import { Arg, Ctx, Directive, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';

import { readHeadcount } from './implantation.rows.ts';

@ObjectType({ description: 'Dénombrement. How many candidates of a school sit a paper, and how many of them have a place.' })
class Headcount {
  @Field(() => String, { description: 'Épreuve. Its code.' })
  paper!: string;

  @Field(() => String, { description: 'Spécialité. Formation code.' })
  speciality!: string;

  @Field(() => String, { description: 'Établissement. UAI.' })
  uai!: string;

  @Field(() => Int, { description: 'Candidats.' })
  candidates!: number;

  @Field(() => Int, { description: 'Placés. A seat or a slot.' })
  placed!: number;
}

@Resolver()
export class HeadcountResolver {
  @Query(() => [Headcount], { nullable: true, description: 'Dénombrement des candidats. By paper and school, of those who sit it in a centre.' })
  @Directive('@routed(by: "mirex")')
  @Directive('@access(who: [BEX, HEAD, TRANS])')
  async headcount(@Arg('mirex', () => String) mirex: string, @Arg('session', () => Int) session: number, @Arg('paper', () => String, { nullable: true }) paper: string | undefined, @Ctx() context: Context): Promise<Headcount[]> {
    expectServed(mirex, context);
    return readHeadcount(context.em, session, paper ?? null);
  }
}
