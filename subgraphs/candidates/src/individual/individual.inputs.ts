import { Field, ID, InputType, Int } from 'type-graphql';

import { RegisterEnrolmentInput } from '../enrolment/registration.inputs.ts';
import { Route } from '../enrolment/enrolment.entity.ts';
import { ChangeEnrolmentInput } from '../enrolment/enrolment-change.inputs.ts';

@InputType({ description: 'Inscription d’un candidat individuel.' })
export class EnrolIndividualInput extends RegisterEnrolmentInput {
  @Field(() => Route, { nullable: true, description: 'Voie. Always INDIVIDUAL here; may be left out.' })
  declare route: Route;

  @Field(() => Int, { description: 'Expérience. Months of full-time work in a trade of the diploma.' })
  workMonths!: number;

  @Field(() => Boolean, { nullable: true, description: 'CCF demandé. Refused: an individual candidate has terminal papers only.' })
  ccf?: boolean | null;
}

@InputType({ description: 'Changement d’établissement.' })
export class ChangeEstablishmentInput extends ChangeEnrolmentInput {
  @Field(() => ID, { description: 'Établissement. UAI of the new one.' })
  establishment!: string;
}
