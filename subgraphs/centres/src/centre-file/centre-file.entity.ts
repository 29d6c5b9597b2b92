import { Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';

import type { FileContent } from './centre-file.rules.ts';

/** Dossier de centre. Lists, attendance sheets, records and measures, as they stood when it was made; never changed: the next is another. */
@Entity({ tableName: 'centre_file' })
@Unique({ name: 'one_file_per_centre_and_number', properties: ['centreId', 'number'] })
@ObjectType({ description: 'Dossier de centre. Lists, attendance sheets, records and measures of one centre; never changed, the next is another.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [HEAD, UNIT, TRANS, CENTRE])')
export class CentreFile {
  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'text' })
  centreId!: GlobalId;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Édition. 1 for the first of the centre; the highest holds.' })
  number!: number;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Candidats. Seats and slots in it.' })
  candidates!: number;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Empreinte. Of what it says: two editions with the same one say the same.' })
  digest!: string;

  @Property({ type: 'json' })
  content!: FileContent;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Établi le.' })
  at!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Établi par. The account.' })
  by!: string;
}
