import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';

import { HalfDay } from './diary.rules.ts';
import { Activity } from './issuing.rules.ts';
import { SummonsState } from './summons-state.rules.ts';

@InputType({ description: 'Filtre des convocations. What is null or absent does not filter.' })
export class SummonsFilter {
  @Field(() => [String], { nullable: true, description: 'MIREX. Codes; absent means the nation.' })
  mirex?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Session. The exam year.' })
  session?: number | null;

  @Field(() => Activity, { nullable: true, description: 'Activité.' })
  activity?: Activity | null;

  @Field(() => String, { nullable: true, description: 'Spécialité. Formation code.' })
  speciality?: string | null;

  @Field(() => SummonsState, { nullable: true, description: 'État.' })
  state?: SummonsState | null;
}

@InputType({ description: 'Mission d’un acteur.' })
export class SummonsLineInput {
  @Field(() => ID, { description: 'Acteur. Of this MIREX, or borrowed from another.' })
  actorId!: string;

  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Field(() => Activity, { description: 'Activité.' })
  activity!: Activity;

  @Field(() => String, { nullable: true, description: 'Spécialité. Formation code; null when the mission is for a whole centre.' })
  speciality?: string | null;

  @Field(() => String, { nullable: true, description: 'Épreuve. A paper of the speciality.' })
  paper?: string | null;

  @Field(() => ID, { nullable: true, description: 'Passage. May be in another MIREX.' })
  sittingId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Centre. Whose head certifies the service, when there is no sitting; may be in another MIREX.' })
  centreId?: string | null;

  @Field(() => GraphQLLocalDate, { description: 'Date. Of the mission.' })
  date!: string;

  @Field(() => HalfDay, { description: 'Demi-journée.' })
  halfDay!: HalfDay;

  @Field(() => Int, { description: 'Quantité. Scripts to mark, or sessions of four hours.' })
  quantity!: number;

  @Field(() => String, { nullable: true, description: 'Lieu. As the letter will say it.' })
  place?: string | null;

  @Field(() => String, { nullable: true, description: 'Heure. `08:00`, by the clock of the place.' })
  startsAt?: string | null;
}

@InputType({ description: 'Convocation à émettre.' })
export class IssueSummonsInput extends SummonsLineInput {
  @Field(() => String, { description: 'Clé d’idempotence. The same key for the same actor gives the same summons.' })
  idempotencyKey!: string;
}

@InputType({ description: 'Convocation à faire avancer.' })
export class MoveSummonsInput {
  @Field(() => ID, { description: 'Convocation.' })
  id!: string;

  @Field(() => Int, { description: 'Version. The one that was read: a change made meanwhile is a refusal.' })
  version!: number;
}

@InputType({ description: 'Absence à constater.' })
export class RecordAbsenceInput extends MoveSummonsInput {
  @Field(() => Boolean, { description: 'Justifiée.' })
  justified!: boolean;
}

@InputType({ description: 'Convocation à annuler.' })
export class CancelSummonsInput extends MoveSummonsInput {
  @Field(() => String, { description: 'Motif. Kept in the trace.' })
  reason!: string;
}

@InputType({ description: 'Absence annoncée.' })
export class AnnounceAbsenceInput extends RecordAbsenceInput {
  @Field(() => String, { description: 'Motif. Kept in the trace; no medical detail belongs here.' })
  reason!: string;
}

@InputType({ description: 'Convocation à rectifier. What is null or absent stays.' })
export class ReissueSummonsInput extends MoveSummonsInput {
  @Field(() => String, { description: 'Motif. The letter says it.' })
  reason!: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Date.' })
  date?: string | null;

  @Field(() => HalfDay, { nullable: true, description: 'Demi-journée.' })
  halfDay?: HalfDay | null;

  @Field(() => String, { nullable: true, description: 'Lieu.' })
  place?: string | null;

  @Field(() => String, { nullable: true, description: 'Heure. `08:00`.' })
  startsAt?: string | null;

  @Field(() => Int, { nullable: true, description: 'Quantité.' })
  quantity?: number | null;
}
