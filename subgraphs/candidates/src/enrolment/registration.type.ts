import { UserError } from '@mirex/kit/graph/user-error.type';
import { Field, ObjectType } from 'type-graphql';

import { Enrolment } from './enrolment.entity.ts';

@ObjectType({ description: 'Réponse. The enrolment as it stands, or why nothing was done.' })
export class EnrolmentPayload {
  @Field(() => Enrolment, { nullable: true, description: 'Inscription. Null when refused.' })
  enrolment?: Enrolment | null;

  @Field(() => [UserError], { description: 'Refus. Empty when done.' })
  userErrors!: UserError[];
}
