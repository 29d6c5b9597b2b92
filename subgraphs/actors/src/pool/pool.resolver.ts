import type { Context } from '@mirex/kit/context';
import { expectServed } from '@mirex/kit/graph/client-error';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Ctx, Directive, Field, FieldResolver, ID, InputType, Int, Query, Resolver, Root } from 'type-graphql';

import { Actor } from '../actor/actor.entity.ts';
import { actorById } from '../actor/actor.loader.ts';
import { ActorRole } from '../actor/competence.rules.ts';
import { HalfDay } from '../summons/diary.rules.ts';
import { mostMissions } from '../summons/yearly-missions.query.ts';
import { poolOf } from './fitness.query.ts';
import { PoolMember } from './pool-member.type.ts';

const MOST = 500;

@InputType({ description: 'Vivier recherché. For one mission.' })
class PoolInput {
  @Field(() => String, { description: 'MIREX. Its code.' })
  mirex!: string;

  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Field(() => ActorRole, { description: 'Rôle.' })
  role!: ActorRole;

  @Field(() => GraphQLLocalDate, { description: 'Date.' })
  date!: string;

  @Field(() => HalfDay, { description: 'Demi-journée.' })
  halfDay!: HalfDay;

  @Field(() => String, { nullable: true, description: 'Spécialité. Formation code.' })
  speciality?: string | null;

  @Field(() => String, { nullable: true, description: 'Épreuve. Its code: who wrote its subject is left out.' })
  paper?: string | null;

  @Field(() => String, { nullable: true, description: 'Discipline.' })
  discipline?: string | null;

  @Field(() => [String], { nullable: true, description: 'Établissements. UAIs of the candidates’ schools: nobody examines their own.' })
  establishments?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Candidats.' })
  candidates?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Acteurs déjà choisis. Their relatives are left out.' })
  companions?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Taille. 1 to 500; 50 when nothing is said.' })
  first?: number | null;
}

@Resolver(() => PoolMember)
export class PoolResolver {
  @Query(() => [PoolMember], { nullable: true, description: 'Vivier. The competent, free and compatible actors of a MIREX who have less than the yearly maximum of missions, those with the fewest missions first.' })
  @Directive('@listSize(assumedSize: 50)')
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, INSP])')
  @Directive('@cost(weight: 50)')
  async poolFor(@Arg('input', () => PoolInput) input: PoolInput, @Ctx() context: Context): Promise<PoolMember[]> {
    expectServed(input.mirex, context);
    const { session, role, date, halfDay, speciality = null, paper = null, discipline = null, establishments, candidates, companions, first } = input;
    const need = {
      session, role, date, halfDay, specialityCode: speciality, paperCode: paper, discipline, establishments: establishments ?? [], candidates: candidates ?? [],
      companions: companions ?? [], now: context.now(),
    };
    return (await poolOf(context.em, need, { first: Math.min(Math.max(first ?? 50, 1), MOST), most: await mostMissions(context, session) })).map((fit) => PoolMember.of(fit));
  }

  @FieldResolver(() => Actor, { nullable: true, description: 'Acteur.' })
  actor(@Root() { actorId }: PoolMember, @Ctx() context: Context): Promise<Actor | null> {
    return actorById(context).load(actorId);
  }
}
