import { UserError } from '@mirex/kit/graph/user-error.type';
import { Field, ObjectType } from 'type-graphql';

import { Centre } from './centre.entity.ts';

@ObjectType({ description: 'Centre écrit. The centre as it is now, or why nothing was done.' })
export class CentrePayload {
  @Field(() => Centre, { nullable: true, description: 'Centre.' })
  centre!: Centre | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}
