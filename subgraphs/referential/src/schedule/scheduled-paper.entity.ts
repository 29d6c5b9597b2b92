import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps, PrimaryKeyProp } from '@mikro-orm/postgresql';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

import { FactStatus } from '../fact/fact-status.type.ts';
import { CalendarZone } from '../session/session-calendar.entity.ts';

export enum ScheduleRound {
  FIRST_GROUP = 'FIRST_GROUP',
  SECOND_GROUP = 'SECOND_GROUP',
  REPLACEMENT = 'REPLACEMENT',
}
registerEnumType(ScheduleRound, { name: 'ScheduleRound', description: 'Tour. The first group, the second, or the replacement session.' });

export enum ScheduleKind {
  SITTING = 'SITTING',
  WINDOW = 'WINDOW',
}
registerEnumType(ScheduleKind, { name: 'ScheduleKind', description: 'Forme. At one hour for everybody, or at any time of a range of days.' });

/** Échéancier national. When one paper is sat in one zone; instants, because the zones span 22 hours. */
@Entity({ tableName: 'scheduled_paper' })
@ObjectType({ description: 'Épreuve à l’échéancier national. When one paper is sat in one zone.' })
export class ScheduledPaper {
  declare [PrimaryKeyProp]?: ['sessionYear', 'zone', 'paperCode', 'round'];
  declare [OptionalProps]?: 'version';

  @PrimaryKey({ type: 'integer' })
  @Field(() => Int, { description: 'Session.' })
  sessionYear!: number;

  @PrimaryKey({ type: 'text' })
  @Field(() => CalendarZone, { description: 'Zone.' })
  zone!: CalendarZone;

  @PrimaryKey({ type: 'text' })
  paperCode!: string;

  @PrimaryKey({ type: 'text' })
  @Field(() => ScheduleRound, { description: 'Tour.' })
  round!: ScheduleRound;

  @Enum({ items: () => ScheduleKind, type: 'text' })
  @Field(() => ScheduleKind, { description: 'Forme.' })
  kind!: ScheduleKind;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Début. An instant, included.' })
  startsAt!: Date;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Fin. An instant, excluded.' })
  endsAt!: Date;

  @Enum({ items: () => FactStatus, type: 'text' })
  @Field(() => FactStatus, { description: 'Fiabilité. Of the dates.' })
  status!: FactStatus;

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'Version. To send back with a change.' })
  version!: number;
}
