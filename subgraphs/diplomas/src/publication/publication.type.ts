import { UserError } from '@mirex/kit/graph/user-error.type';
import { Field, Int, ObjectType } from 'type-graphql';

import { Publication } from './publication.entity.ts';

@ObjectType({ description: 'Publication modifiée. As it is now, or why nothing was done.' })
export class PublicationPayload {
  @Field(() => Publication, { nullable: true, description: 'Publication.' })
  publication!: Publication | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'Résultats rectifiés.' })
export class RectifyResultsPayload {
  @Field(() => Publication, { nullable: true, description: 'Publication.' })
  publication!: Publication | null;

  @Field(() => Int, { nullable: true, description: 'Effectif. Results of which a jury had decided anew; null when it was refused.' })
  rectified!: number | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}
