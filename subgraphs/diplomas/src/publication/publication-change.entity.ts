import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';

import { PublicationState } from './publication.entity.ts';

/** One change of one publication: never updated, never deleted. */
@Entity({ tableName: 'publication_change' })
@ObjectType({ description: 'Modification d’une publication. Who changed what, when and why.' })
export class PublicationChange {
  declare [OptionalProps]?: 'sequence' | 'reason';

  @PrimaryKey({ type: 'bigint', autoincrement: true })
  sequence!: string;

  @Property({ type: 'text' })
  publicationId!: GlobalId;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Instant.' })
  at!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Auteur.' })
  by!: string;

  @Enum({ items: () => PublicationState, type: 'text', nullable: true })
  @Field(() => PublicationState, { nullable: true, description: 'État avant. Null when it was scheduled first.' })
  stateBefore!: PublicationState | null;

  @Enum({ items: () => PublicationState, type: 'text' })
  @Field(() => PublicationState, { description: 'État après.' })
  stateAfter!: PublicationState;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Heure fixée.' })
  opensAt!: Date;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Effectif. Results that it concerned.' })
  results!: number;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Motif.' })
  reason: string | null = null;
}
