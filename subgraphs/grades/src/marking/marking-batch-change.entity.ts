import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';

/** One act on a batch: never updated, never deleted. What it did to marks stands in their history. */
@Entity({ tableName: 'marking_batch_change' })
@ObjectType({ description: 'Acte sur un lot. Who did what, when and why.' })
export class MarkingBatchChange {
  declare [OptionalProps]?: 'sequence' | 'scripts' | 'reason';

  @PrimaryKey({ type: 'bigint', autoincrement: true })
  sequence!: bigint;

  @Property({ type: 'text' })
  batchId!: GlobalId;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Instant.' })
  at!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Auteur.' })
  by!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Acte. DEAL, SEND, FINISH, RETURN, HARMONISE; GIVE or RECEIVE of scripts that went to another marker.' })
  act!: string;

  @Property({ type: 'integer', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Copies. How many it was about; null: the whole batch.' })
  scripts: number | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Motif.' })
  reason: string | null = null;
}
