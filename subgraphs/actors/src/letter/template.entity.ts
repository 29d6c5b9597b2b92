import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { PrimaryKeyProp } from '@mikro-orm/postgresql';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';

import { Activity } from '../summons/issuing.rules.ts';

/** A version of what the letters of an activity say; never changed, a correction is the next version. */
@Entity({ tableName: 'summons_template' })
@ObjectType({ description: 'Texte libre des convocations. What the letters of an activity say, with merge fields; never changed, a correction is the next version.' })
export class SummonsTemplate {
  declare [PrimaryKeyProp]?: ['activity', 'diploma', 'version'];

  @Enum({ items: () => Activity, type: 'text', primary: true })
  @Field(() => Activity, { description: 'Activité. Of the summonses that bear this text.' })
  activity!: Activity;

  /** Empty: for every diploma. */
  @PrimaryKey({ type: 'text' })
  @Field(() => String, { description: 'Diplôme. Its code; empty: for every one.' })
  diploma!: string;

  @PrimaryKey({ type: 'integer' })
  @Field(() => Int, { description: 'Version. 1 for the first.' })
  version!: number;

  @Property({ type: 'json' })
  @Field(() => [String], { description: 'Paragraphes. With merge fields: {{prenom}}.' })
  paragraphs!: string[];

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Instant.' })
  at!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Auteur. The account that wrote it.' })
  by!: string;
}
