import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { PrimaryKeyProp } from '@mikro-orm/postgresql';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';

/** One change of one row: never updated, never deleted. */
@Entity({ tableName: 'trace' })
@ObjectType('StaffTrace', { description: 'Trace. Who changed what, when and why.' })
export class Trace {
  declare [PrimaryKeyProp]?: ['subject', 'version'];

  /** The row's global id. */
  @PrimaryKey({ type: 'text' })
  subject!: string;

  @PrimaryKey({ type: 'integer' })
  @Field(() => Int, { description: 'Version. Of the row after the change.' })
  version!: number;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Instant.' })
  at!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Auteur. The account that acted.' })
  by!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Acte. What was done.' })
  act!: string;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Ancienne valeur. A state, or what was changed; null when the row is new.' })
  before!: string | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Nouvelle valeur.' })
  after!: string | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Motif. As it was given.' })
  reason!: string | null;
}
