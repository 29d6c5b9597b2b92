import type { Context } from '@mirex/kit/context';
import { expectServed, readId } from '@mirex/kit/graph/client-error';
import { UserError } from '@mirex/kit/graph/user-error.type';
import { once } from '@mirex/kit/idempotency/once';
import { Arg, Ctx, Directive, Field, Int, Mutation, ObjectType, Resolver } from 'type-graphql';

import { BatchPayload, batchPayload } from '../batch/batch-acts.resolver.ts';
import { AcknowledgeBatchInput, RecordPaymentsInput } from '../batch/batch.inputs.ts';
import { explainMoneyAct } from '../batch/batch.messages.ts';
import { acknowledgeBatch } from './acknowledge-batch.service.ts';
import { recordPayments } from './record-payments.service.ts';

@ObjectType({ description: 'Suite d’un avis de paiement.' })
class PaymentsPayload {
  @Field(() => Int, { nullable: true, description: 'Effectif. Lines that the notice paid; null when refused.' })
  paid?: number;

  @Field(() => [UserError], { description: 'Refus. Empty when done.' })
  userErrors!: UserError[];
}

/** What a financial application says back. */
@Resolver()
export class AcknowledgementActs {
  @Mutation(() => BatchPayload, { description: 'Accuser un lot. Whole or not at all; the same words again change nothing.' })
  @Directive('@routed(by: "input.batch")')
  @Directive('@access(who: [FIN, TRANS])')
  async acknowledgeBatch(@Arg('input', () => AcknowledgeBatchInput) { batch, sha256, lines }: AcknowledgeBatchInput, @Ctx() context: Context): Promise<BatchPayload> {
    const verdicts = lines.map(({ line, accepted, code, text }) => ({ line, accepted, code: code ?? null, text: text ?? null }));
    return batchPayload(await acknowledgeBatch({ batch: readId(batch, 'BAT', context), sha256: sha256.toLowerCase(), verdicts }, context));
  }

  @Mutation(() => PaymentsPayload, { description: 'Enregistrer un avis de paiement. Whole or not at all; what is known already changes nothing.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [FIN, TRANS])')
  async recordPayments(@Arg('input', () => RecordPaymentsInput) input: RecordPaymentsInput, @Ctx() context: Context): Promise<PaymentsPayload> {
    expectServed(input.mirex, context);
    const outcome = await once(context, { key: input.idempotencyKey, act: 'recordPayments', input }, (inside) => recordPayments(input.payments, inside));
    return outcome.ok ? { paid: outcome.value, userErrors: [] } : { userErrors: [explainMoneyAct(outcome.refusal)] };
  }
}
