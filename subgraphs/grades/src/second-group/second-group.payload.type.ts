import { UserError } from '@mirex/kit/graph/user-error.type';
import { Field, Int, ObjectType } from 'type-graphql';

import { SecondGroupMark } from './second-group-mark.entity.ts';

@ObjectType({ description: 'Second groupe. The marks as they are now, or why nothing was written.' })
export class SecondGroupPayload {
  @Field(() => [SecondGroupMark], { nullable: true, description: 'Notes. Those that were written.' })
  marks!: SecondGroupMark[] | null;

  @Field(() => Int, { nullable: true, description: 'Ligne. The first at fault, from 0.' })
  line!: number | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}
