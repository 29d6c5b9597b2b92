import { UserError } from '@mirex/kit/graph/user-error.type';
import { Field, ObjectType } from 'type-graphql';

import { Sitting } from './sitting.entity.ts';

@ObjectType({ description: 'Passage ouvert. The sitting, or why it was not opened.' })
export class OpenSittingPayload {
  @Field(() => Sitting, { nullable: true, description: 'Passage d’épreuve.' })
  sitting!: Sitting | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}
