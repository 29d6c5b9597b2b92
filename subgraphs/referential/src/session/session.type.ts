import { UserError } from '@mirex/kit/graph/user-error.type';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';

import { SessionCalendar } from './session-calendar.entity.ts';

@ObjectType({ description: 'Réponse à moveSession et reopenSession.' })
export class MoveSessionPayload {
  @Field(() => SessionCalendar, { nullable: true, description: 'Calendrier. As it is now; null when it was refused.' })
  calendar!: SessionCalendar | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'Modification du plan d’une session. Who changed what, when and why: states, reopenings, windows, dates.' })
export class SessionChange {
  @Field(() => GraphQLDateTimeISO, { description: 'Instant.' })
  at!: Date;

  @Field(() => String, { description: 'Auteur.' })
  by!: string;

  @Field(() => String, { nullable: true, description: 'Zone. Null: of the whole session.' })
  zone!: string | null;

  @Field(() => String, { description: 'Nature. STATE, REOPENING, PHASE, WINDOW, IMPORT or SCHEDULE.' })
  what!: string;

  @Field(() => String, { description: 'Objet. A phase, a paper, a MIREX and a diploma.' })
  subject!: string;

  @Field(() => String, { nullable: true, description: 'Avant.' })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'Après.' })
  after!: string | null;

  @Field(() => String, { nullable: true, description: 'Motif.' })
  reason!: string | null;
}
