import { UserError } from '@mirex/kit/graph/user-error.type';
import { Field, ObjectType } from 'type-graphql';

import { EnrolmentWindow } from './enrolment-window.entity.ts';

@ObjectType({ description: 'Période d’inscription. As it is now, or why nothing was done.' })
export class EnrolmentWindowPayload {
  @Field(() => EnrolmentWindow, { nullable: true, description: 'Période.' })
  window!: EnrolmentWindow | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'Pré-inscriptions déclarées importées.' })
export class DeclareImportedPayload {
  @Field(() => Boolean, { description: 'Fait. Now or before.' })
  declared!: boolean;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}
