import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';

import { FactStatus } from '../fact/fact-status.type.ts';

/** Trace d’une disposition. What it was before a change, who made it, and why: what it became stands in the next one, or in the item. */
@Entity({ tableName: 'regulation_item_change' })
@ObjectType({ description: 'Trace d’une disposition. What it was before a change, who made it, and why.' })
export class RegulationItemChange {
  declare [OptionalProps]?: 'sequence';

  @PrimaryKey({ type: 'bigint', autoincrement: true })
  sequence!: string;

  @Property({ type: 'text' })
  regulationCode!: string;

  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Version. That the change led to.' })
  version!: number;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Quand.' })
  at!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Par qui. The account.' })
  by!: string;

  @Property({ type: 'integer', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Valeur avant.' })
  valueBefore!: number | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Texte avant.' })
  wordingBefore!: string | null;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Source avant.' })
  sourceBefore!: string;

  @Enum({ items: () => FactStatus, type: 'text' })
  @Field(() => FactStatus, { description: 'Fiabilité avant.' })
  statusBefore!: FactStatus;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Motif.' })
  reason!: string;
}
