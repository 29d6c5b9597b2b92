import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { MirexCode } from '@mirex/schema/mirex';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';

/** Nature: the overseas structures are called MIREX by convention of language. */
export enum MirexKind {
  METROPOLITAN = 'METROPOLITAN',
  OVERSEAS_BY_CONVENTION = 'OVERSEAS_BY_CONVENTION',
}
registerEnumType(MirexKind, { name: 'MirexKind', description: 'Nature. The overseas structures are called MIREX by convention.' });

/** MIREX. One of the seven exam authorities of agricultural education. */
@Entity({ tableName: 'mirex' })
@ObjectType({ description: 'MIREX. One of the seven exam authorities of agricultural education.' })
@Directive('@key(fields: "code")')
@Directive('@access(who: [ANY], within: NATION)')
@Directive('@cacheControl(maxAge: 60, scope: PUBLIC)')
export class Mirex {
  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Code. Two letters, the head of its ids: NO.' })
  code!: MirexCode;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Nom.' })
  name!: string;

  @Enum({ items: () => MirexKind, type: 'text' })
  @Field(() => MirexKind, { description: 'Nature.' })
  kind!: MirexKind;

  @Property({ type: 'string', columnType: 'date', nullable: true })
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Fin de la délégation de gestion multi-sites. Up to that day several services shared the work; null: they never did.' })
  multiSiteUntil!: string | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Remarque. What a reader of its territory should know.' })
  note!: string | null;
}
