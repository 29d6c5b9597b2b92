import type { Context } from '@mirex/kit/context';
import { expectServed, readId } from '@mirex/kit/graph/client-error';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Args, ArgsType, Ctx, Directive, Field, ID, ObjectType, Query, Resolver } from 'type-graphql';

import { IncompatibilityKind } from '../incompatibility/incompatibility.rules.ts';
import { type ActorConflictRow, conflictsOf } from './conflicts.query.ts';

@ArgsType()
class ActorConflictsArgs {
  @Field(() => String, { description: 'MIREX. The actors’ own.' })
  mirex!: string;

  @Field(() => [ID], { description: 'Acteurs.' })
  ids!: string[];

  @Field(() => GraphQLLocalDate, { description: 'Premier jour. Of what they would do.' })
  from!: string;

  @Field(() => GraphQLLocalDate, { description: 'Dernier jour. Included.' })
  to!: string;
}

@ObjectType({ description: 'Empêchement. Whom an actor does not judge, never why.' })
class ActorConflict {
  @Field(() => IncompatibilityKind, { description: 'Nature.' })
  kind!: IncompatibilityKind;

  @Field(() => String, { description: 'Objet. UAI, id of an actor or a candidate, code of a paper; empty for days.' })
  target!: string;
}

@ObjectType({ description: 'Empêchements d’un acteur.' })
class ActorConflicts {
  @Field(() => ID, { description: 'Demandé. The actor as it was asked for.' })
  asked!: string;

  @Field(() => ID, { description: 'Acteur. Who stands for them, where records were merged.' })
  actorId!: string;

  @Field(() => String, { nullable: true, description: 'Établissement. UAI; null: from outside the schools.' })
  establishmentUai!: string | null;

  @Field(() => [ActorConflict], { description: 'Empêchements.' })
  conflicts!: readonly ActorConflict[];
}

@Resolver()
export class ActorConflictsResolver {
  @Query(() => [ActorConflicts], { nullable: true, description: 'Empêchements d’acteurs. Asked by the MIREX whose scripts they would mark, not by people; who is not known is left out.' })
  @Directive('@routed(by: "mirex")')
  @Directive('@access(who: [SYSTEM])')
  @Directive('@listSize(assumedSize: 50)')
  actorConflicts(@Args(() => ActorConflictsArgs) { mirex, ids, from, to }: ActorConflictsArgs, @Ctx() context: Context): Promise<ActorConflictRow[]> {
    expectServed(mirex, context);
    return conflictsOf(context.em, ids.map((id) => readId(id, 'ACT', context)), { from, to });
  }
}
