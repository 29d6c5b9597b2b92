import { UserError } from '@mirex/kit/graph/user-error.type';
import { Field, ObjectType } from 'type-graphql';

import { Allocation } from './allocation.entity.ts';

@ObjectType({ description: 'Place attribuée. The seat, or why there is none.' })
export class AllocateEnrolmentPayload {
  @Field(() => Allocation, { nullable: true, description: 'Place.' })
  allocation!: Allocation | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}
