import { Directive, Field, ObjectType } from 'type-graphql';

import { Sex } from '../candidate/candidate.entity.ts';
import { Route } from '../enrolment/enrolment.entity.ts';
import { Speciality } from '../enrolment/enrolment.stub.ts';
import { Diploma } from './diploma.stub.ts';
import { EnrolmentCounts } from './enrolment-group.type.ts';

@ObjectType({ description: 'Inscriptions par spécialité et par sexe.' })
export class EnrolmentsOfSpecialityAndSex extends EnrolmentCounts {
  @Field(() => Speciality, { nullable: true, description: 'Spécialité.' })
  @Directive('@merge(as: KEY)')
  speciality!: Speciality;

  @Field(() => Sex, { description: 'Sexe.' })
  @Directive('@merge(as: KEY)')
  sex!: Sex;
}

@ObjectType({ description: 'Inscriptions par spécialité et par MIREX.' })
export class EnrolmentsOfSpecialityAndMirex extends EnrolmentCounts {
  @Field(() => Speciality, { nullable: true, description: 'Spécialité.' })
  @Directive('@merge(as: KEY)')
  speciality!: Speciality;

  @Field(() => String, { description: 'MIREX. Its code.' })
  @Directive('@merge(as: KEY)')
  mirex!: string;
}

@ObjectType({ description: 'Case. Enrolments alike in all that the bureau publishes by: every published table is a sum of cells.' })
export class EnrolmentCell extends EnrolmentCounts {
  @Field(() => Diploma, { nullable: true, description: 'Diplôme. Null: the MIREX does not know the speciality.' })
  @Directive('@merge(as: KEY)')
  diploma!: Diploma | null;

  @Field(() => Speciality, { nullable: true, description: 'Spécialité.' })
  @Directive('@merge(as: KEY)')
  speciality!: Speciality;

  @Field(() => String, { nullable: true, description: 'Secteur. Null: the MIREX does not know the establishment.' })
  @Directive('@merge(as: KEY)')
  sector!: string | null;

  @Field(() => Sex, { description: 'Sexe.' })
  @Directive('@merge(as: KEY)')
  sex!: Sex;

  @Field(() => Route, { description: 'Voie.' })
  @Directive('@merge(as: KEY)')
  route!: Route;

  @Field(() => String, { description: 'MIREX. Its code.' })
  @Directive('@merge(as: KEY)')
  mirex!: string;
}
