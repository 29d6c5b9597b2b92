import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { Currency } from '@mirex/schema/money';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import { FactStatus } from '../fact/fact-status.type.ts';

/** Unité: what one amount pays for. */
export enum RateUnit {
  PAID_SESSION = 'PAID_SESSION',
  SCRIPT = 'SCRIPT',
  MEAL = 'MEAL',
  NIGHT = 'NIGHT',
  THOUSAND_KM = 'THOUSAND_KM',
}
registerEnumType(RateUnit, {
  name: 'RateUnit',
  description: 'Unité. What one amount pays for.',
  valuesConfig: {
    PAID_SESSION: { description: 'Vacation. Four hours.' },
    THOUSAND_KM: { description: 'Mille kilomètres. So that a rate of 0.32 EUR per kilometre is a whole number of cents.' },
  },
});

/** Barème. What an activity is paid, from one day to another. */
@Entity({ tableName: 'rate' })
@ObjectType({ description: 'Barème. What an activity is paid, from one day to another: the mission’s day decides.' })
export class Rate {
  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Code. Activity, level, currency and first day.' })
  code!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Activité. SCRIPT_MARKING, MEAL.PARIS, KM.CV_5.UP_TO_2000.' })
  activity!: string;

  @Property({ type: 'integer', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Niveau. Of the diploma; null: any.' })
  level!: number | null;

  @Enum({ items: () => RateUnit, type: 'text' })
  @Field(() => RateUnit, { description: 'Unité.' })
  unit!: RateUnit;

  @Property({ type: 'bigint' })
  minor!: bigint;

  @Property({ type: 'text' })
  currency!: Currency;

  @Property({ type: 'string', columnType: 'date' })
  @Field(() => GraphQLLocalDate, { description: 'Du. First day.' })
  validFrom!: string;

  @Property({ type: 'string', columnType: 'date', nullable: true })
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Au. Last day; null: still in force.' })
  validTo!: string | null;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Source.' })
  source!: string;

  @Enum({ items: () => FactStatus, type: 'text' })
  @Field(() => FactStatus, { description: 'Fiabilité.' })
  status!: FactStatus;
}
