import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';

/** One change of one sitting: never updated, never deleted. */
@Entity({ tableName: 'sitting_change' })
@Index({ name: 'sitting_change_by_sitting', properties: ['sittingId', 'sequence'] })
@ObjectType({ description: 'Modification d’un passage d’épreuve. Who froze it or gave it another hour, when and why.' })
export class SittingChange {
  declare [OptionalProps]?: 'sequence';

  @PrimaryKey({ type: 'bigint', autoincrement: true })
  sequence!: string;

  @Property({ type: 'text' })
  sittingId!: GlobalId;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Instant.' })
  at!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Auteur. The account that changed it.' })
  by!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Motif.' })
  reason!: string;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Début avant.' })
  startBefore!: Date;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Début après. Null: frozen, until it is known.' })
  startAfter!: Date | null;
}
