import type { Context } from '@mirex/kit/context';
import { expectServed, readAnyId, readId } from '@mirex/kit/graph/client-error';
import { explainKeyed } from '@mirex/kit/idempotency/idempotency.messages';
import { IdempotentInput } from '@mirex/kit/idempotency/idempotent.inputs';
import { perRequest, rowLoader } from '@mirex/kit/loader';
import type { Outcome } from '@mirex/schema/outcome';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Arg, Ctx, Directive, Field, FieldResolver, ID, InputType, Int, Mutation, Resolver, Root } from 'type-graphql';

import { keyedActOnOne } from '../keyed/keyed-act.ts';
import { type MarkerRefusal, readMarkers } from '../marker/read-markers.service.ts';
import { MarkingBatch } from '../marking/marking-batch.entity.ts';
import type { BatchRefusal } from '../marking/marking-batch.rules.ts';
import { explainBatch } from '../marking/marking.messages.ts';
import { MarkedScript, MarkingBatchPayload } from '../marking/marking.type.ts';
import { dealOrals } from './deal-orals.service.ts';
import { heardBy } from './heard.query.ts';

@InputType({ description: 'Constitution d’un lot d’interrogation. Those who are heard at a post, for the examiners of the post.' })
class DealOralBatchInput extends IdempotentInput {
  @Field(() => String, { description: 'MIREX.' })
  mirex!: string;

  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Field(() => String, { description: 'Épreuve. Its code.' })
  paper!: string;

  @Field(() => ID, { description: 'Poste d’évaluation.' })
  postId!: string;

  @Field(() => [ID], { description: 'Interrogateurs. Actors of any MIREX; the first enters the marks.' })
  examiners!: string[];

  @Field(() => GraphQLDateTimeISO, { description: 'Échéance.' })
  dueAt!: Date;
}

const heardByCode = perRequest(({ em }) => rowLoader((codes) => heardBy(em, codes), (row) => row.code));

@Resolver(() => MarkedScript)
export class OralBatchResolver {
  @Mutation(() => MarkingBatchPayload, { description: 'Constituer un lot d’interrogation. Nobody hears whom they may not judge.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD, UNIT])')
  async dealOralBatch(@Arg('input', () => DealOralBatchInput) input: DealOralBatchInput, @Ctx() context: Context): Promise<MarkingBatchPayload> {
    expectServed(input.mirex, context);
    const { session, paper, dueAt } = input;
    const postId = readId(input.postId, 'EVP', context);
    const examiners = await readMarkers(input.examiners.map((id) => ({ actorId: readAnyId(id, 'ACT'), establishmentUai: null })), dueAt, context);
    const keyed = { key: input.idempotencyKey, act: 'dealOralBatch', input };
    const outcome = await keyedActOnOne(context, keyed, MarkingBatch, async (inner): Promise<Outcome<MarkingBatch, BatchRefusal | MarkerRefusal>> =>
      (examiners.ok ? dealOrals({ session, paper, postId, dueAt, examiners: examiners.value }, inner) : examiners));
    return outcome.ok ? { batch: outcome.value, line: null, userErrors: [] } : { batch: null, line: null, userErrors: [explainKeyed(outcome.refusal, explainBatch)] };
  }

  @FieldResolver(() => String, { nullable: true, description: 'Numéro de candidat. Of an oral alone; null for what is written, which leads to nobody.' })
  async candidateNumber(@Root() { code }: MarkedScript, @Ctx() context: Context): Promise<string | null> {
    return (await heardByCode(context).load(code))?.number ?? null;
  }

  @FieldResolver(() => GraphQLDateTimeISO, { nullable: true, description: 'Heure d’interrogation. Of an oral alone.' })
  async heardAt(@Root() { code }: MarkedScript, @Ctx() context: Context): Promise<Date | null> {
    return (await heardByCode(context).load(code))?.startsAt ?? null;
  }
}
