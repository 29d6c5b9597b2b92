import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';

/** Trace d’une règle de conservation. Who changed it, from what to what, and why. */
@Entity({ tableName: 'retention_rule_change' })
@ObjectType({ description: 'Trace d’une règle de conservation. Who changed it, from what to what, and why.' })
export class RetentionRuleChange {
  declare [OptionalProps]?: 'sequence';

  @PrimaryKey({ type: 'bigint', autoincrement: true })
  sequence!: string;

  @Property({ type: 'text' })
  code!: string;

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
  @Field(() => Int, { nullable: true, description: 'Durée avant. In days; null: the archives.' })
  daysBefore!: number | null;

  @Property({ type: 'integer', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Durée après. In days; null: the archives.' })
  daysAfter!: number | null;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Fondement avant.' })
  basisBefore!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Fondement après.' })
  basisAfter!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Motif.' })
  reason!: string;
}
