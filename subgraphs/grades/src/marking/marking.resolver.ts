import { explainKeyed, isKeyRefusal } from '@mirex/kit/idempotency/idempotency.messages';
import type { IdempotencyRefusal } from '@mirex/kit/idempotency/idempotency.rules';
import { once } from '@mirex/kit/idempotency/once';
import type { GlobalId } from '@mirex/schema/global-id';
import type { Outcome } from '@mirex/schema/outcome';
import { accept } from '@mirex/schema/outcome';
import { writeMark } from '@mirex/schema/mark';
import type { Context } from '@mirex/kit/context';
import { expectServed, orThrow, readAnyId, readId } from '@mirex/kit/graph/client-error';
import { expectOpen } from '@mirex/kit/session/expect-open';
import { PageArgs } from '@mirex/kit/graph/page.inputs';
import { asConnection, type Connection, connectionType } from '@mirex/kit/graph/page.type';
import { explainPage } from '@mirex/kit/kit.messages';
import { listLoader, perRequest, rowLoader } from '@mirex/kit/loader';
import { only } from '@mirex/kit/only';
import { findPage } from '@mirex/kit/page';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { keyedActOnOne } from '../keyed/keyed-act.ts';
import { Mark } from '../mark/mark.entity.ts';
import { historyOfMark } from '../mark/mark-history.ts';
import { Paper } from '../mark/mark.stub.ts';
import { Actor } from '../marker/actor.stub.ts';
import { type MarkerRefusal, type NamedMarker, readMarkers } from '../marker/read-markers.service.ts';
import { MarkingBatchChange } from './marking-batch-change.entity.ts';
import { dealBatches } from './deal.service.ts';
import { giveScripts } from './give-scripts.service.ts';
import { harmoniseBatch } from './harmonise.service.ts';
import { MarkingBatch } from './marking-batch.entity.ts';
import type { BatchRefusal } from './marking-batch.rules.ts';
import { BatchActInput, CountBatchInput, DealBatchesInput, GiveScriptsInput, HarmoniseBatchInput, type MarkerInput, MarkingBatchFilter, MarkScriptsInput, RegisterScriptsInput, ScriptReconciliationFilter } from './marking.inputs.ts';
import { explainBatch } from './marking.messages.ts';
import { countBatch, finishBatch, markScripts, progressOf } from './marking.service.ts';
import { DealBatchesPayload, MarkedScript, MarkingBatchPayload, MarkingProgress, RegisterScriptsPayload, ScriptReconciliation } from './marking.type.ts';
import { Script } from './script.entity.ts';
import { reconcile, registerScripts } from './scripts.service.ts';

const MarkingBatchConnection = connectionType(MarkingBatch, 'MarkingBatch');

const batchById = perRequest(({ em }) => rowLoader((ids) => em.find(MarkingBatch, { id: { $in: ids as GlobalId[] } }), (row) => row.id));
const scriptsOfBatch = perRequest(({ em }) => listLoader((ids) => em.find(Script, { batchId: { $in: ids as GlobalId[] } }, { orderBy: { code: 'asc' } }), (row) => row.batchId ?? ''));
const markById = perRequest(({ em }) => rowLoader((ids) => em.find(Mark, { id: { $in: ids as GlobalId[] } }), (row) => row.id));
const changesOfBatch = perRequest(({ em }) => listLoader((ids) => em.find(MarkingBatchChange, { batchId: { $in: ids as GlobalId[] } }, { orderBy: { sequence: 'asc' } }), (row) => row.batchId));
const progressOfBatch = perRequest(({ em, now }) => rowLoader((ids) => progressOf(em, ids as GlobalId[], now()), (row) => row.batchId));

export const markingBatchReference = ({ id }: { id: string }, context: Context): Promise<MarkingBatch | null> => batchById(context).load(id);

const readNamed = ({ actorId, establishmentUai }: MarkerInput): NamedMarker => ({ actorId: readAnyId(actorId, 'ACT'), establishmentUai: establishmentUai ?? null });

const answer = (outcome: Outcome<MarkingBatch, ((BatchRefusal | MarkerRefusal) & { readonly line?: number }) | IdempotencyRefusal>): MarkingBatchPayload => {
  if (outcome.ok) return { batch: outcome.value, line: null, userErrors: [] };
  return { batch: null, line: isKeyRefusal(outcome.refusal) ? null : (outcome.refusal.line ?? null), userErrors: [explainKeyed(outcome.refusal, explainBatch)] };
};

@Resolver(() => MarkingBatch)
export class MarkingBatchResolver {
  @Query(() => MarkingBatch, { nullable: true, description: 'Lot de correction. By its id; null when there is none, or it is another marker’s.' })
  @Directive('@routed(by: "id")')
  @Directive('@access(who: [BEX, HEAD, UNIT, EXAM, CHAIR, DEPUTY])')
  markingBatch(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<MarkingBatch | null> {
    return batchById(context).load(readId(id, 'MBA', context));
  }

  @Query(() => MarkingBatchConnection, { nullable: true, description: 'Lots de correction. A marker’s own; of every MIREX when none is named.' })
  @Directive('@routed(by: "filter.mirex", absent: SCATTER)')
  @Directive('@access(who: [BEX, HEAD, UNIT, EXAM, CHAIR, DEPUTY])')
  async markingBatches(
    @Args(() => PageArgs) page: PageArgs, @Arg('filter', () => MarkingBatchFilter, { nullable: true }) filter: MarkingBatchFilter | undefined, @Ctx() { em, now }: Context,
  ): Promise<Connection<MarkingBatch>> {
    const where = {
      ...(filter?.session != null && { session: filter.session }), ...(filter?.paper != null && { paper: filter.paper }), ...(filter?.state != null && { state: filter.state }),
      ...(filter?.late === true && { finishedAt: null, dueAt: { $lt: now() } }), ...(filter?.late === false && { $or: [{ finishedAt: { $ne: null } }, { dueAt: { $gte: now() } }] }),
    };
    return asConnection(orThrow(await findPage(em, MarkingBatch, where, 'id', page), explainPage));
  }

  @Query(() => ScriptReconciliation, { nullable: true, description: 'Rapprochement. Scripts against attendance: those that are missing are named.' })
  @Directive('@routed(by: "filter.mirex")')
  @Directive('@access(who: [HEAD, UNIT])')
  async scriptReconciliation(@Arg('filter', () => ScriptReconciliationFilter) filter: ScriptReconciliationFilter, @Ctx() context: Context): Promise<ScriptReconciliation> {
    expectServed(filter.mirex, context);
    const { present, scripts, missing } = await reconcile(filter.session, filter.paper, context);
    return { present, scripts, missing: [...missing] };
  }

  @Mutation(() => RegisterScriptsPayload, { description: 'Enregistrer des copies. Each gets a code that says nothing of whose it is.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD, UNIT, CENTRE])')
  async registerScripts(@Arg('input', () => RegisterScriptsInput) input: RegisterScriptsInput, @Ctx() context: Context): Promise<RegisterScriptsPayload> {
    expectServed(input.mirex, context);
    const enrolments = input.enrolmentIds.map((id) => readId(id, 'ENR', context));
    const outcome = await once(context, { key: input.idempotencyKey, act: 'registerScripts', input }, (inner) => registerScripts(input.session, input.paper, enrolments, inner));
    return outcome.ok ? { scripts: outcome.value, userErrors: [] } : { scripts: null, userErrors: [explainKeyed(outcome.refusal, explainBatch)] };
  }

  @Mutation(() => DealBatchesPayload, { description: 'Constituer les lots. Schools mixed; nobody has a script of their own.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD, UNIT])')
  async dealMarkingBatches(@Arg('input', () => DealBatchesInput) input: DealBatchesInput, @Ctx() context: Context): Promise<DealBatchesPayload> {
    expectServed(input.mirex, context);
    // Asked for before the act: another MIREX may take its time. Asked again under the same key, the act is answered all the same.
    const markers = await readMarkers(input.markers.map(readNamed), input.dueAt, context);
    const outcome = await once(context, { key: input.idempotencyKey, act: 'dealMarkingBatches', input }, async (inner): Promise<Outcome<string[], BatchRefusal | MarkerRefusal>> => {
      if (!markers.ok) return markers;
      const dealt = await dealBatches({ ...input, markers: markers.value }, inner);
      return dealt.ok ? accept(dealt.value.map(({ id }) => id)) : dealt;
    });
    if (!outcome.ok) return { batches: null, userErrors: [explainKeyed(outcome.refusal, explainBatch)] };
    const batches = await batchById(context).loadMany([...outcome.value]);
    return { batches: batches.filter((batch) => batch instanceof MarkingBatch), userErrors: [] };
  }

  @Mutation(() => MarkingBatchPayload, { description: 'Confier des copies à un autre correcteur. Those that are not marked yet; whom something keeps from them is refused.' })
  @Directive('@routed(by: "input.batchId")')
  @Directive('@access(who: [HEAD, UNIT])')
  async giveScripts(@Arg('input', () => GiveScriptsInput) { batchId, version, codes, marker, reason }: GiveScriptsInput, @Ctx() context: Context): Promise<MarkingBatchPayload> {
    const id = readId(batchId, 'MBA', context);
    const batch = await context.em.findOne(MarkingBatch, { id });
    const markers = await readMarkers([readNamed(marker)], batch?.dueAt ?? context.now(), context);
    if (!markers.ok) return answer(markers);
    return answer(await giveScripts(id, version, { codes: codes ?? null, marker: only(markers.value), reason }, context));
  }

  @Mutation(() => MarkingBatchPayload, { description: 'Noter des copies. By their codes, all of the lines or none.' })
  @Directive('@routed(by: "input.batchId")')
  @Directive('@access(who: [EXAM, UNIT])')
  async markScripts(@Arg('input', () => MarkScriptsInput) { batchId, version, lines, idempotencyKey: key }: MarkScriptsInput, @Ctx() context: Context): Promise<MarkingBatchPayload> {
    const id = readId(batchId, 'MBA', context);
    const batch = await context.em.findOne(MarkingBatch, { id });
    if (batch) await expectOpen('ENTER_MARKS', batch.session, context);
    return answer(await keyedActOnOne(context, { key, act: 'markScripts', input: { batchId, version, lines } }, MarkingBatch, (inner) => markScripts(id, version, lines, inner)));
  }

  @Mutation(() => MarkingBatchPayload, { description: 'Terminer la correction d’un lot. Every script has its mark; they are verified.' })
  @Directive('@routed(by: "input.batchId")')
  @Directive('@access(who: [EXAM, UNIT])')
  async finishMarkingBatch(@Arg('input', () => BatchActInput) { batchId, version }: BatchActInput, @Ctx() context: Context): Promise<MarkingBatchPayload> {
    return answer(await finishBatch(readId(batchId, 'MBA', context), version, context));
  }

  @Mutation(() => MarkingBatchPayload, { description: 'Envoyer un lot de papier. As many scripts as it has.' })
  @Directive('@routed(by: "input.batchId")')
  @Directive('@access(who: [HEAD, UNIT, CENTRE])')
  async sendMarkingBatch(@Arg('input', () => CountBatchInput) { batchId, version, scripts }: CountBatchInput, @Ctx() context: Context): Promise<MarkingBatchPayload> {
    return answer(await countBatch(readId(batchId, 'MBA', context), version, 'SEND', scripts, context));
  }

  @Mutation(() => MarkingBatchPayload, { description: 'Recevoir un lot de papier. As many scripts as were sent.' })
  @Directive('@routed(by: "input.batchId")')
  @Directive('@access(who: [HEAD, UNIT, CENTRE])')
  async returnMarkingBatch(@Arg('input', () => CountBatchInput) { batchId, version, scripts }: CountBatchInput, @Ctx() context: Context): Promise<MarkingBatchPayload> {
    return answer(await countBatch(readId(batchId, 'MBA', context), version, 'RETURN', scripts, context));
  }

  @Mutation(() => MarkingBatchPayload, { description: 'Harmoniser un lot. Once its marking is complete; each mark keeps its old value, where its marker reads it.' })
  @Directive('@routed(by: "input.batchId")')
  @Directive('@access(who: [HEAD, UNIT, CHAIR, DEPUTY])')
  async harmoniseMarkingBatch(@Arg('input', () => HarmoniseBatchInput) { batchId, version, shift, marks, reason }: HarmoniseBatchInput, @Ctx() context: Context): Promise<MarkingBatchPayload> {
    return answer(await harmoniseBatch(readId(batchId, 'MBA', context), version, { shift: shift ?? null, marks: marks ?? [], reason }, context));
  }

  @FieldResolver(() => Paper, { nullable: true, description: 'Épreuve.' })
  paper(@Root() { paper }: MarkingBatch): Paper {
    return { code: paper };
  }

  @FieldResolver(() => Actor, { nullable: true, description: 'Correcteur. Of any MIREX.' })
  @Directive('@crosses')
  marker(@Root() { markerId }: MarkingBatch): Actor {
    return { id: markerId };
  }

  @FieldResolver(() => [Actor], { nullable: 'itemsAndList', description: 'Autres interrogateurs. Who hears the candidates of an oral besides the marker.' })
  @Directive('@crosses')
  companions(@Root() { companions }: MarkingBatch): Actor[] {
    return companions.map((id) => ({ id }));
  }

  @FieldResolver(() => [MarkingBatchChange], { description: 'Historique. Every act on the batch, oldest first.' })
  changes(@Root() { id }: MarkingBatch, @Ctx() context: Context): Promise<MarkingBatchChange[]> {
    return changesOfBatch(context).load(id);
  }

  @FieldResolver(() => MarkingProgress, { description: 'Avancement.' })
  async progress(@Root() { id }: MarkingBatch, @Ctx() context: Context): Promise<MarkingProgress> {
    return (await progressOfBatch(context).load(id)) ?? { scripts: 0, marked: 0, late: false };
  }

  @FieldResolver(() => [MarkedScript], { description: 'Copies. In the order of their codes, which nobody can trace to a candidate.' })
  @Directive('@listSize(assumedSize: 50)')
  async scripts(@Root() { id }: MarkingBatch, @Ctx() context: Context): Promise<MarkedScript[]> {
    const scripts = await scriptsOfBatch(context).load(id);
    return Promise.all(scripts.map(async ({ code, markId }) => {
      const [mark, history] = await Promise.all([markById(context).load(markId), historyOfMark(context).load(markId)]);
      if (!mark) throw new Error('a script whose mark is gone');
      return { code, points: mark.hundredths === null ? null : writeMark(mark.hundredths), state: mark.state, history };
    }));
  }
}
