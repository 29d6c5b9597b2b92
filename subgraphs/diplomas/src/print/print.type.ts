import { UserError } from '@mirex/kit/graph/user-error.type';
import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Diplômes traités. How many; asked again under the same key, the same.' })
export class PrintRunPayload {
  @Field(() => Int, { nullable: true, description: 'Effectif. Null when it was refused.' })
  diplomas!: number | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}
