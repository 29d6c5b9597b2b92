import { Field, InputType, Int } from 'type-graphql';

import { EnrolmentState, Route } from '../enrolment/enrolment.entity.ts';

@InputType({ description: 'Filtre des statistiques d’inscription. What is null or absent does not filter.' })
export class EnrolmentStatisticsFilter {
  @Field(() => [String], { nullable: true, description: 'MIREX. Codes; absent means the nation.' })
  mirex?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Session. The exam year.' })
  session?: number | null;

  @Field(() => String, { nullable: true, description: 'Spécialité. Formation code.' })
  speciality?: string | null;

  @Field(() => String, { nullable: true, description: 'Établissement. UAI.' })
  establishment?: string | null;

  @Field(() => Route, { nullable: true, description: 'Voie.' })
  route?: Route | null;

  @Field(() => EnrolmentState, { nullable: true, description: 'État.' })
  state?: EnrolmentState | null;
}
