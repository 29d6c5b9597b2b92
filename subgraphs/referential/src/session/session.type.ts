import { UserError } from '@mirex/kit/graph/user-error.type';
import { Field, ObjectType } from 'type-graphql';

import { SessionCalendar } from './session-calendar.entity.ts';

@ObjectType({ description: 'Réponse à moveSession.' })
export class MoveSessionPayload {
  @Field(() => SessionCalendar, { nullable: true, description: 'Calendrier. As it is now; null when it was refused.' })
  calendar!: SessionCalendar | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}
