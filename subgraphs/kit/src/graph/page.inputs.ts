import { ArgsType, Field, Int } from 'type-graphql';

/** The arguments of every list: forward with `first`/`after`, or backward with `last`/`before`. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, description: 'Taille. Rows from the start, 1 to 500; 20 when nothing is said.' })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Après. A cursor of this list.' })
  after?: string | null;

  @Field(() => Int, { nullable: true, description: 'Taille. Rows from the end, 1 to 500.' })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Avant. A cursor of this list.' })
  before?: string | null;
}
