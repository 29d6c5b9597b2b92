import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { BigIntType, type PrimaryKeyProp, type Ref } from '@mikro-orm/postgresql';
import type { Currency } from '@mirex/schema/money';
import { Field, Int, ObjectType } from 'type-graphql';

import { Claim } from './claim.entity.ts';
import type { PricedLine } from './pricing.rules.ts';

/** Ligne. One thing that is paid for, at one rate. */
@Entity({ tableName: 'claim_line' })
@ObjectType({ description: 'Ligne d’état de frais. One thing that is paid for, at one rate.' })
export class ClaimLine implements PricedLine {
  declare [PrimaryKeyProp]?: ['claim', 'rank'];

  @ManyToOne({ entity: () => Claim, ref: true, primary: true })
  claim!: Ref<Claim>;

  @PrimaryKey({ type: 'integer' })
  @Field(() => Int, { description: 'Rang. 1 for the first of the claim.' })
  rank!: number;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Activité. What is paid for.' })
  activity!: string;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Quantité. Scripts, or sessions of four hours.' })
  quantity!: number;

  @Property({ type: new BigIntType('bigint') })
  unitMinor!: bigint;

  @Property({ type: new BigIntType('bigint') })
  minor!: bigint;

  @Property({ type: 'text' })
  currency!: Currency;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Barème. Edition, activity, level and first day of the rate that was applied.' })
  rate!: string;
}
