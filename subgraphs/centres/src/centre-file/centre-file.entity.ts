import { Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { ArrayType } from '@mikro-orm/postgresql';
import type { Sealed } from '@mirex/kit/privacy/vault';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';

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

  /** `FileContent` as JSON, sealed: it names people and their measures. */
  @Property({ type: 'text' })
  content!: Sealed;

  /** The candidates' numbers that it quotes: by them it is found when one of them is erased. */
  @Property({ type: ArrayType })
  numbers!: string[];

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Établi le.' })
  at!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Établi par. The account.' })
  by!: string;
}
