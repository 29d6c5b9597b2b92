import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';

import { KeyedInput } from '../keyed/keyed.inputs.ts';
import { CcfState } from './ccf.entity.ts';

export enum CcfAbsenceKind {
  JUSTIFIED = 'JUSTIFIED',
  UNJUSTIFIED = 'UNJUSTIFIED',
}
registerEnumType(CcfAbsenceKind, { name: 'CcfAbsence', description: 'Absence. With a reason it waits for a replacement situation, without one it is worth zero.' });

@InputType({ description: 'Situation prévue.' })
export class CcfSituationInput {
  @Field(() => String, { description: 'Épreuve. Its code.' })
  paper!: string;

  @Field(() => String, { description: 'Intitulé.' })
  label!: string;

  @Field(() => Int, { description: 'Poids. In the mark of the paper, in tenths.' })
  weightTenths!: number;
}

@InputType({ description: 'Projet de plan de CCF.' })
export class DraftCcfPlanInput {
  @Field(() => String, { description: 'MIREX.' })
  mirex!: string;

  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Field(() => String, { description: 'Spécialité. Formation code.' })
  speciality!: string;

  @Field(() => String, { description: 'Établissement. UAI.' })
  establishmentUai!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'Échéance. When its marks are to be validated.' })
  dueAt!: Date;

  @Field(() => [CcfSituationInput], { description: 'Situations.' })
  situations!: CcfSituationInput[];
}

@InputType({ description: 'Acte sur un plan de CCF.' })
export class CcfActInput {
  @Field(() => ID, { description: 'Plan.' })
  planId!: string;

  @Field(() => Int, { description: 'Version. The one that was read.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'Motif. Of a return.' })
  reason?: string | null;
}

@InputType({ description: 'Note de situation. Points, or an absence.' })
export class CcfLineInput {
  @Field(() => ID, { description: 'Inscription.' })
  enrolmentId!: string;

  @Field(() => Int, { description: 'Situation. Its number in the plan.' })
  situation!: number;

  @Field(() => String, { nullable: true, description: 'Points. As typed: "12".' })
  points?: string | null;

  @Field(() => CcfAbsenceKind, { nullable: true, description: 'Absence.' })
  absence?: CcfAbsenceKind | null;
}

@InputType({ description: 'Bordereau de CCF. All of its lines are entered, or none.' })
export class EnterCcfMarksInput extends KeyedInput {
  @Field(() => ID, { description: 'Plan.' })
  planId!: string;

  @Field(() => Int, { description: 'Version. The one that was read.' })
  version!: number;

  @Field(() => [CcfLineInput], { description: 'Lignes. 1 to 5,000.' })
  lines!: CcfLineInput[];
}

@InputType({ description: 'Filtre de la vigie du CCF. What is null or absent does not filter.' })
export class CcfFilter {
  @Field(() => [String], { nullable: true, description: 'MIREX. Codes; absent means the nation.' })
  mirex?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Session. The exam year.' })
  session?: number | null;

  @Field(() => String, { nullable: true, description: 'Spécialité. Formation code.' })
  speciality?: string | null;

  @Field(() => CcfState, { nullable: true, description: 'État.' })
  state?: CcfState | null;

  @Field(() => Boolean, { nullable: true, description: 'En retard. Not validated, and its term is over.' })
  late?: boolean | null;
}
