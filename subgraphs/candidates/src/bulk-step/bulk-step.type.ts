import { UserError } from '@mirex/kit/graph/user-error.type';
import { Field, ID, Int, ObjectType } from 'type-graphql';

import { Enrolment } from '../enrolment/enrolment.entity.ts';

@ObjectType({ description: 'Inscription refusée. The others went on without it.' })
export class RefusedEnrolment {
  @Field(() => ID, { description: 'Inscription.' })
  id!: string;

  @Field(() => UserError, { description: 'Refus.' })
  error!: UserError;
}

@ObjectType({ description: 'Suite d’un avancement en nombre. Each enrolment on its own merits.' })
export class BulkStepPayload {
  @Field(() => [Enrolment], { description: 'Inscriptions avancées. As they stand now, in the order in which they were named, or of their numbers.' })
  enrolments!: Enrolment[];

  @Field(() => [RefusedEnrolment], { description: 'Inscriptions refusées. Nothing of them has changed.' })
  refused!: RefusedEnrolment[];

  @Field(() => Int, { description: 'Restantes. How many of the filter were left for another request; 0 where enrolments were named.' })
  remaining!: number;

  @Field(() => [UserError], { description: 'Refus. Of the whole; empty when the enrolments were looked at.' })
  userErrors!: UserError[];
}
