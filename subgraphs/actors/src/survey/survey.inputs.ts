import { IdempotentInput } from '@mirex/kit/idempotency/idempotent.inputs';
import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';

import { ActorRole } from '../actor/competence.rules.ts';
import { SurveyKind, SurveyState } from './survey.rules.ts';

@InputType({ description: 'Filtre des enquêtes. What is null or absent does not filter.' })
export class SurveyFilter {
  @Field(() => [String], { nullable: true, description: 'MIREX. Codes; absent means the nation.' })
  mirex?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Session. The exam year.' })
  session?: number | null;

  @Field(() => SurveyState, { nullable: true, description: 'État.' })
  state?: SurveyState | null;
}

@InputType({ description: 'Enquête à ouvrir.' })
export class OpenSurveyInput {
  @Field(() => String, { description: 'MIREX. Its code.' })
  mirex!: string;

  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Field(() => SurveyKind, { description: 'Nature.' })
  kind!: SurveyKind;

  @Field(() => String, { description: 'Titre.' })
  title!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'Échéance. An instant.' })
  closesAt!: Date;
}

@InputType({ description: 'Vœu.' })
class SurveyWishInput {
  @Field(() => ActorRole, { description: 'Rôle.' })
  role!: ActorRole;

  @Field(() => String, { nullable: true, description: 'Spécialité. Formation code; absent: any.' })
  speciality?: string | null;
}

@InputType({ description: 'Indisponibilité.' })
class SurveyAbsenceInput {
  @Field(() => GraphQLLocalDate, { description: 'Premier jour.' })
  from!: string;

  @Field(() => GraphQLLocalDate, { description: 'Dernier jour.' })
  to!: string;
}

@InputType({ description: 'Réponse à une enquête.' })
export class AnswerSurveyInput {
  @Field(() => ID, { description: 'Enquête.' })
  surveyId!: string;

  @Field(() => ID, { description: 'Acteur. Oneself, or one of one’s school.' })
  actorId!: string;

  @Field(() => Int, { description: 'Version. The one that was read; 0 when there was none.' })
  version!: number;

  @Field(() => [SurveyWishInput], { defaultValue: [], description: 'Vœux.' })
  wishes!: SurveyWishInput[];

  @Field(() => [SurveyAbsenceInput], { defaultValue: [], description: 'Indisponibilités.' })
  absences!: SurveyAbsenceInput[];

  @Field(() => String, { nullable: true, description: 'Mutation. UAI of the school to which the actor moves.' })
  movesTo?: string | null;
}

@InputType({ description: 'Réponses à confirmer. Those of one school.' })
export class ConfirmSurveyAnswersInput extends IdempotentInput {
  @Field(() => ID, { description: 'Enquête.' })
  surveyId!: string;

  @Field(() => String, { description: 'Établissement. UAI.' })
  establishment!: string;
}
