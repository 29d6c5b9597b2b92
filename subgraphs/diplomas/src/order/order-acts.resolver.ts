import type { Context } from '@mirex/kit/context';
import { expectServed } from '@mirex/kit/graph/client-error';
import { explainKeyed } from '@mirex/kit/idempotency/idempotency.messages';
import { once } from '@mirex/kit/idempotency/once';
import { accept, type Outcome } from '@mirex/schema/outcome';
import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';

import { explainCertificate } from '../certificate/certificate.messages.ts';
import type { SignatureRefusal } from '../signature/delegation.service.ts';
import { OrderDiplomasInput, PrintOrdersInput } from './print-order.inputs.ts';
import { explainOrder } from './print-order.messages.ts';
import { OrderDiplomasPayload, PrintOrdersPayload } from './print-order.type.ts';
import { receiveOrders } from './receive-orders.service.ts';
import { numberOrders, printOrders, sendOrders, signOrders } from './run-orders.service.ts';

/** An act on the orders of a session, done once for each key. */
async function run(act: string, input: PrintOrdersInput, context: Context, done: (held: Context) => Promise<Outcome<number, SignatureRefusal>>): Promise<PrintOrdersPayload> {
  expectServed(input.mirex, context);
  const outcome = await once(context, { key: input.idempotencyKey, act, input }, done);
  if (outcome.ok) return { orders: outcome.value, userErrors: [] };
  return { orders: null, userErrors: [explainKeyed(outcome.refusal, explainCertificate)] };
}

const PRINTERS = '@access(who: [HEAD, UNIT, TRANS])';

@Resolver()
export class OrderActsResolver {
  @Mutation(() => OrderDiplomasPayload, { description: 'Commander des diplômes. By units or by experience, for a regional jury.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [DRAAF, HEAD, UNIT, TRANS])')
  async orderDiplomas(@Arg('input', () => OrderDiplomasInput) input: OrderDiplomasInput, @Ctx() context: Context): Promise<OrderDiplomasPayload> {
    expectServed(input.mirex, context);
    const { modality, region } = input;
    const diplomas = input.diplomas.map(({ units, ...order }) => ({ ...order, modality, units: units.map(({ code, obtainedOn }) => ({ code, obtainedOn: obtainedOn ?? null })) }));
    const outcome = await once(context, { key: input.idempotencyKey, act: 'orderDiplomas', input }, async (held) => {
      const received = await receiveOrders({ region, diplomas }, held);
      return received.ok ? accept(received.value.map(({ id, refused }) => ({ id, refused: refused && { ...explainOrder(refused) } }))) : received;
    });
    if (outcome.ok) {
      return { lines: outcome.value.map(({ id, refused }, i) => ({ reference: diplomas[i]?.reference ?? '', printOrder: id, userErrors: refused ? [refused] : [] })), userErrors: [] };
    }
    return { lines: null, userErrors: [explainKeyed(outcome.refusal, explainOrder)] };
  }

  @Mutation(() => PrintOrdersPayload, { description: 'Numéroter les commandes. In the series of the session’s diplomas, without gap nor reuse.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive(PRINTERS)
  numberPrintOrders(@Arg('input', () => PrintOrdersInput) input: PrintOrdersInput, @Ctx() context: Context): Promise<PrintOrdersPayload> {
    return run('numberPrintOrders', input, context, async (held) => accept(await numberOrders(input, held)));
  }

  @Mutation(() => PrintOrdersPayload, { description: 'Imprimer les commandes. Those that have a number, and the certificates of blocks.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive(PRINTERS)
  printPrintOrders(@Arg('input', () => PrintOrdersInput) input: PrintOrdersInput, @Ctx() context: Context): Promise<PrintOrdersPayload> {
    return run('printPrintOrders', input, context, async (held) => accept(await printOrders(input, held)));
  }

  @Mutation(() => PrintOrdersPayload, { description: 'Signer les commandes imprimées. By a delegation that holds today.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [SIGN])')
  signPrintOrders(@Arg('input', () => PrintOrdersInput) input: PrintOrdersInput, @Ctx() context: Context): Promise<PrintOrdersPayload> {
    return run('signPrintOrders', input, context, (held) => signOrders(input, held));
  }

  @Mutation(() => PrintOrdersPayload, { description: 'Expédier les commandes signées.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive(PRINTERS)
  sendPrintOrders(@Arg('input', () => PrintOrdersInput) input: PrintOrdersInput, @Ctx() context: Context): Promise<PrintOrdersPayload> {
    return run('sendPrintOrders', input, context, async (held) => accept(await sendOrders(input, held)));
  }
}
