import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';

import { StepInput } from '../record/record.inputs.ts';
import { AccommodationState, SupportPlan } from './accommodation-request.entity.ts';

@InputType({ description: 'Mesure demandée.' })
export class MeasureInput {
  @Field(() => String, { description: 'Code de la mesure: EXTRA_TIME_WRITTEN, SEPARATE_ROOM.' })
  code!: string;

  @Field(() => Int, { nullable: true, description: 'Temps majoré. Minutes for each hour of the paper, 20 being a third; for extra time alone.' })
  extraMinutesPerHour?: number | null;

  @Field(() => [ID], { nullable: true, description: 'Épreuves. Codes; absent: all that the candidate sits.' })
  papers?: string[] | null;
}

@InputType({ description: 'Demande d’aménagement. No diagnosis: measures alone.' })
export class SubmitAccommodationInput {
  @Field(() => ID, { description: 'Inscription.' })
  enrolmentId!: string;

  @Field(() => [MeasureInput], { description: 'Mesures.' })
  measures!: MeasureInput[];

  @Field(() => SupportPlan, { nullable: true, description: 'Plan. For the simplified procedure, without a doctor’s opinion.' })
  plan?: SupportPlan | null;

  @Field(() => Boolean, { nullable: true, description: 'État évolué. Since the deadline: opens a late request.' })
  evolved?: boolean | null;
}

@InputType({ description: 'Complétude d’une demande.' })
export class CompleteAccommodationInput extends StepInput {
  @Field(() => Boolean, { description: 'Complète. If not, a reason says what is missing.' })
  complete!: boolean;
}

@InputType({ description: 'Avis du médecin désigné. Measures alone.' })
export class RecordOpinionInput extends StepInput {
  @Field(() => [String], { description: 'Mesures proposées. Codes.' })
  proposed!: string[];
}

@InputType({ description: 'Décision sur une mesure.' })
export class MeasureDecisionInput {
  @Field(() => String, { description: 'Code de la mesure.' })
  code!: string;

  @Field(() => [ID], { description: 'Épreuves pour lesquelles elle est accordée. None: refused.' })
  papers!: string[];
}

@InputType({ description: 'Décision sur une demande d’aménagement. Every measure is decided.' })
export class DecideAccommodationInput extends StepInput {
  @Field(() => [MeasureDecisionInput], { description: 'Mesures.' })
  measures!: MeasureDecisionInput[];
}

@InputType({ description: 'Désignation d’un médecin par la CDAPH.' })
export class DesignateDoctorInput {
  @Field(() => String, { description: 'MIREX. Its code.' })
  mirex!: string;

  @Field(() => String, { description: 'Compte. As the identity provider names it.' })
  account!: string;

  @Field(() => GraphQLLocalDate, { description: 'Du. First day.' })
  from!: string;

  @Field(() => GraphQLLocalDate, { description: 'Au. Last day.' })
  until!: string;
}

@InputType({ description: 'Filtre des demandes d’aménagement.' })
export class AccommodationFilter {
  @Field(() => [String], { nullable: true, description: 'MIREX. Codes; absent means the nation.' })
  mirex?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Session.' })
  session?: number | null;

  @Field(() => AccommodationState, { nullable: true, description: 'État.' })
  state?: AccommodationState | null;
}
