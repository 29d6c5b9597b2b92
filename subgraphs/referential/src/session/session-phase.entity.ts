import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { PrimaryKeyProp } from '@mikro-orm/postgresql';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';

import { FactStatus } from '../fact/fact-status.type.ts';
import { type CalendarZone, SessionState } from './session-calendar.entity.ts';

/** Phase. When a session is meant to be in a state, in one zone: instants, because the zones span 22 hours. */
@Entity({ tableName: 'session_phase' })
@ObjectType({ description: 'Phase. When a session is meant to be in a state, in one zone.' })
export class SessionPhase {
  declare [PrimaryKeyProp]?: ['sessionYear', 'zone', 'phase'];

  @PrimaryKey({ type: 'integer' })
  sessionYear!: number;

  @PrimaryKey({ type: 'text' })
  zone!: CalendarZone;

  @PrimaryKey({ type: 'text' })
  @Field(() => SessionState, { description: 'Phase.' })
  phase!: SessionState;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Début. An instant, included.' })
  startsAt!: Date;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Fin. An instant, excluded.' })
  endsAt!: Date;

  @Enum({ items: () => FactStatus, type: 'text' })
  @Field(() => FactStatus, { description: 'Fiabilité. Of the dates.' })
  status!: FactStatus;
}
