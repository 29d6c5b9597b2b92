import { UserError } from '@mirex/kit/graph/user-error.type';
import { Field, ID, ObjectType } from 'type-graphql';

import { FraudCase } from './fraud.entity.ts';

@ObjectType({ description: 'Dossier de fraude. As it is now, or why nothing was done.' })
export class FraudCasePayload {
  @Field(() => FraudCase, { nullable: true, description: 'Dossier.' })
  fraudCase!: FraudCase | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'Constatation. The case that it opened: who saw it may not read on.' })
export class ObserveFraudPayload {
  @Field(() => ID, { nullable: true, description: 'Dossier. Its id.' })
  id!: string | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}
