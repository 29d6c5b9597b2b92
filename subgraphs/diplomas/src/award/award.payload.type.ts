import { UserError } from '@mirex/kit/graph/user-error.type';
import { Field, Int, ObjectType } from 'type-graphql';

import { AwardedDiploma } from './awarded-diploma.entity.ts';

@ObjectType({ description: 'Diplôme modifié. The diploma as it is now, or why nothing was done.' })
export class AwardedDiplomaPayload {
  @Field(() => AwardedDiploma, { nullable: true, description: 'Diplôme délivré.' })
  awardedDiploma!: AwardedDiploma | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'Numéros donnés. By this numbering: done again at once, none.' })
export class NumberDiplomasPayload {
  @Field(() => Int, { description: 'Effectif. Diplomas that got a number.' })
  numbered!: number;

  @Field(() => String, { nullable: true, description: 'Premier numéro. Null when none was given.' })
  first!: string | null;

  @Field(() => String, { nullable: true, description: 'Dernier numéro. Null when none was given.' })
  last!: string | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}
