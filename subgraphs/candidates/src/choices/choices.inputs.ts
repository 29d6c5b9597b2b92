import { Field, ID, InputType } from 'type-graphql';

import { ChangeEnrolmentInput } from '../enrolment/enrolment-change.inputs.ts';
import { EnrolmentCase } from '../paper-map/enrolment-case.type.ts';

@InputType({ description: 'Choix d’un candidat. What is absent stays as it is.' })
export class ChooseForEnrolmentInput extends ChangeEnrolmentInput {
  @Field(() => [String], { nullable: true, description: 'Langues. Codes, first language first.' })
  languages?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Options. Codes of optional subjects.' })
  options?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Épreuves de cette session. Codes, in the progressive form; null: all.' })
  chosenPapers?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Épreuves sans CCF. Codes, after a fraud.' })
  papersWithoutCcf?: string[] | null;

  @Field(() => EnrolmentCase, { nullable: true, description: 'Cas d’inscription.' })
  enrolmentCase?: EnrolmentCase | null;
}
