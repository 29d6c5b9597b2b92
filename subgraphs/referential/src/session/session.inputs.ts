import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, InputType, Int } from 'type-graphql';

import { CalendarZone, SessionState } from './session-calendar.entity.ts';

@InputType({ description: 'Changement d’état d’une session, in one calendar zone.' })
export class MoveSessionInput {
  @Field(() => Int, { description: 'Session. The exam year.' })
  year!: number;

  @Field(() => CalendarZone, { description: 'Zone.' })
  zone!: CalendarZone;

  @Field(() => SessionState, { description: 'État. The next one.' })
  to!: SessionState;

  @Field(() => String, { nullable: true, description: 'Motif.' })
  reason?: string | null;
}

@InputType({ description: 'Réouverture d’une phase, in one calendar zone.' })
export class ReopenSessionInput {
  @Field(() => Int, { description: 'Session. The exam year.' })
  year!: number;

  @Field(() => CalendarZone, { description: 'Zone.' })
  zone!: CalendarZone;

  @Field(() => SessionState, { description: 'Phase. One that the session has left.' })
  phase!: SessionState;

  @Field(() => String, { description: 'Motif.' })
  reason!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'Jusqu’à. The instant from which it is closed again.' })
  until!: Date;
}
