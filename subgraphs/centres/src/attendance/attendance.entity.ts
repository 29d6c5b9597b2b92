import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum Presence {
  PRESENT = 'PRESENT',
  ABSENT = 'ABSENT',
  ABSENT_JUSTIFIED = 'ABSENT_JUSTIFIED',
}
registerEnumType(Presence, { name: 'Presence', description: 'Présence. Came, did not come, or did not for a reason that was accepted.' });

/** Présence. Who came to one place of a sitting. */
@Entity({ tableName: 'attendance' })
@ObjectType({ description: 'Présence à une épreuve.' })
export class Attendance {
  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Place.' })
  allocationId!: GlobalId;

  @Property({ type: 'text' })
  @Field(() => ID, { description: 'Inscription.' })
  enrolmentId!: GlobalId;

  @Property({ type: 'text' })
  sittingId!: GlobalId;

  @Enum({ items: () => Presence, type: 'text' })
  @Field(() => Presence, { description: 'Présence.' })
  presence!: Presence;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Version. Grows with each correction.' })
  version!: number;
}

/** Compte rendu. What the head of a centre says of one sitting: a new one each time, never changed. */
@Entity({ tableName: 'sitting_report' })
@ObjectType({ description: 'Compte rendu de passage. Whether it began, who was absent, what happened.' })
export class SittingReport {
  declare [OptionalProps]?: 'sequence';

  @PrimaryKey({ type: 'bigint', autoincrement: true })
  sequence!: string;

  @Property({ type: 'text' })
  sittingId!: GlobalId;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Instant.' })
  at!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Auteur.' })
  by!: string;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Commencée.' })
  started!: boolean;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Présents. As recorded by then.' })
  present!: number;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Absents. As recorded by then.' })
  absent!: number;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Incident. What happened; null: nothing.' })
  incident!: string | null;
}
