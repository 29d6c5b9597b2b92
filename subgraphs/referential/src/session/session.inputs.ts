import { Field, InputType, Int } from 'type-graphql';

import { CalendarZone, SessionState } from './session-calendar.entity.ts';

@InputType({ description: 'Changement d’état d’une session, in one calendar zone.' })
export class MoveSessionInput {
  @Field(() => Int, { description: 'Session. The exam year.' })
  year!: number;

  @Field(() => CalendarZone, { description: 'Zone.' })
  zone!: CalendarZone;

  @Field(() => SessionState, { description: 'État. The next one, or an earlier one to reopen.' })
  to!: SessionState;

  @Field(() => String, { nullable: true, description: 'Motif. Needed to reopen.' })
  reason?: string | null;
}
