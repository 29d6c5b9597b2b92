import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { BigIntType, type OptionalProps, type PrimaryKeyProp, type Ref } from '@mikro-orm/postgresql';
import type { Currency } from '@mirex/schema/money';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';

import { Claim } from './claim.entity.ts';
import type { PricedLine } from './pricing.rules.ts';

/** Ligne. One thing that is paid for, at one rate. */
@Entity({ tableName: 'claim_line' })
@ObjectType({ description: 'Ligne d’état de frais. One thing that is paid for, at one rate.' })
export class ClaimLine implements PricedLine {
  declare [PrimaryKeyProp]?: ['claim', 'rank'];
  declare [OptionalProps]?: 'onDate' | 'receipt';

  @ManyToOne({ entity: () => Claim, ref: true, primary: true })
  claim!: Ref<Claim>;

  @PrimaryKey({ type: 'integer' })
  @Field(() => Int, { description: 'Rang. 1 for the first of the claim.' })
  rank!: number;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Activité. What is paid for.' })
  activity!: string;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Quantité. Scripts, sessions of four hours, meals, nights or kilometres.' })
  quantity!: number;

  /** For `per` of what is counted: 32,000 for a thousand kilometres. */
  @Property({ type: new BigIntType('bigint') })
  unitMinor!: bigint;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Pour combien. What the rate pays for: 1, or 1000 kilometres.' })
  per!: number;

  @Property({ type: new BigIntType('bigint') })
  minor!: bigint;

  @Property({ type: 'text' })
  currency!: Currency;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Barème. Edition, activity, level and first day of the rate that was applied.' })
  rate!: string;

  @Property({ type: 'string', columnType: 'date', nullable: true })
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Date. Of the expense; null for what a mission pays as a whole.' })
  onDate: string | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Justificatif. SHA-256 of the receipt, which is kept elsewhere.' })
  receipt: string | null = null;
}
