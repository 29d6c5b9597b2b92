import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { PrimaryKeyProp } from '@mikro-orm/postgresql';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';

/** Exécution d’un ordre. One subgraph of one MIREX has obeyed. */
@Entity({ tableName: 'order_acknowledgement' })
@ObjectType({ description: 'Exécution d’un ordre. One part of one MIREX has done what it asks for.' })
export class OrderAcknowledgement {
  declare [PrimaryKeyProp]?: ['orderNumber', 'mirexCode', 'subgraph'];

  @PrimaryKey({ type: 'integer' })
  orderNumber!: number;

  @PrimaryKey({ type: 'text' })
  @Field(() => String, { description: 'MIREX. Its code.' })
  mirexCode!: string;

  @PrimaryKey({ type: 'text' })
  @Field(() => String, { description: 'Domaine. The subgraph: centres, actors.' })
  subgraph!: string;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Lignes. How many it concerned there.' })
  rowsTouched!: number;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Instant. When the nation heard of it.' })
  acknowledgedAt!: Date;
}
