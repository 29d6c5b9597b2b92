import { ArgsType, Field, ID, Int } from 'type-graphql';

import { Route } from './enrolment.entity.ts';

/** An offer, and the session after which it is to be closed. */
@ArgsType()
export class ActiveEnrolmentsArgs {
  @Field(() => String, { description: 'MIREX. Its code.' })
  mirex!: string;

  @Field(() => ID, { description: 'Établissement. UAI.' })
  uai!: string;

  @Field(() => ID, { description: 'Spécialité. Formation code.' })
  speciality!: string;

  @Field(() => Route, { description: 'Voie.' })
  route!: Route;

  @Field(() => Int, { description: 'Session. Those after it are counted.' })
  after!: number;
}
