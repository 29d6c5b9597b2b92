import { Directive, Field, Int, ObjectType } from 'type-graphql';

import { ClaimState } from './claim-state.rules.ts';

@ObjectType({ description: 'Attente. Claims that wait in one state, neither paid nor cancelled.' })
export class PaymentWait {
  @Field(() => ClaimState, { description: 'État.' })
  @Directive('@merge(as: KEY)')
  state!: ClaimState;

  @Field(() => Int, { description: 'Effectif.' })
  @Directive('@merge(as: SUM)')
  claims!: number;

  @Field(() => Int, { description: 'Jours d’attente. Of all of them together, since their missions: divided by their number, the mean.' })
  @Directive('@merge(as: SUM)')
  days!: number;

  @Field(() => Int, { nullable: true, description: 'Attente la plus longue. In days; null where nobody waits.' })
  @Directive('@merge(as: MAX)')
  longestDays!: number | null;
}

@ObjectType({ description: 'Délais de paiement. Sums that add up over the MIREX.' })
export class PaymentDelays {
  @Field(() => [PaymentWait], { description: 'Attentes. By state.' })
  @Directive('@merge(as: GROUP, sort: ["state"])')
  waits!: PaymentWait[];
}
