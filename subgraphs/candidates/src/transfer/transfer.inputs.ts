import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';

import { Sex } from '../candidate/candidate.entity.ts';
import { ChangeEnrolmentInput } from '../enrolment/enrolment-change.inputs.ts';
import { ExamForm, Route } from '../enrolment/enrolment.entity.ts';
import { EnrolmentCase } from '../paper-map/enrolment-case.type.ts';
import { TransferredAccommodationInput, TransferredDocumentInput, TransferredExemptionInput, TransferredMarkInput } from './transferred-records.inputs.ts';

@InputType({ description: 'Transfert vers une autre MIREX.' })
export class TransferEnrolmentInput extends ChangeEnrolmentInput {
  @Field(() => ID, { description: 'Établissement d’accueil. UAI, in the territory of another MIREX.' })
  establishment!: string;
}

@InputType({ description: 'Dossier transféré. Between instances alone.' })
export class ReceiveTransferInput {
  @Field(() => String, { description: 'MIREX d’accueil.' })
  mirex!: string;

  @Field(() => ID, { description: 'Transfert. Received once.' })
  transferId!: string;

  @Field(() => ID, { description: 'Inscription d’origine. Whose speciality the nation holds.' })
  enrolmentId!: string;

  @Field(() => Int, { description: 'Session.' })
  session!: number;

  @Field(() => ID, { description: 'Spécialité.' })
  speciality!: string;

  @Field(() => ID, { description: 'Établissement.' })
  establishment!: string;

  @Field(() => Route, { description: 'Voie.' })
  route!: Route;

  @Field(() => ExamForm, { description: 'Forme.' })
  form!: ExamForm;

  @Field(() => EnrolmentCase, { description: 'Cas d’inscription.' })
  enrolmentCase!: EnrolmentCase;

  @Field(() => [String], { description: 'Langues.' })
  languages!: string[];

  @Field(() => [String], { description: 'Options.' })
  options!: string[];

  @Field(() => String, { description: 'Nom de naissance.' })
  lastName!: string;

  @Field(() => String, { description: 'Prénom.' })
  firstName!: string;

  @Field(() => GraphQLLocalDate, { description: 'Date de naissance.' })
  birthDate!: string;

  @Field(() => Sex, { description: 'Sexe.' })
  sex!: Sex;

  @Field(() => String, { nullable: true, description: 'INE.' })
  ine!: string | null;

  @Field(() => String, { nullable: true, description: 'INAA.' })
  inaa!: string | null;

  @Field(() => [ID], { nullable: true, description: 'Épreuves choisies. In the progressive form; null: all.' })
  chosenPapers!: string[] | null;

  @Field(() => [ID], { description: 'Épreuves sans CCF.' })
  papersWithoutCcf!: string[];

  @Field(() => [TransferredMarkInput], { description: 'Notes conservées. None that was refused.' })
  keptMarks!: TransferredMarkInput[];

  @Field(() => [TransferredDocumentInput], { description: 'Pièces. None that was refused or has expired.' })
  documents!: TransferredDocumentInput[];

  @Field(() => [TransferredExemptionInput], { description: 'Dispenses. None that was refused.' })
  exemptions!: TransferredExemptionInput[];

  @Field(() => TransferredAccommodationInput, { nullable: true, description: 'Demande d’aménagement.' })
  accommodation!: TransferredAccommodationInput | null;
}
