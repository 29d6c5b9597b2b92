import { expectOwnEstablishment } from '@mirex/kit/access/own-establishment';
import type { Context } from '@mirex/kit/context';
import { expectServed } from '@mirex/kit/graph/client-error';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Arg, Ctx, Directive, Field, FieldResolver, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';

import { Centre } from '../centre/centre.entity.ts';
import { centreById } from '../centre/centre.loader.ts';
import { organisationOf } from './organisation.query.ts';

@ObjectType({ description: 'Organisation d’une épreuve pour un établissement. Where and when, for how many of its pupils; nobody is named.' })
class OrganisationNotice {
  centreId!: GlobalId;

  @Field(() => String, { description: 'Épreuve. Its code.' })
  paper!: string;

  @Field(() => Boolean, { description: 'Oral. Whether candidates are heard one after the other.' })
  oral!: boolean;

  @Field(() => GraphQLDateTimeISO, { description: 'Début. An instant.' })
  startsAt!: Date;

  @Field(() => GraphQLDateTimeISO, { description: 'Fin. Of the candidate who has the longest time.' })
  endsAt!: Date;

  @Field(() => Int, { description: 'Candidats. Of the school.' })
  candidates!: number;

  @Field(() => Int, { description: 'Convoqués. Of those.' })
  summoned!: number;
}

@Resolver(() => OrganisationNotice)
export class OrganisationResolver {
  @Query(() => [OrganisationNotice], { nullable: true, description: 'Organisation de la session pour un établissement. By hour and paper.' })
  @Directive('@routed(by: "mirex")')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, EST, CLERK])')
  async organisationFor(@Arg('mirex', () => String) mirex: string, @Arg('session', () => Int) session: number, @Arg('uai', () => String) uai: string, @Ctx() context: Context): Promise<OrganisationNotice[]> {
    expectServed(mirex, context);
    expectOwnEstablishment(uai, context);
    return (await organisationOf(context.em, { uai, session })).map((line) => Object.assign(new OrganisationNotice(), line));
  }

  @FieldResolver(() => Centre, { nullable: true, description: 'Centre.' })
  centre(@Root() { centreId }: OrganisationNotice, @Ctx() context: Context): Promise<Centre | null> {
    return centreById(context).load(centreId);
  }
}
