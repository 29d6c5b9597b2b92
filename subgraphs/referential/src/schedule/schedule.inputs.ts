import { Field, ID, InputType, Int } from 'type-graphql';

import { CalendarZone } from '../session/session-calendar.entity.ts';
import { ScheduleKind, ScheduleRound } from './scheduled-paper.entity.ts';

@InputType({ description: 'Épreuve à l’échéancier national.' })
export class SchedulePaperInput {
  @Field(() => Int, { description: 'Session.' })
  session!: number;

  @Field(() => CalendarZone, { description: 'Zone.' })
  zone!: CalendarZone;

  @Field(() => ID, { description: 'Épreuve. Its code.' })
  paper!: string;

  @Field(() => ScheduleRound, { description: 'Tour.' })
  round!: ScheduleRound;

  @Field(() => ScheduleKind, { description: 'Forme.' })
  kind!: ScheduleKind;

  @Field(() => String, { description: 'Début. On the clocks of the zone: 2027-06-08T09:00.' })
  startsLocal!: string;

  @Field(() => String, { description: 'Fin. On the clocks of the zone.' })
  endsLocal!: string;

  @Field(() => Int, { nullable: true, description: 'Version. The one that was read; absent when the paper had no date.' })
  version?: number | null;

  @Field(() => String, { nullable: true, description: 'Motif. Needed once candidates are summoned.' })
  reason?: string | null;
}
