import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps, PrimaryKeyProp, Ref } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import { HalfDay } from '../summons/diary.rules.ts';
import { MeetingAttendance, MeetingKind, MeetingState } from './meeting.rules.ts';

registerEnumType(MeetingKind, { name: 'MeetingKind', description: 'Nature de la réunion. Entente is AGREEMENT, before marking; harmonisation after it.' });
registerEnumType(MeetingState, { name: 'MeetingState', description: 'État de la réunion.' });
registerEnumType(MeetingAttendance, { name: 'MeetingAttendance', description: 'Présence.' });

/** Réunion. Of a jury or a commission: its agenda, who is summoned to it, who came, its minutes. */
@Entity({ tableName: 'meeting' })
@ObjectType({ description: 'Réunion ou commission. Its agenda, who is summoned to it, who came, its minutes.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, INSP, CHAIR, DEPUTY, EXAM, TEACHER])')
export class Meeting {
  declare [OptionalProps]?: 'state' | 'minutes';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Enum({ items: () => MeetingKind, type: 'text' })
  @Field(() => MeetingKind, { description: 'Nature.' })
  kind!: MeetingKind;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Titre.' })
  title!: string;

  @Property({ type: 'json' })
  @Field(() => [String], { description: 'Ordre du jour. In its order.' })
  agenda!: string[];

  @Property({ type: 'text', nullable: true })
  boardId!: GlobalId | null;

  @Property({ type: 'text', nullable: true })
  specialityCode!: string | null;

  @Property({ type: 'string', columnType: 'date' })
  @Field(() => GraphQLLocalDate, { description: 'Date.' })
  date!: string;

  @Enum({ items: () => HalfDay, type: 'text' })
  @Field(() => HalfDay, { description: 'Demi-journée.' })
  halfDay!: HalfDay;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Heure. `14:00`, by the clock of the place.' })
  startsAt!: string | null;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Lieu. As the summonses say it.' })
  place!: string;

  @Enum({ items: () => MeetingState, type: 'text' })
  @Field(() => MeetingState, { description: 'État.' })
  state: MeetingState = MeetingState.PLANNED;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Compte rendu. Null before it is published.' })
  minutes: string | null = null;

  /** Grows with each change of the meeting or of its attendees. */
  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Version. To be given back with each change.' })
  version!: number;
}

/** Somebody who is to come to a meeting, by what they were summoned, and whether they came. */
@Entity({ tableName: 'meeting_attendee' })
@ObjectType({ description: 'Participant. Who is to come, and whether they came.' })
export class MeetingAttendee {
  declare [PrimaryKeyProp]?: ['meeting', 'actorId'];
  declare [OptionalProps]?: 'summonsId' | 'attendance';

  @ManyToOne({ entity: () => Meeting, ref: true, primary: true })
  meeting!: Ref<Meeting>;

  /** Of this MIREX, or borrowed from another. */
  @PrimaryKey({ type: 'text' })
  actorId!: GlobalId;

  @Property({ type: 'text', nullable: true })
  summonsId: GlobalId | null = null;

  @Enum({ items: () => MeetingAttendance, type: 'text', nullable: true })
  @Field(() => MeetingAttendance, { nullable: true, description: 'Présence. Null: not said yet.' })
  attendance: MeetingAttendance | null = null;
}
