import { Entity, Enum, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum LifeEventKind {
  ABSENCE = 'ABSENCE',
  ACCIDENT = 'ACCIDENT',
}
registerEnumType(LifeEventKind, { name: 'LifeEventKind', description: 'Nature. An absence, or an accident.' });

export enum LifeEventState {
  REPORTED = 'REPORTED',
  JUSTIFIED = 'JUSTIFIED',
  UNJUSTIFIED = 'UNJUSTIFIED',
  RECORDED = 'RECORDED',
  CANCELLED = 'CANCELLED',
}
registerEnumType(LifeEventState, { name: 'LifeEventState', description: 'État du signalement.' });

/** Signalement. An absence or an accident of a candidate: when and for which paper, never what is said of their health. */
@Entity({ tableName: 'life_event' })
@Index({ name: 'life_event_by_enrolment', properties: ['enrolmentId'] })
@ObjectType({ description: 'Signalement d’une absence ou d’un accident. When, and for which paper; nothing of health.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [HEAD, UNIT, TRANS, EST, CLERK, CAND, LEGAL_REP])')
export class LifeEvent {
  declare [OptionalProps]?: 'version';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'text' })
  enrolmentId!: GlobalId;

  @Enum({ items: () => LifeEventKind, type: 'text' })
  @Field(() => LifeEventKind, { description: 'Nature.' })
  kind!: LifeEventKind;

  @Property({ type: 'string', columnType: 'date' })
  @Field(() => GraphQLLocalDate, { description: 'Jour.' })
  day!: string;

  @Property({ type: 'text', nullable: true })
  paper!: string | null;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Signalé le.' })
  reportedAt!: Date;

  @Enum({ items: () => LifeEventState, type: 'text' })
  @Field(() => LifeEventState, { description: 'État.' })
  state!: LifeEventState;

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'Version.' })
  version!: number;
}
