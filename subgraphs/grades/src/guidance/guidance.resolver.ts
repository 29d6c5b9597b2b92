import type { Context } from '@mirex/kit/context';
import { PrintedDocument } from '@mirex/kit/documents/printed-document.type';
import { expectServed, orThrow, readId } from '@mirex/kit/graph/client-error';
import { PageArgs } from '@mirex/kit/graph/page.inputs';
import { asConnection, type Connection, connectionType } from '@mirex/kit/graph/page.type';
import { UserError } from '@mirex/kit/graph/user-error.type';
import { explainKeyed } from '@mirex/kit/idempotency/idempotency.messages';
import type { IdempotencyRefusal } from '@mirex/kit/idempotency/idempotency.rules';
import { explainPage } from '@mirex/kit/kit.messages';
import { listLoader, perRequest } from '@mirex/kit/loader';
import { findPage } from '@mirex/kit/page';
import type { GlobalId } from '@mirex/schema/global-id';
import type { Outcome } from '@mirex/schema/outcome';
import { Arg, Args, Ctx, Directive, Field, FieldResolver, ID, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';

import { keyedActOnOne } from '../keyed/keyed-act.ts';
import { Paper } from '../mark/mark.stub.ts';
import { guidanceDocument } from './guidance.document.ts';
import { GuidanceChange, MarkingGuidance } from './guidance.entity.ts';
import { DepositGuidanceInput, GuidanceActInput, MarkingGuidanceFilter, WithdrawGuidanceInput } from './guidance.inputs.ts';
import { explainGuidance } from './guidance.messages.ts';
import { guidanceById, visibleNow } from './guidance.query.ts';
import type { GuidanceRefusal } from './guidance.rules.ts';
import { advanceGuidance, depositGuidance } from './guidance.service.ts';

const MarkingGuidanceConnection = connectionType(MarkingGuidance, 'MarkingGuidance');
const changesOf = perRequest(({ em }) => listLoader((ids) => em.find(GuidanceChange, { guidanceId: { $in: ids as GlobalId[] } }, { orderBy: { sequence: 'asc' } }), (row) => row.guidanceId));

export const markingGuidanceReference = ({ id }: { id: string }, context: Context): Promise<MarkingGuidance | null> => guidanceById(context).load(id);

@ObjectType({ description: 'Consigne de correction. As it is now, or why nothing was done.' })
class MarkingGuidancePayload {
  @Field(() => MarkingGuidance, { nullable: true, description: 'Consigne.' })
  guidance!: MarkingGuidance | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}

const answer = (outcome: Outcome<MarkingGuidance, GuidanceRefusal | IdempotencyRefusal>): MarkingGuidancePayload =>
  (outcome.ok ? { guidance: outcome.value, userErrors: [] } : { guidance: null, userErrors: [explainKeyed(outcome.refusal, explainGuidance)] });

@Resolver(() => MarkingGuidance)
export class MarkingGuidanceResolver {
  @Query(() => MarkingGuidance, { nullable: true, description: 'Consigne de correction. By its id; null when there is none, or not yet.' })
  @Directive('@routed(by: "id")')
  @Directive('@access(who: [BEX, HEAD, UNIT, EXAM])')
  markingGuidance(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<MarkingGuidance | null> {
    return guidanceById(context).load(readId(id, 'MGU', context));
  }

  @Query(() => MarkingGuidanceConnection, { nullable: true, description: 'Consignes de correction. For a marker, those in force of their papers, from their instant; of every MIREX when none is named.' })
  @Directive('@routed(by: "filter.mirex", absent: SCATTER)')
  @Directive('@access(who: [BEX, HEAD, UNIT, EXAM])')
  async markingGuidances(
    @Args(() => PageArgs) page: PageArgs, @Arg('filter', () => MarkingGuidanceFilter, { nullable: true }) filter: MarkingGuidanceFilter | undefined, @Ctx() context: Context,
  ): Promise<Connection<MarkingGuidance>> {
    const { session, paper, state } = filter ?? {};
    const asked = { ...(session != null && { session }), ...(paper != null && { paper }), ...(state != null && { state }) };
    return asConnection(orThrow(await findPage(context.em, MarkingGuidance, { $and: [asked, await visibleNow(context)] }, 'id', page), explainPage));
  }

  @Mutation(() => MarkingGuidancePayload, { description: 'Déposer une consigne de correction. Nobody but the desks sees it before it is validated, and its embargo is over.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD, UNIT])')
  async depositMarkingGuidance(@Arg('input', () => DepositGuidanceInput) input: DepositGuidanceInput, @Ctx() context: Context): Promise<MarkingGuidancePayload> {
    expectServed(input.mirex, context);
    return answer(await keyedActOnOne(context, { key: input.idempotencyKey, act: 'depositMarkingGuidance', input }, MarkingGuidance, (inner) => depositGuidance(input, inner)));
  }

  @Mutation(() => MarkingGuidancePayload, { description: 'Valider une consigne de correction. By another hand; it takes the place of the one in force.' })
  @Directive('@routed(by: "input.guidanceId")')
  @Directive('@access(who: [HEAD, UNIT])')
  async validateMarkingGuidance(@Arg('input', () => GuidanceActInput) { guidanceId, version }: GuidanceActInput, @Ctx() context: Context): Promise<MarkingGuidancePayload> {
    return answer(await advanceGuidance(readId(guidanceId, 'MGU', context), version, { act: 'VALIDATE', reason: null }, context));
  }

  @Mutation(() => MarkingGuidancePayload, { description: 'Retirer une consigne de correction. Markers see it no more.' })
  @Directive('@routed(by: "input.guidanceId")')
  @Directive('@access(who: [HEAD, UNIT])')
  async withdrawMarkingGuidance(@Arg('input', () => WithdrawGuidanceInput) { guidanceId, version, reason }: WithdrawGuidanceInput, @Ctx() context: Context): Promise<MarkingGuidancePayload> {
    return answer(await advanceGuidance(readId(guidanceId, 'MGU', context), version, { act: 'WITHDRAW', reason }, context));
  }

  @FieldResolver(() => Paper, { nullable: true, description: 'Épreuve.' })
  paper(@Root() { paper }: MarkingGuidance): Paper {
    return { code: paper };
  }

  @FieldResolver(() => PrintedDocument, { nullable: true, description: 'Document. PDF/UA.' })
  document(@Root() { id, version }: MarkingGuidance, @Ctx() context: Context): PrintedDocument {
    return PrintedDocument.of(id, version, async () => {
      const made = await guidanceDocument(id, context);
      return made?.ok ? made.value : null;
    });
  }

  @FieldResolver(() => [GuidanceChange], { description: 'Historique. Every act, oldest first.' })
  @Directive('@access(who: [BEX, HEAD, UNIT])')
  changes(@Root() { id }: MarkingGuidance, @Ctx() context: Context): Promise<GuidanceChange[]> {
    return changesOf(context).load(id);
  }
}
