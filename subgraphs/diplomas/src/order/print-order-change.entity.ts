import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';

import { PrintOrderState } from './print-order.entity.ts';

/** One change of one order: never updated, never deleted. */
@Entity({ tableName: 'print_order_change' })
@ObjectType({ description: 'Modification d’une commande d’impression. Who changed what, when and why.' })
export class PrintOrderChange {
  declare [OptionalProps]?: 'sequence' | 'number' | 'reason';

  @PrimaryKey({ type: 'bigint', autoincrement: true })
  sequence!: string;

  @Property({ type: 'text' })
  orderId!: GlobalId;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Instant.' })
  at!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Auteur.' })
  by!: string;

  @Enum({ items: () => PrintOrderState, type: 'text', nullable: true })
  @Field(() => PrintOrderState, { nullable: true, description: 'État avant. Null when it came in.' })
  stateBefore!: PrintOrderState | null;

  @Enum({ items: () => PrintOrderState, type: 'text' })
  @Field(() => PrintOrderState, { description: 'État après.' })
  stateAfter!: PrintOrderState;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Numéro. That it bore after the change.' })
  number: string | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Motif.' })
  reason: string | null = null;
}
