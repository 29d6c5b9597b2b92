import { Long } from '@mirex/kit/graph/scalars';
import type { Currency } from '@mirex/schema/money';
import { Directive, Field, Int, ObjectType } from 'type-graphql';

import { ClaimState } from './claim-state.rules.ts';

@ObjectType({ description: 'Total. The claims of one state in one currency.' })
export class ClaimTotal {
  @Field(() => String, { description: 'Devise. ISO 4217: EUR or XPF; amounts of two currencies are never added.' })
  @Directive('@merge(as: KEY)')
  currency!: Currency;

  @Field(() => ClaimState, { description: 'État.' })
  @Directive('@merge(as: KEY)')
  state!: ClaimState;

  @Field(() => Int, { description: 'Effectif. Claims that have an amount.' })
  @Directive('@merge(as: SUM)')
  claims!: number;

  @Field(() => Long, { description: 'Montant. In minor units of the currency.' })
  @Directive('@merge(as: SUM)')
  minor!: bigint;
}

@ObjectType({ description: 'Statistiques des états de frais. Counts and sums that add up over the MIREX.' })
export class ClaimStatistics {
  @Field(() => Int, { description: 'Effectif. All claims, priced or not.' })
  @Directive('@merge(as: SUM)')
  claims!: number;

  @Field(() => Int, { description: 'Sans montant. Claims that no rate was found for: they are in no total.' })
  @Directive('@merge(as: SUM)')
  unpriced!: number;

  @Field(() => [ClaimTotal], { description: 'Totaux. By currency and state.' })
  @Directive('@merge(as: GROUP, sort: ["currency", "state"])')
  totals!: ClaimTotal[];
}
