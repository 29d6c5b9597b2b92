import { rolesAt } from '@mirex/kit/access/reach.rules';
import type { Context } from '@mirex/kit/context';
import { expectServed, orThrow, readAnyId, readId } from '@mirex/kit/graph/client-error';
import { PageArgs } from '@mirex/kit/graph/page.inputs';
import { asConnection, type Connection, connectionType } from '@mirex/kit/graph/page.type';
import { explainKeyed } from '@mirex/kit/idempotency/idempotency.messages';
import type { IdempotencyRefusal } from '@mirex/kit/idempotency/idempotency.rules';
import { explainPage } from '@mirex/kit/kit.messages';
import { listLoader, perRequest, rowLoader } from '@mirex/kit/loader';
import { findPage } from '@mirex/kit/page';
import type { GlobalId } from '@mirex/schema/global-id';
import type { Outcome } from '@mirex/schema/outcome';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { keyedActOnOne } from '../keyed/keyed-act.ts';
import { Paper } from '../mark/mark.stub.ts';
import { Actor } from '../marker/actor.stub.ts';
import { MarkingBatch } from '../marking/marking-batch.entity.ts';
import type { BatchRefusal } from '../marking/marking-batch.rules.ts';
import { markingBatchReference } from '../marking/marking.resolver.ts';
import { HarmonisationCommission, HarmonisationProposal } from './commission.entity.ts';
import { CloseCommissionInput, DecideHarmonisationInput, HarmonisationCommissionFilter, OpenCommissionInput, OverruleHarmonisationInput, ProposeHarmonisationInput } from './commission.inputs.ts';
import { explainCommission } from './commission.messages.ts';
import type { CommissionRefusal } from './commission.rules.ts';
import { closeCommission, openCommission, proposeHarmonisation } from './commission.service.ts';
import { CommissionPayload, LotStatistics, Meeting } from './commission.type.ts';
import { decideProposal } from './decide.service.ts';
import { lotFigures } from './lot-figures.query.ts';

/** Who compares all lots of a paper; a marker, whatever else they are, compares their own. */
const OF_THE_WHOLE: ReadonlySet<string> = new Set(['BEX', 'HEAD', 'UNIT', 'TRANS', 'SIGN', 'CHAIR', 'DEPUTY', 'SYSTEM']);

const HarmonisationCommissionConnection = connectionType(HarmonisationCommission, 'HarmonisationCommission');
const commissionById = perRequest(({ em }) => rowLoader((ids) => em.find(HarmonisationCommission, { id: { $in: ids as GlobalId[] } }), (row) => row.id));
const proposalsOf = perRequest(({ em }) => listLoader((ids) => em.find(HarmonisationProposal, { commissionId: { $in: ids as GlobalId[] } }, { orderBy: { number: 'asc' } }), (row) => row.commissionId));

export const harmonisationCommissionReference = ({ id }: { id: string }, context: Context): Promise<HarmonisationCommission | null> => commissionById(context).load(id);

const answer = (outcome: Outcome<HarmonisationCommission, CommissionRefusal | BatchRefusal | IdempotencyRefusal>): CommissionPayload =>
  (outcome.ok ? { commission: outcome.value, userErrors: [] } : { commission: null, userErrors: [explainKeyed(outcome.refusal, explainCommission)] });

@Resolver(() => HarmonisationCommission)
export class HarmonisationCommissionResolver {
  @Query(() => HarmonisationCommission, { nullable: true, description: 'Commission d’harmonisation. By its id; null when there is none.' })
  @Directive('@routed(by: "id")')
  @Directive('@access(who: [BEX, HEAD, UNIT, EXAM, CHAIR, DEPUTY])')
  harmonisationCommission(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<HarmonisationCommission | null> {
    return commissionById(context).load(readId(id, 'HCO', context));
  }

  @Query(() => HarmonisationCommissionConnection, { nullable: true, description: 'Commissions d’harmonisation. Oldest first; of every MIREX when none is named.' })
  @Directive('@routed(by: "filter.mirex", absent: SCATTER)')
  @Directive('@access(who: [BEX, HEAD, UNIT, EXAM, CHAIR, DEPUTY])')
  async harmonisationCommissions(
    @Args(() => PageArgs) page: PageArgs, @Arg('filter', () => HarmonisationCommissionFilter, { nullable: true }) filter: HarmonisationCommissionFilter | undefined, @Ctx() { em }: Context,
  ): Promise<Connection<HarmonisationCommission>> {
    const where = { ...(filter?.session != null && { session: filter.session }), ...(filter?.paper != null && { paper: filter.paper }) };
    return asConnection(orThrow(await findPage(em, HarmonisationCommission, where, 'id', page), explainPage));
  }

  @Mutation(() => CommissionPayload, { description: 'Ouvrir une commission d’harmonisation. Once every mark of the paper is entered and verified.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD, UNIT, CHAIR, DEPUTY])')
  async openHarmonisationCommission(@Arg('input', () => OpenCommissionInput) input: OpenCommissionInput, @Ctx() context: Context): Promise<CommissionPayload> {
    expectServed(input.mirex, context);
    const meetingId = input.meetingId == null ? null : readId(input.meetingId, 'MEE', context);
    const opening = { session: input.session, paper: input.paper, meetingId, members: input.members.map((member) => readAnyId(member, 'ACT')) };
    return answer(await keyedActOnOne(context, { key: input.idempotencyKey, act: 'openHarmonisationCommission', input }, HarmonisationCommission, (inner) => openCommission(opening, inner)));
  }

  @Mutation(() => CommissionPayload, { description: 'Proposer une harmonisation. A shift for all marks of a lot; nothing moves before it is decided.' })
  @Directive('@routed(by: "input.commissionId")')
  @Directive('@access(who: [HEAD, UNIT, CHAIR, DEPUTY])')
  async proposeHarmonisation(@Arg('input', () => ProposeHarmonisationInput) { commissionId, batchId, establishmentUai, ...input }: ProposeHarmonisationInput, @Ctx() context: Context): Promise<CommissionPayload> {
    const lot = { batchId: batchId == null ? null : readId(batchId, 'MBA', context), establishmentUai: establishmentUai ?? null };
    return answer(await proposeHarmonisation(readId(commissionId, 'HCO', context), { ...input, ...lot }, context));
  }

  @Mutation(() => CommissionPayload, { description: 'Décider d’une harmonisation. By another hand than proposed it; adopted, the marks move, each with its history.' })
  @Directive('@routed(by: "input.commissionId")')
  @Directive('@access(who: [HEAD, CHAIR, DEPUTY])')
  async decideHarmonisation(@Arg('input', () => DecideHarmonisationInput) { commissionId, adopted, ...input }: DecideHarmonisationInput, @Ctx() context: Context): Promise<CommissionPayload> {
    return answer(await decideProposal(readId(commissionId, 'HCO', context), { ...input, act: adopted ? 'ADOPT' : 'REJECT' }, context));
  }

  @Mutation(() => CommissionPayload, { description: 'Retirer une harmonisation. The jury’s last word: the marks go back to where they were, as long as nothing is locked.' })
  @Directive('@routed(by: "input.commissionId")')
  @Directive('@access(who: [CHAIR, DEPUTY])')
  async overruleHarmonisation(@Arg('input', () => OverruleHarmonisationInput) { commissionId, ...input }: OverruleHarmonisationInput, @Ctx() context: Context): Promise<CommissionPayload> {
    return answer(await decideProposal(readId(commissionId, 'HCO', context), { ...input, act: 'OVERRULE' }, context));
  }

  @Mutation(() => CommissionPayload, { description: 'Clore une commission d’harmonisation. With what it concluded.' })
  @Directive('@routed(by: "input.commissionId")')
  @Directive('@access(who: [HEAD, UNIT, CHAIR, DEPUTY])')
  async closeHarmonisationCommission(@Arg('input', () => CloseCommissionInput) { commissionId, version, minutes }: CloseCommissionInput, @Ctx() context: Context): Promise<CommissionPayload> {
    return answer(await closeCommission(readId(commissionId, 'HCO', context), version, minutes, context));
  }

  @FieldResolver(() => Paper, { nullable: true, description: 'Épreuve.' })
  paper(@Root() { paper }: HarmonisationCommission): Paper {
    return { code: paper };
  }

  @FieldResolver(() => Meeting, { nullable: true, description: 'Réunion. To which the members are summoned; null: none yet.' })
  meeting(@Root() { meetingId }: HarmonisationCommission): Meeting | null {
    return meetingId === null ? null : { id: meetingId };
  }

  @FieldResolver(() => [Actor], { nullable: 'itemsAndList', description: 'Membres. Of any MIREX.' })
  @Directive('@crosses')
  members(@Root() { members }: HarmonisationCommission): Actor[] {
    return members.map((id) => ({ id }));
  }

  @FieldResolver(() => [HarmonisationProposal], { description: 'Propositions. All of them, those rejected and those taken back too.' })
  @Directive('@listSize(assumedSize: 20)')
  proposals(@Root() { id }: HarmonisationCommission, @Ctx() context: Context): Promise<HarmonisationProposal[]> {
    return proposalsOf(context).load(id);
  }

  @FieldResolver(() => [LotStatistics], { description: 'Statistiques par correcteur. And by school for what was assessed during the course; a marker reads their own batches’.' })
  @Directive('@listSize(assumedSize: 50)')
  statistics(@Root() commission: HarmonisationCommission, @Ctx() context: Context): Promise<LotStatistics[]> {
    const whole = rolesAt(context.caller, context.owner).some((role) => OF_THE_WHOLE.has(role));
    return lotFigures(context.em, commission, whole);
  }
}

@Resolver(() => HarmonisationProposal)
export class HarmonisationProposalResolver {
  @FieldResolver(() => MarkingBatch, { nullable: true, description: 'Lot de correction. Null for a school, or a batch that the caller does not see.' })
  async batch(@Root() { batchId }: HarmonisationProposal, @Ctx() context: Context): Promise<MarkingBatch | null> {
    return batchId === null ? null : markingBatchReference({ id: batchId }, context);
  }
}

@Resolver(() => LotStatistics)
export class LotStatisticsResolver {
  @FieldResolver(() => MarkingBatch, { nullable: true, description: 'Lot de correction. Null for a school.' })
  async batch(@Root() { batchId }: LotStatistics, @Ctx() context: Context): Promise<MarkingBatch | null> {
    return batchId === null ? null : markingBatchReference({ id: batchId }, context);
  }
}
