import { Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';

/** Lieu. Where exams are held: a school, a sports ground; its rooms and its clock. */
@Entity({ tableName: 'venue' })
@Unique({ name: 'one_venue_per_code', properties: ['code'] })
@ObjectType({ description: 'Lieu. Where exams are held.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, CENTRE, EST, CLERK, EXAM, INVIG, CHAIR, DEPUTY, CAND, LEGAL_REP])')
export class Venue {
  declare [OptionalProps]?: 'version' | 'closedOn' | 'hostUai';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Code. Of the venue in its MIREX.' })
  code!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Nom.' })
  name!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Commune. Its INSEE code.' })
  commune!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Fuseau horaire. Of IANA: Europe/Paris, Pacific/Noumea.' })
  timeZone!: string;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Établissement d’accueil. Its UAI; null when the venue is no school.' })
  hostUai: string | null = null;

  @Property({ type: 'date', nullable: true })
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Fermeture. The day on which it was closed; null while it is used.' })
  closedOn: string | null = null;

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'Version. To send back with a change.' })
  version!: number;
}
