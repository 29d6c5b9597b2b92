import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { PrimaryKeyProp, Ref } from '@mikro-orm/postgresql';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';

import { Batch } from './batch.entity.ts';
import { BatchState } from './batch-state.rules.ts';

/** Trace. Who moved a batch from which state to which, and when. Written with the change, never changed. */
@Entity({ tableName: 'batch_change' })
@ObjectType({ description: 'Trace. One change of a batch: who, when, from what, to what.' })
export class BatchChange {
  declare [PrimaryKeyProp]?: ['batch', 'version'];

  @ManyToOne({ entity: () => Batch, ref: true, primary: true })
  batch!: Ref<Batch>;

  /** The version that the change made. */
  @PrimaryKey({ type: 'integer' })
  @Field(() => Int, { description: 'Version. That the change made.' })
  version!: number;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Moment.' })
  at!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Auteur. The account that acted.' })
  by!: string;

  @Enum({ items: () => BatchState, type: 'text', nullable: true, fieldName: 'from_state' })
  @Field(() => BatchState, { nullable: true, description: 'État précédent. Null when it was opened.' })
  from!: BatchState | null;

  @Enum({ items: () => BatchState, type: 'text', fieldName: 'to_state' })
  @Field(() => BatchState, { description: 'Nouvel état.' })
  to!: BatchState;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Motif.' })
  reason!: string | null;
}
