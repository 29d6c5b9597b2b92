import type { GlobalId } from '@mirex/schema/global-id';
import type { Context } from '@mirex/kit/context';
import { orThrow, readAnyId, readId } from '@mirex/kit/graph/client-error';
import { explainKeyed, isKeyRefusal } from '@mirex/kit/idempotency/idempotency.messages';
import { once } from '@mirex/kit/idempotency/once';
import { PageArgs } from '@mirex/kit/graph/page.inputs';
import { asConnection, type Connection, connectionType } from '@mirex/kit/graph/page.type';
import { explainPage } from '@mirex/kit/kit.messages';
import { listLoader, perRequest, rowLoader } from '@mirex/kit/loader';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { expectOpenFor } from '../enrolment/expect-open-for.ts';
import { keyedAct } from '../keyed/keyed-act.ts';
import { MarkChange } from './mark-change.entity.ts';
import { Mark, MarkState } from './mark.entity.ts';
import { historyOfMark } from './mark-history.ts';
import { EnterMarksInput, MarkFilter, type MarkLineInput, RecordMarkInput, VerifyMarkInput, VerifyMarksInput } from './mark.inputs.ts';
import { explainMark } from './mark.messages.ts';
import { EnterMarksPayload, RecordMarkPayload, VerifyMarksPayload } from './mark.payload.type.ts';
import { findMarks } from './mark.query.ts';
import { enterMarks, type MarkLine, moveMark } from './mark.service.ts';
import { Enrolment, Paper, Summons } from './mark.stub.ts';
import { verifySheet } from './verify-sheet.service.ts';

const MarkConnection = connectionType(Mark, 'Mark');

const markById = perRequest(({ em }) => rowLoader((ids) => em.find(Mark, { id: { $in: ids as GlobalId[] } }), (row) => row.id));
const marksOfEnrolment = perRequest(({ em }) =>
  listLoader((ids) => em.find(Mark, { enrolmentId: { $in: ids as GlobalId[] } }, { orderBy: { paperCode: 'asc' } }), (row) => row.enrolmentId),
);

export const markReference = ({ id }: { id: string }, context: Context): Promise<Mark | null> => markById(context).load(id);

const lineOf = (input: MarkLineInput, context: Context): MarkLine => ({
  enrolmentId: readId(input.enrolmentId, 'ENR', context),
  paperCode: input.paperCode,
  points: input.points,
  version: input.version ?? null,
  // The examiner may be another MIREX's: any owner will do.
  summonsId: input.summonsId == null ? null : readAnyId(input.summonsId, 'SUM'),
});

@Resolver(() => Mark)
export class MarkResolver {
  @Query(() => Mark, { nullable: true, description: 'Note. By its id; null when there is none.' })
  @Directive('@routed(by: "id")')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, CHAIR, DEPUTY, CENTRE, EST, CLERK])')
  mark(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<Mark | null> {
    return markById(context).load(readId(id, 'MRK', context));
  }

  @Query(() => MarkConnection, { nullable: true, description: 'Notes. Oldest first; of every MIREX when none is named.' })
  @Directive('@routed(by: "filter.mirex", absent: SCATTER)')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, CHAIR, DEPUTY, CENTRE, EST, CLERK])')
  async marks(
    @Args(() => PageArgs) page: PageArgs, @Arg('filter', () => MarkFilter, { nullable: true }) filter: MarkFilter | undefined, @Ctx() { em }: Context,
  ): Promise<Connection<Mark>> {
    return asConnection(orThrow(await findMarks(em, filter ?? {}, page), explainPage));
  }

  @Mutation(() => RecordMarkPayload, { description: 'Saisir une note. Or type over the one there is, until the jury opens.' })
  @Directive('@routed(by: "input.enrolmentId")')
  @Directive('@access(who: [HEAD, UNIT, CENTRE])')
  async recordMark(@Arg('input', () => RecordMarkInput) input: RecordMarkInput, @Ctx() context: Context): Promise<RecordMarkPayload> {
    const line = lineOf(input, context);
    await expectOpenFor('ENTER_MARKS', [line.enrolmentId], context);
    const outcome = await enterMarks([line], input.reason ?? null, context);
    return outcome.ok ? { mark: outcome.value[0] ?? null, userErrors: [] } : { mark: null, userErrors: [explainMark(outcome.refusal)] };
  }

  @Mutation(() => EnterMarksPayload, { description: 'Saisir un bordereau. All of its lines, or none.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD, UNIT, CENTRE])')
  async enterMarks(@Arg('input', () => EnterMarksInput) input: EnterMarksInput, @Ctx() context: Context): Promise<EnterMarksPayload> {
    const lines = input.lines.map((line) => lineOf(line, context));
    await expectOpenFor('ENTER_MARKS', lines.map(({ enrolmentId }) => enrolmentId), context);
    const outcome = await keyedAct(context, { key: input.idempotencyKey, act: 'enterMarks', input }, Mark, (inner) => enterMarks(lines, input.reason ?? null, inner));
    if (outcome.ok) return { marks: [...outcome.value], line: null, userErrors: [] };
    return { marks: null, line: isKeyRefusal(outcome.refusal) ? null : outcome.refusal.line, userErrors: [explainKeyed(outcome.refusal, explainMark)] };
  }

  @Mutation(() => RecordMarkPayload, { description: 'Vérifier une note. A second reading of the sheet.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, CENTRE])')
  async verifyMark(@Arg('input', () => VerifyMarkInput) input: VerifyMarkInput, @Ctx() context: Context): Promise<RecordMarkPayload> {
    const outcome = await moveMark(readId(input.id, 'MRK', context), MarkState.VERIFIED, input.version, null, context);
    return outcome.ok ? { mark: outcome.value, userErrors: [] } : { mark: null, userErrors: [explainMark(outcome.refusal)] };
  }

  @Mutation(() => VerifyMarksPayload, { description: 'Vérifier un bordereau. A second reading, or a second entry; all of its lines, or none.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD, UNIT, CENTRE])')
  async verifyMarks(@Arg('input', () => VerifyMarksInput) { lines, idempotencyKey: key }: VerifyMarksInput, @Ctx() context: Context): Promise<VerifyMarksPayload> {
    const read = lines.map(({ enrolmentId, paperCode, points }) => ({ enrolmentId: readId(enrolmentId, 'ENR', context), paperCode, points: points ?? null }));
    const outcome = key == null ? await verifySheet(read, context) : await once(context, { key, act: 'verifyMarks', input: lines }, (inner) => verifySheet(read, inner));
    return outcome.ok ? { verified: outcome.value, line: null, userErrors: [] } : { verified: null, line: isKeyRefusal(outcome.refusal) ? null : outcome.refusal.line, userErrors: [explainKeyed(outcome.refusal, explainMark)] };
  }

  @FieldResolver(() => Enrolment, { nullable: true, description: 'Inscription. Whose mark it is.' })
  enrolment(@Root() { enrolmentId }: Mark): Enrolment {
    return { id: enrolmentId };
  }

  @FieldResolver(() => Paper, { nullable: true, description: 'Épreuve.' })
  paper(@Root() { paperCode }: Mark): Paper {
    return { code: paperCode };
  }

  @FieldResolver(() => Summons, { nullable: true, description: 'Convocation. Of the examiner who marks; maybe of another MIREX.' })
  @Directive('@crosses')
  summons(@Root() { summonsId }: Mark): Summons | null {
    return summonsId === null ? null : { id: summonsId };
  }

  @FieldResolver(() => [MarkChange], { description: 'Historique. Every change, oldest first.' })
  history(@Root() { id }: Mark, @Ctx() context: Context): Promise<MarkChange[]> {
    return historyOfMark(context).load(id);
  }
}

@Resolver(() => Enrolment)
export class EnrolmentMarksResolver {
  @FieldResolver(() => [Mark], { nullable: true, description: 'Notes. By paper, the expected ones too.' })
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, CHAIR, DEPUTY, CENTRE, EST, CLERK])')
  marks(@Root() { id }: Enrolment, @Ctx() context: Context): Promise<Mark[]> {
    return marksOfEnrolment(context).load(id);
  }
}
