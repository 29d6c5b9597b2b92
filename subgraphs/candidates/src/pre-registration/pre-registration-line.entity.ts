import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { PrimaryKeyProp } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { Field, Int, ObjectType } from 'type-graphql';

/** Ligne signalée. One thing to say about one line of a file. */
@Entity({ tableName: 'pre_registration_line' })
@ObjectType({ description: 'Ligne signalée. One reason why a line of the file is not a new enrolment.' })
export class PreRegistrationLine {
  declare [PrimaryKeyProp]?: ['importId', 'line', 'rank'];

  @PrimaryKey({ type: 'text' })
  importId!: GlobalId;

  @PrimaryKey({ type: 'integer' })
  @Field(() => Int, { description: 'Ligne. Of the file, its header being 1; of a JSON list, the rank from 1.' })
  line!: number;

  /** 0 for the first reason of a line. */
  @PrimaryKey({ type: 'integer' })
  rank!: number;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Colonne. By its documented name; null: the line as a whole.' })
  column!: string | null;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Code. Stable; the catalogue is schema/errors.md.' })
  code!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Message. A French sentence to show as it is.' })
  message!: string;
}
