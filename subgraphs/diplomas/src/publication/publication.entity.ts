import { Entity, Enum, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum PublicationState {
  SCHEDULED = 'SCHEDULED',
  PUBLISHED = 'PUBLISHED',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(PublicationState, { name: 'PublicationState', description: 'État de la publication. It waits for its hour, it is out, or it was taken back.' });

/** Publication. When the results of a diploma are out in one zone; an instant, because one MIREX spans fourteen hours. */
@Entity({ tableName: 'publication' })
@Unique({ name: 'one_publication_per_diploma_and_zone', properties: ['session', 'diplomaCode', 'zone'] })
@ObjectType({ description: 'Publication. When the results of a diploma are out in one zone.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN])')
export class Publication {
  declare [OptionalProps]?: 'version' | 'state' | 'publishedAt' | 'results';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Diplôme. Its code: BTSA.' })
  diplomaCode!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Zone de calendrier. METRO, POLYNESIE…' })
  zone!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Fuseau. IANA name of the zone’s clock.' })
  timeZone!: string;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Heure. The instant before which nothing is seen.' })
  opensAt!: Date;

  @Enum({ items: () => PublicationState, type: 'text' })
  @Field(() => PublicationState, { description: 'État.' })
  state: PublicationState = PublicationState.SCHEDULED;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Publication. When it was done.' })
  publishedAt: Date | null = null;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Effectif. Results that are out.' })
  results: number = 0;

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'Version. To send back with a change.' })
  version!: number;
}
