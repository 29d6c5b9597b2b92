import { Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';

/** Texte libre. What is printed on summonses beside the places: a new version each time, the newest is printed. */
@Entity({ tableName: 'candidate_summons_text' })
@Unique({ name: 'one_text_per_diploma_and_version', properties: ['diploma', 'version'] })
@ObjectType({ description: 'Texte de convocation des candidats. Never changed: a new version follows.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN])')
export class CandidateSummonsText {
  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Diplôme. Its code; empty: all of those without a text of their own.' })
  diploma!: string;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Version. 1, 2, 3…' })
  version!: number;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Titre. With its merge fields.' })
  title!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Contenu. With its merge fields: {{candidat}}, {{numero}}, {{session}}, {{specialite}}.' })
  body!: string;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Écrit le.' })
  at!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Auteur.' })
  by!: string;
}
