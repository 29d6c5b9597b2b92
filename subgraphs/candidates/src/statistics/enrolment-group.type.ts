import { Directive, Field, Int, ObjectType } from 'type-graphql';

import { Sex } from '../candidate/candidate.entity.ts';
import { EnrolmentState, Route } from '../enrolment/enrolment.entity.ts';
import { Establishment, Speciality } from '../enrolment/enrolment.stub.ts';
import { Diploma } from './diploma.stub.ts';

/** What is said of a set of enrolments. Written once for the total and for every kind of group. */
@ObjectType()
export abstract class EnrolmentCounts {
  @Field(() => Int, { description: 'Inscriptions. Whatever became of them.' })
  @Directive('@merge(as: SUM)')
  enrolments!: number;

  @Field(() => Int, { description: 'Inscriptions en cours. Neither rejected, withdrawn, barred nor transferred: who moved to another MIREX counts there only.' })
  @Directive('@merge(as: SUM)')
  standing!: number;
}

@ObjectType({ description: 'Inscriptions par diplôme.' })
export class EnrolmentsOfDiploma extends EnrolmentCounts {
  @Field(() => Diploma, { nullable: true, description: 'Diplôme. Null: the MIREX does not know the speciality.' })
  @Directive('@merge(as: KEY)')
  diploma!: Diploma | null;
}

@ObjectType({ description: 'Inscriptions par spécialité.' })
export class EnrolmentsOfSpeciality extends EnrolmentCounts {
  @Field(() => Speciality, { nullable: true, description: 'Spécialité.' })
  @Directive('@merge(as: KEY)')
  speciality!: Speciality;
}

@ObjectType({ description: 'Inscriptions par établissement.' })
export class EnrolmentsOfEstablishment extends EnrolmentCounts {
  @Field(() => Establishment, { nullable: true, description: 'Établissement.' })
  @Directive('@merge(as: KEY)')
  establishment!: Establishment;
}

@ObjectType({ description: 'Inscriptions par secteur.' })
export class EnrolmentsOfSector extends EnrolmentCounts {
  @Field(() => String, { nullable: true, description: 'Secteur. Of the establishment, as the referential says it; null: the MIREX does not know the establishment.' })
  @Directive('@merge(as: KEY)')
  sector!: string | null;
}

@ObjectType({ description: 'Inscriptions par sexe.' })
export class EnrolmentsOfSex extends EnrolmentCounts {
  @Field(() => Sex, { description: 'Sexe.' })
  @Directive('@merge(as: KEY)')
  sex!: Sex;
}

@ObjectType({ description: 'Inscriptions par voie.' })
export class EnrolmentsOfRoute extends EnrolmentCounts {
  @Field(() => Route, { description: 'Voie.' })
  @Directive('@merge(as: KEY)')
  route!: Route;
}

@ObjectType({ description: 'Inscriptions par état.' })
export class EnrolmentsInState extends EnrolmentCounts {
  @Field(() => EnrolmentState, { description: 'État.' })
  @Directive('@merge(as: KEY)')
  state!: EnrolmentState;
}

@ObjectType({ description: 'Inscriptions par MIREX.' })
export class EnrolmentsOfMirex extends EnrolmentCounts {
  @Field(() => String, { description: 'MIREX. Its code.' })
  @Directive('@merge(as: KEY)')
  mirex!: string;
}
