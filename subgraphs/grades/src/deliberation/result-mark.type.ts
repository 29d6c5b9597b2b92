import { Field, Int, ObjectType } from 'type-graphql';

import { Paper } from '../mark/mark.stub.ts';

@ObjectType({ description: 'Note retenue. What stood for a paper when the jury decided.' })
export class ResultMark {
  @Field(() => Paper, { nullable: true, description: 'Épreuve.' })
  paper!: Paper;

  @Field(() => Int, { description: 'Groupe d’épreuves. 1, or 2 for a mark of the second group.' })
  group!: number;

  @Field(() => String, { description: 'Nature. SAT, KEPT, EXEMPT, ABSENT_JUSTIFIED, ABSENT_UNJUSTIFIED, SUSPENDED or ANNULLED.' })
  standing!: string;

  @Field(() => String, { nullable: true, description: 'Points. Out of 20; null when there are none.' })
  points!: string | null;

  @Field(() => Int, { description: 'Coefficient. In tenths: 15 is 1.5.' })
  coefficientTenths!: number;
}
