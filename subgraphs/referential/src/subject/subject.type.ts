import { UserError } from '@mirex/kit/graph/user-error.type';
import { Field, ObjectType } from 'type-graphql';

import { NationalOrder } from '../order/national-order.entity.ts';
import { NationalSubject } from './national-subject.entity.ts';

@ObjectType({ description: 'Sujet modifié. The subject as it is now, or why nothing was done.' })
export class SubjectPayload {
  @Field(() => NationalSubject, { nullable: true, description: 'Sujet.' })
  subject!: NationalSubject | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'Ordre donné. The order that every MIREX gets, or why none was given.' })
export class OrderPayload {
  @Field(() => NationalOrder, { nullable: true, description: 'Ordre.' })
  order!: NationalOrder | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}
