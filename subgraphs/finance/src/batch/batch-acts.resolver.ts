import type { Context } from '@mirex/kit/context';
import { clientError, expectServed, readId } from '@mirex/kit/graph/client-error';
import { UserError } from '@mirex/kit/graph/user-error.type';
import type { Outcome } from '@mirex/schema/outcome';
import { Arg, Ctx, Directive, Field, ID, Int, Mutation, ObjectType, Resolver } from 'type-graphql';

import { LARGEST_BATCH } from './batch-line.rows.ts';
import { Batch } from './batch.entity.ts';
import { BatchInput, EmptyBatchInput, FillBatchInput, OpenBatchInput, SealBatchInput } from './batch.inputs.ts';
import { type BatchRefusal, explainBatch, explainUnfit } from './batch.messages.ts';
import { checkBatch } from './check-batch.service.ts';
import { closeBatch } from './close-batch.service.ts';
import { emptyBatch, fillBatch, type FilledBatch } from './fill-batch.service.ts';
import { openBatch } from './open-batch.service.ts';
import { sealBatch } from './seal-batch.service.ts';

@ObjectType({ description: 'Suite d’un acte sur un lot.' })
export class BatchPayload {
  @Field(() => Batch, { nullable: true, description: 'Lot. As it now is; null when refused.' })
  batch?: Batch;

  @Field(() => [UserError], { description: 'Refus. Empty when done.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'État de frais qui ne peut pas entrer dans le lot.' })
class UnfitClaimType extends UserError {
  @Field(() => ID, { description: 'État de frais.' })
  claim!: string;
}

@ObjectType({ description: 'Suite du remplissage d’un lot. What could be put in or taken out is, whatever becomes of the rest.' })
class FillBatchPayload extends BatchPayload {
  @Field(() => Int, { description: 'Effectif. Claims that were put in, or taken out.' })
  changed!: number;

  @Field(() => [UnfitClaimType], { description: 'Refusés. Claims that cannot be in this batch, each with why.' })
  unfit!: UnfitClaimType[];
}

const WRITE = '@access(who: [TRANS])';

@Resolver()
export class BatchActs {
  @Mutation(() => BatchPayload, { description: 'Ouvrir un lot.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive(WRITE)
  async openBatch(@Arg('input', () => OpenBatchInput) input: OpenBatchInput, @Ctx() context: Context): Promise<BatchPayload> {
    expectServed(input.mirex, context);
    return batchPayload(await openBatch(input, context));
  }

  @Mutation(() => FillBatchPayload, { description: 'Mettre des états de frais dans un lot. Those that are named, or all that fit.' })
  @Directive('@routed(by: "input.batch")')
  @Directive(WRITE)
  async fillBatch(@Arg('input', () => FillBatchInput) { batch, claims }: FillBatchInput, @Ctx() context: Context): Promise<FillBatchPayload> {
    return filled(await fillBatch(readId(batch, 'BAT', context), claims == null ? null : idsOf(claims, context), context));
  }

  @Mutation(() => FillBatchPayload, { description: 'Retirer des états de frais d’un lot. Before it is sealed.' })
  @Directive('@routed(by: "input.batch")')
  @Directive(WRITE)
  async emptyBatch(@Arg('input', () => EmptyBatchInput) { batch, claims }: EmptyBatchInput, @Ctx() context: Context): Promise<FillBatchPayload> {
    return filled(await emptyBatch(readId(batch, 'BAT', context), idsOf(claims, context), context));
  }

  @Mutation(() => BatchPayload, { description: 'Contrôler un lot. Finds every error at once.' })
  @Directive('@routed(by: "input.batch")')
  @Directive(WRITE)
  async checkBatch(@Arg('input', () => BatchInput) { batch }: BatchInput, @Ctx() context: Context): Promise<BatchPayload> {
    return batchPayload(await checkBatch(readId(batch, 'BAT', context), context));
  }

  @Mutation(() => BatchPayload, { description: 'Sceller un lot. Its number, total and hash are fixed; sealing it again gives it as it is.' })
  @Directive('@routed(by: "input.batch")')
  @Directive(WRITE)
  async sealBatch(@Arg('input', () => SealBatchInput) { batch, version }: SealBatchInput, @Ctx() context: Context): Promise<BatchPayload> {
    return batchPayload(await sealBatch(readId(batch, 'BAT', context), version, context));
  }

  @Mutation(() => BatchPayload, { description: 'Clore un lot. Once it is acknowledged, and what was rejected is sent anew or given up.' })
  @Directive('@routed(by: "input.batch")')
  @Directive(WRITE)
  async closeBatch(@Arg('input', () => BatchInput) { batch }: BatchInput, @Ctx() context: Context): Promise<BatchPayload> {
    return batchPayload(await closeBatch(readId(batch, 'BAT', context), context));
  }
}

export const batchPayload = (outcome: Outcome<Batch, BatchRefusal>): BatchPayload =>
  (outcome.ok ? { batch: outcome.value, userErrors: [] } : { userErrors: [explainBatch(outcome.refusal)] });

const filled = (outcome: Outcome<FilledBatch, BatchRefusal>): FillBatchPayload =>
  outcome.ok
    ? { batch: outcome.value.batch, changed: outcome.value.added, unfit: outcome.value.unfit.map(({ id, why }) => ({ claim: id, ...explainUnfit(why) })), userErrors: [] }
    : { changed: 0, unfit: [], userErrors: [explainBatch(outcome.refusal)] };

function idsOf(claims: readonly string[], context: Context): ReturnType<typeof readId>[] {
  if (claims.length > LARGEST_BATCH) throw clientError(explainBatch({ code: 'BATCH_TOO_LARGE', most: LARGEST_BATCH }));
  return claims.map((id) => readId(id, 'CLA', context));
}
