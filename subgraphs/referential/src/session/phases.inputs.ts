import { Field, InputType, Int } from 'type-graphql';

import { CalendarZone, SessionState } from './session-calendar.entity.ts';

@InputType({ description: 'Session à créer, d’après une autre.' })
export class CreateSessionInput {
  @Field(() => Int, { description: 'Session. The exam year.' })
  year!: number;

  @Field(() => Int, { nullable: true, description: 'Modèle. The session whose zones and days it takes over; the newest before it when nothing is said.' })
  model?: number | null;
}

@InputType({ description: 'Dates d’une phase.' })
export class PhaseInput {
  @Field(() => SessionState, { description: 'Phase.' })
  phase!: SessionState;

  @Field(() => String, { description: 'Début. On the clocks of the zone, included: 2027-06-08T00:00.' })
  startsLocal!: string;

  @Field(() => String, { description: 'Fin. On the clocks of the zone, excluded.' })
  endsLocal!: string;
}

@InputType({ description: 'Dates de phases d’une session, in one calendar zone.' })
export class EditPhasesInput {
  @Field(() => Int, { description: 'Session. The exam year.' })
  year!: number;

  @Field(() => CalendarZone, { description: 'Zone.' })
  zone!: CalendarZone;

  @Field(() => Int, { description: 'Version vue. Of the calendar.' })
  version!: number;

  @Field(() => [PhaseInput], { description: 'Phases. Those that change.' })
  phases!: PhaseInput[];

  @Field(() => String, { nullable: true, description: 'Motif. Needed once enrolments have been opened.' })
  reason?: string | null;
}
