import { UserError } from '@mirex/kit/graph/user-error.type';
import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum ReservationAnswer {
  RESERVED = 'RESERVED',
  HELD_ELSEWHERE = 'HELD_ELSEWHERE',
  BANNED = 'BANNED',
  SPECIALITY_UNKNOWN = 'SPECIALITY_UNKNOWN',
}
registerEnumType(ReservationAnswer, { name: 'ReservationAnswer', description: 'Réponse. Reserved, or why not: held by another enrolment, banned, a speciality that is not there.' });

@ObjectType({ description: 'Réservation. What one enrolment was answered.' })
export class SpecialityReservation {
  @Field(() => ID, { description: 'Inscription.' })
  enrolmentId!: string;

  @Field(() => ReservationAnswer, { description: 'Réponse.' })
  answer!: ReservationAnswer;

  @Field(() => String, { nullable: true, description: 'MIREX. That holds it instead.' })
  mirex!: string | null;

  @Field(() => String, { nullable: true, description: 'Spécialité. That the person is enrolled for instead.' })
  speciality!: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Jusqu’au. Last day of the ban.' })
  until!: string | null;
}

@ObjectType({ description: 'Réponse à reserveSpecialities.' })
export class ReserveSpecialitiesPayload {
  @Field(() => [SpecialityReservation], { nullable: true, description: 'Réservations. In the order of the entries; null when the request was refused whole.' })
  reservations!: SpecialityReservation[] | null;

  @Field(() => [UserError], { description: 'Refus. Of the request as a whole.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'Réponse à releaseSpecialities.' })
export class ReleaseSpecialitiesPayload {
  @Field(() => Int, { nullable: true, description: 'Rendues. How many there were; null when it was refused.' })
  released!: number | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'Interdiction. Keeps a person from every exam of the ministry.' })
export class ExamBan {
  @Field(() => ID, { description: 'Affaire.' })
  caseId!: string;

  @Field(() => GraphQLLocalDate, { description: 'Du. First day.' })
  from!: string;

  @Field(() => GraphQLLocalDate, { description: 'Au. Last day.' })
  until!: string;

  @Field(() => Boolean, { description: 'Levée. An appeal has ended it.' })
  lifted!: boolean;
}

@ObjectType({ description: 'Réponse à recordBan et liftBan.' })
export class BanPayload {
  @Field(() => ExamBan, { nullable: true, description: 'Interdiction. As it is held; null when it was refused.' })
  ban!: ExamBan | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'Mouvement d’une réservation. What an enrolment took or gave back, when, by whom, why.' })
export class SpecialityLockChange {
  @Field(() => GraphQLDateTimeISO, { description: 'Instant.' })
  at!: Date;

  @Field(() => String, { description: 'Auteur.' })
  by!: string;

  @Field(() => String, { nullable: true, description: 'Spécialité avant. Null: none was held.' })
  specialityBefore!: string | null;

  @Field(() => String, { nullable: true, description: 'Spécialité après. Null: given back.' })
  specialityAfter!: string | null;

  @Field(() => String, { nullable: true, description: 'Motif.' })
  reason!: string | null;
}
