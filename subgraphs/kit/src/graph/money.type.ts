import type { Currency, Money as Amount } from '@mirex/schema/money';
import { Directive, Field, ObjectType } from 'type-graphql';

import { Long } from './scalars.ts';

/** The graph's view of an amount. */
@ObjectType({ description: 'Montant. An exact amount in the minor unit of its currency (cents of EUR, whole XPF).' })
@Directive('@shareable')
export class Money {
  @Field(() => Long, { description: 'Unités mineures. Cents for EUR, francs for XPF.' })
  minor!: bigint;

  @Field(() => String, { description: 'Devise. ISO 4217: EUR or XPF.' })
  currency!: Currency;

  static of({ minor, currency }: Amount): Money {
    return Object.assign(new Money(), { minor, currency });
  }
}
