import type { Context } from '@mirex/kit/context';
import { listLoader, perRequest } from '@mirex/kit/loader';
import { MIREX_CODES } from '@mirex/schema/mirex';
import { Arg, Ctx, Directive, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';

import { acknowledgeOrders } from './acknowledge-orders.service.ts';
import { NationalOrder } from './national-order.entity.ts';
import { OrderAcknowledgement } from './order-acknowledgement.entity.ts';
import { explainOrder } from './order.messages.ts';
import { AcknowledgeOrdersInput, AcknowledgeOrdersPayload } from './order.type.ts';

const acknowledgementsOf = perRequest(({ em }) =>
  listLoader((numbers) => em.find(OrderAcknowledgement, { orderNumber: { $in: numbers.map(Number) } }, { orderBy: { mirexCode: 'asc', subgraph: 'asc' } }), ({ orderNumber }) => String(orderNumber)));

@Resolver(() => NationalOrder)
export class OrderResolver {
  @Query(() => [NationalOrder], { nullable: true, description: 'Ordres nationaux. Of a session, oldest first.' })
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS], within: NATION)')
  nationalOrders(@Arg('session', () => Int) session: number, @Ctx() { em }: Context): Promise<NationalOrder[]> {
    return em.find(NationalOrder, { sessionYear: session }, { orderBy: { number: 'asc' } });
  }

  @Mutation(() => AcknowledgeOrdersPayload, { description: 'Dit qu’un ordre est exécuté. For machines.' })
  @Directive('@access(who: [SYSTEM], within: NATION)')
  async acknowledgeOrders(@Arg('input', () => AcknowledgeOrdersInput) input: AcknowledgeOrdersInput, @Ctx() context: Context): Promise<AcknowledgeOrdersPayload> {
    const outcome = await acknowledgeOrders(input, context);
    return outcome.ok ? { acknowledged: outcome.value, userErrors: [] } : { acknowledged: null, userErrors: [explainOrder(outcome.refusal)] };
  }

  @FieldResolver(() => [OrderAcknowledgement], { description: 'Exécutions. By MIREX.' })
  acknowledgements(@Root() { number }: NationalOrder, @Ctx() context: Context): Promise<OrderAcknowledgement[]> {
    return acknowledgementsOf(context).load(String(number));
  }

  @FieldResolver(() => [String], { description: 'MIREX attendues. Those from which no execution is known yet.' })
  async awaited(@Root() { number }: NationalOrder, @Ctx() context: Context): Promise<string[]> {
    const heard = new Set((await acknowledgementsOf(context).load(String(number))).map(({ mirexCode }) => mirexCode));
    return MIREX_CODES.filter((code) => !heard.has(code));
  }
}
