import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';

import { HalfDay } from '../summons/diary.rules.ts';
import { MeetingAttendance, MeetingKind, MeetingState } from './meeting.rules.ts';

@InputType({ description: 'Filtre des réunions. What is null or absent does not filter.' })
export class MeetingFilter {
  @Field(() => [String], { nullable: true, description: 'MIREX. Codes; absent means the nation.' })
  mirex?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Session. The exam year.' })
  session?: number | null;

  @Field(() => MeetingKind, { nullable: true, description: 'Nature.' })
  kind?: MeetingKind | null;

  @Field(() => MeetingState, { nullable: true, description: 'État.' })
  state?: MeetingState | null;
}

@InputType({ description: 'Réunion à prévoir.' })
export class PlanMeetingInput {
  @Field(() => String, { description: 'MIREX. Its code.' })
  mirex!: string;

  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Field(() => MeetingKind, { description: 'Nature.' })
  kind!: MeetingKind;

  @Field(() => String, { description: 'Titre.' })
  title!: string;

  @Field(() => [String], { description: 'Ordre du jour. At least one point.' })
  agenda!: string[];

  @Field(() => ID, { nullable: true, description: 'Jury. When it is one of a jury’s.' })
  juryId?: string | null;

  @Field(() => String, { nullable: true, description: 'Spécialité. Formation code.' })
  speciality?: string | null;

  @Field(() => GraphQLLocalDate, { description: 'Date.' })
  date!: string;

  @Field(() => HalfDay, { description: 'Demi-journée.' })
  halfDay!: HalfDay;

  @Field(() => String, { nullable: true, description: 'Heure. `14:00`.' })
  startsAt?: string | null;

  @Field(() => String, { description: 'Lieu. As the summonses will say it.' })
  place!: string;
}

@InputType({ description: 'Réunion à changer.' })
export class ChangeMeetingInput {
  @Field(() => ID, { description: 'Réunion.' })
  id!: string;

  @Field(() => Int, { description: 'Version. The one that was read.' })
  version!: number;
}

@InputType({ description: 'Participants d’une réunion. All of them.' })
export class InviteAttendeesInput extends ChangeMeetingInput {
  @Field(() => [ID], { description: 'Acteurs. Of this MIREX, or borrowed.' })
  actorIds!: string[];
}

@InputType({ description: 'Présence à une réunion.' })
class MeetingAttendanceInput {
  @Field(() => ID, { description: 'Acteur.' })
  actorId!: string;

  @Field(() => MeetingAttendance, { description: 'Présence.' })
  attendance!: MeetingAttendance;
}

@InputType({ description: 'Présences à une réunion.' })
export class RecordMeetingAttendanceInput extends ChangeMeetingInput {
  @Field(() => [MeetingAttendanceInput], { description: 'Présences.' })
  lines!: MeetingAttendanceInput[];
}

@InputType({ description: 'Compte rendu d’une réunion.' })
export class PublishMinutesInput extends ChangeMeetingInput {
  @Field(() => String, { description: 'Compte rendu.' })
  minutes!: string;
}

@InputType({ description: 'Réunion à annuler.' })
export class CancelMeetingInput extends ChangeMeetingInput {
  @Field(() => String, { description: 'Motif. Kept in the traces, and said of the summonses.' })
  reason!: string;
}
