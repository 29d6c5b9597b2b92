import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps, PrimaryKeyProp } from '@mikro-orm/postgresql';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

/** Zone de calendrier. */
export enum CalendarZone {
  METRO = 'METRO',
  ANTILLES_GUYANE = 'ANTILLES_GUYANE',
  REUNION_MAYOTTE = 'REUNION_MAYOTTE',
  POLYNESIE = 'POLYNESIE',
  NOUVELLE_CALEDONIE = 'NOUVELLE_CALEDONIE',
  WALLIS = 'WALLIS',
}
registerEnumType(CalendarZone, { name: 'CalendarZone', description: 'Zone de calendrier. Territories whose session has the same dates.' });

export enum SessionState {
  DRAFT = 'DRAFT',
  DECLARED = 'DECLARED',
  ENROLMENT_OPEN = 'ENROLMENT_OPEN',
  ENROLMENT_CLOSED = 'ENROLMENT_CLOSED',
  ORGANISATION = 'ORGANISATION',
  SUMMONED = 'SUMMONED',
  PAPERS = 'PAPERS',
  MARKING = 'MARKING',
  MARKS_CLOSED = 'MARKS_CLOSED',
  DELIBERATION = 'DELIBERATION',
  PUBLISHED = 'PUBLISHED',
  SECOND_GROUP = 'SECOND_GROUP',
  FINAL = 'FINAL',
  REPLACEMENT = 'REPLACEMENT',
  CLOSED = 'CLOSED',
  ARCHIVED = 'ARCHIVED',
}
registerEnumType(SessionState, { name: 'SessionState', description: 'État de la session. From its draft to the archives; the phases have the same names.' });

/** Calendrier de session. Where a session stands in one zone. */
@Entity({ tableName: 'session_calendar' })
@ObjectType({ description: 'Calendrier de session. Where a session stands in one zone.' })
export class SessionCalendar {
  declare [PrimaryKeyProp]?: ['sessionYear', 'zone'];
  declare [OptionalProps]?: 'version' | 'reopenedFor' | 'reopenedPhase' | 'reopenedUntil';

  @PrimaryKey({ type: 'integer' })
  sessionYear!: number;

  @PrimaryKey({ type: 'text' })
  @Field(() => CalendarZone, { description: 'Zone.' })
  zone!: CalendarZone;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Fuseau. IANA name of the zone’s clock: Pacific/Noumea.' })
  timeZone!: string;

  @Enum({ items: () => SessionState, type: 'text' })
  @Field(() => SessionState, { description: 'État.' })
  state!: SessionState;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Motif. Of the last reopening; null when it never was reopened.' })
  reopenedFor: string | null = null;

  @Enum({ items: () => SessionState, type: 'text', nullable: true })
  @Field(() => SessionState, { nullable: true, description: 'Phase rouverte. By the bureau, until an instant.' })
  reopenedPhase: SessionState | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Jusqu’à. The instant from which it is closed again.' })
  reopenedUntil: Date | null = null;

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'Version. Who changes its dates says which one they have seen.' })
  version!: number;
}
