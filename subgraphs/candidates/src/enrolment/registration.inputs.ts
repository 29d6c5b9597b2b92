import { Field, ID, InputType, Int } from 'type-graphql';

import { Sex } from '../candidate/candidate.entity.ts';
import { ExamForm, Route } from './enrolment.entity.ts';

@InputType({ description: 'Inscription d’un candidat. Values as typed; each is checked.' })
export class RegisterEnrolmentInput {
  @Field(() => String, { description: 'MIREX. Its code; it enrols.' })
  mirex!: string;

  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Field(() => String, { nullable: true, description: 'INE.' })
  ine?: string | null;

  @Field(() => String, { nullable: true, description: 'INAA.' })
  inaa?: string | null;

  @Field(() => String, { description: 'Nom de naissance.' })
  lastName!: string;

  @Field(() => String, { description: 'Prénom.' })
  firstName!: string;

  @Field(() => String, { description: 'Date de naissance. 2007-03-01 or 01/03/2007.' })
  birthDate!: string;

  @Field(() => Sex, { description: 'Sexe.' })
  sex!: Sex;

  @Field(() => ID, { description: 'Établissement. UAI; for individual candidates the one that they are attached to.' })
  establishment!: string;

  @Field(() => ID, { description: 'Spécialité. Formation code.' })
  speciality!: string;

  @Field(() => Route, { description: 'Voie.' })
  route!: Route;

  @Field(() => ExamForm, { nullable: true, description: 'Forme. GLOBAL when nothing is said.' })
  form?: ExamForm | null;

  @Field(() => [String], { nullable: true, description: 'Langues. Codes, first language first.' })
  languages?: string[] | null;
}
