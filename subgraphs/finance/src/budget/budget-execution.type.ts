import { Long } from '@mirex/kit/graph/scalars';
import type { Currency } from '@mirex/schema/money';
import { Directive, Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Exécution budgétaire. One budget line in one currency: amounts in its minor unit, that add up over the MIREX.' })
export class BudgetExecution {
  @Field(() => String, { description: 'Code. Programme, action, sub-action: 143-05-03.' })
  @Directive('@merge(as: KEY)')
  code!: string;

  @Field(() => String, { description: 'Devise. ISO 4217: EUR or XPF.' })
  @Directive('@merge(as: KEY)')
  currency!: Currency;

  @Field(() => Long, { description: 'Prévision. What may be spent; 0 where no line is open.' })
  @Directive('@merge(as: SUM)')
  forecast!: bigint;

  @Field(() => Long, { description: 'Attendu. Declared and not yet sealed in a batch.' })
  @Directive('@merge(as: SUM)')
  expected!: bigint;

  @Field(() => Long, { description: 'Engagé. Sealed in batches, rejected lines aside.' })
  @Directive('@merge(as: SUM)')
  committed!: bigint;

  @Field(() => Long, { description: 'Exécuté. Paid in the year.' })
  @Directive('@merge(as: SUM)')
  executed!: bigint;
}
