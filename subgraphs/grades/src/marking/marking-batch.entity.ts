import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum BatchState {
  DEALT = 'DEALT',
  SENT = 'SENT',
  MARKED = 'MARKED',
  RETURNED = 'RETURNED',
}
registerEnumType(BatchState, { name: 'MarkingBatchState', description: 'État du lot. Dealt; sent, when it is of paper; marked; returned, when it is of paper.' });

export enum BatchMedium {
  DIGITAL = 'DIGITAL',
  PAPER = 'PAPER',
  ORAL = 'ORAL',
}
registerEnumType(BatchMedium, { name: 'MarkingMedium', description: 'Support. Scanned scripts, those of paper, or candidates who are heard.' });

/** Lot de correction. The scripts of one paper that one marker has, from mixed schools, known by their codes alone. */
@Entity({ tableName: 'marking_batch' })
@ObjectType({ description: 'Lot de correction. The scripts of one paper that one marker has, from mixed schools, known by their codes alone.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, UNIT, EXAM, CHAIR, DEPUTY])')
export class MarkingBatch {
  declare [OptionalProps]?: 'version' | 'state' | 'sent' | 'returned' | 'finishedAt' | 'postId' | 'companions';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Property({ type: 'text' })
  paper!: string;

  @Enum({ items: () => BatchMedium, type: 'text' })
  @Field(() => BatchMedium, { description: 'Support.' })
  medium!: BatchMedium;

  @Property({ type: 'text' })
  markerId!: GlobalId;

  /** Null: from outside the schools. */
  @Property({ type: 'text', nullable: true })
  markerUai!: string | null;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Échéance. When it is to be marked.' })
  dueAt!: Date;

  @Enum({ items: () => BatchState, type: 'text' })
  @Field(() => BatchState, { description: 'État.' })
  state: BatchState = BatchState.DEALT;

  @Property({ type: 'integer', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Copies envoyées. Counted; null for scanned ones.' })
  sent: number | null = null;

  @Property({ type: 'integer', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Copies revenues. Counted; null before.' })
  returned: number | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Fin de correction.' })
  finishedAt: Date | null = null;

  /** Where they are heard; null for scripts. */
  @Property({ type: 'text', nullable: true })
  postId: GlobalId | null = null;

  /** Who hears them besides the marker. */
  @Property({ type: 'json' })
  companions: readonly GlobalId[] = [];

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'Version. To send back with an act.' })
  version!: number;
}
