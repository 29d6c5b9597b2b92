import { UserError } from '@mirex/kit/graph/user-error.type';
import { Field, Int, ObjectType } from 'type-graphql';

import { Mark } from './mark.entity.ts';

@ObjectType({ description: 'Note saisie. The mark as it is now, or why it was not written.' })
export class RecordMarkPayload {
  @Field(() => Mark, { nullable: true, description: 'Note.' })
  mark!: Mark | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'Bordereau saisi. The marks in the order of the lines, or why none was written.' })
export class EnterMarksPayload {
  @Field(() => [Mark], { nullable: true, description: 'Notes.' })
  marks!: Mark[] | null;

  @Field(() => Int, { nullable: true, description: 'Ligne. The first line at fault, from 0.' })
  line!: number | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'Bordereau vérifié. How many marks, or why none.' })
export class VerifyMarksPayload {
  @Field(() => Int, { nullable: true, description: 'Notes.' })
  verified!: number | null;

  @Field(() => Int, { nullable: true, description: 'Ligne. The first line at fault, from 0.' })
  line!: number | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}
