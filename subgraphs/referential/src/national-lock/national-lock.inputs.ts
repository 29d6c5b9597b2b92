import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'Réservation d’une spécialité, for one enrolment.' })
export class ReservationEntryInput {
  @Field(() => String, { description: 'Empreinte de la personne. Keyed hash, 64 hexadecimal digits.' })
  personKey!: string;

  @Field(() => ID, { description: 'Spécialité. Formation code.' })
  speciality!: string;

  @Field(() => ID, { description: 'Inscription. Of the MIREX that asks.' })
  enrolmentId!: string;

  @Field(() => ID, { nullable: true, description: 'Inscription remplacée. Whose reservation this one takes over: a transfer.' })
  replaces?: string | null;
}

@InputType({ description: 'Réservations. Of one MIREX for one session, ten thousand at most.' })
export class ReserveSpecialitiesInput {
  @Field(() => String, { description: 'MIREX. That asks.' })
  mirex!: string;

  @Field(() => Int, { description: 'Session.' })
  session!: number;

  @Field(() => [ReservationEntryInput], { description: 'Inscriptions.' })
  entries!: ReservationEntryInput[];
}

@InputType({ description: 'Réservations à rendre.' })
export class ReleaseSpecialitiesInput {
  @Field(() => String, { description: 'MIREX. That gives back.' })
  mirex!: string;

  @Field(() => [ID], { description: 'Inscriptions. Those that hold nothing are left out.' })
  enrolmentIds!: string[];

  @Field(() => String, { description: 'Motif. Withdrawn, refused, transferred.' })
  reason!: string;
}

@InputType({ description: 'Interdiction de se présenter, that a sanction has pronounced.' })
export class RecordBanInput {
  @Field(() => String, { description: 'MIREX. Of the fraud case.' })
  mirex!: string;

  @Field(() => ID, { description: 'Affaire. The fraud case; recorded again, it replaces what was recorded of it.' })
  caseId!: string;

  @Field(() => String, { description: 'Empreinte de la personne. Keyed hash, 64 hexadecimal digits.' })
  personKey!: string;

  @Field(() => GraphQLLocalDate, { description: 'Du. First day.' })
  from!: string;

  @Field(() => GraphQLLocalDate, { description: 'Au. Last day.' })
  until!: string;
}

@InputType({ description: 'Interdiction à lever.' })
export class LiftBanInput {
  @Field(() => String, { description: 'MIREX. Of the fraud case.' })
  mirex!: string;

  @Field(() => ID, { description: 'Affaire.' })
  caseId!: string;

  @Field(() => String, { description: 'Motif. The decision that lifts it.' })
  reason!: string;
}
