import type { Context } from '@mirex/kit/context';
import { Arg, Ctx, Directive, Query, Resolver } from 'type-graphql';

import { ClaimFilter } from './claim.inputs.ts';
import { paymentWaits } from './payment-delay.query.ts';
import { PaymentDelays } from './payment-delay.type.ts';

@Resolver()
export class PaymentDelayResolver {
  @Query(() => PaymentDelays, { nullable: true, description: 'Délais de paiement. How long what is owed has waited, by state; of every MIREX when none is named.' })
  @Directive('@cost(weight: 50)')
  @Directive('@routed(by: "filter.mirex", absent: SCATTER)')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, FIN])')
  async paymentDelays(@Arg('filter', () => ClaimFilter, { nullable: true }) filter: ClaimFilter | undefined, @Ctx() context: Context): Promise<PaymentDelays> {
    return { waits: await paymentWaits(filter ?? {}, context) };
  }
}
