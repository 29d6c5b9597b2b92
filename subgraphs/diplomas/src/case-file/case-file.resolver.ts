import { rolesAt } from '@mirex/kit/access/reach.rules';
import type { Context } from '@mirex/kit/context';
import { PrintedDocument } from '@mirex/kit/documents/printed-document.type';
import { orThrow, readId } from '@mirex/kit/graph/client-error';
import { PageArgs } from '@mirex/kit/graph/page.inputs';
import { asConnection, type Connection, connectionType } from '@mirex/kit/graph/page.type';
import { UserError } from '@mirex/kit/graph/user-error.type';
import { explainKeyed } from '@mirex/kit/idempotency/idempotency.messages';
import { explainPage } from '@mirex/kit/kit.messages';
import { listLoader, perRequest, rowLoader } from '@mirex/kit/loader';
import { dayAt } from '@mirex/schema/day';
import type { GlobalId } from '@mirex/schema/global-id';
import type { Outcome } from '@mirex/schema/outcome';
import { Arg, Args, Ctx, Directive, Field, FieldResolver, ID, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';

import { Enrolment } from '../award/award.stub.ts';
import { CaseChange } from './case-change.entity.ts';
import { CaseFile } from './case-file.entity.ts';
import { AnswerCaseInput, CaseFilter, MoveCaseInput, OpenCaseInput } from './case-file.inputs.ts';
import { type CaseRefusal, explainCase } from './case-file.messages.ts';
import { findCases } from './case-file.query.ts';
import { printedAnswer } from './case-letter.ts';
import { isSilent } from './case-opening.rules.ts';
import { answerCase, moveCase } from './move-case.service.ts';
import { openCase } from './open-case.service.ts';

const CaseFileConnection = connectionType(CaseFile, 'CaseFile');

@ObjectType({ description: 'Suite d’un acte sur un dossier.' })
class CasePayload {
  @Field(() => CaseFile, { nullable: true, description: 'Dossier. As it now is; null when refused.' })
  caseFile!: CaseFile | null;

  @Field(() => [UserError], { description: 'Refus. Empty when done.' })
  userErrors!: UserError[];
}

const caseById = perRequest(({ em }) => rowLoader((ids) => em.find(CaseFile, { id: { $in: ids as GlobalId[] } }), ({ id }) => id));
const casesOfEnrolment = perRequest(({ em }) =>
  listLoader((ids) => em.find(CaseFile, { enrolmentId: { $in: ids as GlobalId[] } }, { orderBy: { openedAt: 'asc', id: 'asc' } }), ({ enrolmentId }) => enrolmentId));
const changesOfCase = perRequest(({ em }) =>
  listLoader((ids) => em.find(CaseChange, { caseId: { $in: ids as GlobalId[] } }, { orderBy: { sequence: 'asc' } }), ({ caseId }) => caseId));

export const caseReference = ({ id }: { readonly id: string }, context: Context): Promise<CaseFile | null> => caseById(context).load(id);

const READERS = '@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, CAND, LEGAL_REP])';
const AGENTS = '@access(who: [HEAD, UNIT, TRANS, SIGN])';

const answered = (outcome: Outcome<CaseFile, CaseRefusal>): CasePayload =>
  (outcome.ok ? { caseFile: outcome.value, userErrors: [] } : { caseFile: null, userErrors: [explainCase(outcome.refusal)] });

@Resolver(() => CaseFile)
export class CaseFileResolver {
  @Query(() => CaseFile, { nullable: true, description: 'Dossier. By its id; null when there is none.' })
  @Directive('@routed(by: "id")')
  @Directive(READERS)
  caseFile(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<CaseFile | null> {
    return caseById(context).load(readId(id, 'CAS', context));
  }

  @Query(() => CaseFileConnection, { nullable: true, description: 'Dossiers. Those due first, first; one’s own for a candidate; of every MIREX when none is named.' })
  @Directive('@routed(by: "filter.mirex", absent: SCATTER)')
  @Directive(READERS)
  async caseFiles(
    @Args(() => PageArgs) page: PageArgs, @Arg('filter', () => CaseFilter, { nullable: true }) filter: CaseFilter | undefined, @Ctx() { em }: Context,
  ): Promise<Connection<CaseFile>> {
    return asConnection(orThrow(await findCases(em, filter ?? {}, page), explainPage));
  }

  @Mutation(() => CasePayload, { description: 'Ouvrir un dossier. Appeal, request, complaint or letter: by the candidate, or for them.' })
  @Directive('@routed(by: "input.enrolment")')
  @Directive('@access(who: [HEAD, UNIT, TRANS, SIGN, CAND, LEGAL_REP])')
  async openCase(@Arg('input', () => OpenCaseInput) input: OpenCaseInput, @Ctx() context: Context): Promise<CasePayload> {
    const { idempotencyKey, kind, subject, body, document = null, paper = null, ground = null, against, receivedOn = null } = input;
    const enrolment = readId(input.enrolment, 'ENR', context);
    const asked = { enrolment, kind, subject, body, document, paper, ground, against: against == null ? null : readId(against, 'CAS', context), receivedOn };
    const outcome = await openCase(asked, idempotencyKey, context);
    if (outcome.ok) return { caseFile: await caseById(context).load(outcome.value), userErrors: [] };
    return { caseFile: null, userErrors: [explainKeyed(outcome.refusal, explainCase)] };
  }

  @Mutation(() => CasePayload, { description: 'Faire avancer un dossier. Acknowledge, assign, investigate, close.' })
  @Directive('@routed(by: "input.id")')
  @Directive(AGENTS)
  async moveCase(@Arg('input', () => MoveCaseInput) { id, version, to, assignee, reason }: MoveCaseInput, @Ctx() context: Context): Promise<CasePayload> {
    return answered(await moveCase(readId(id, 'CAS', context), { to, version, assignee: assignee ?? null, reason: reason ?? null }, context));
  }

  @Mutation(() => CasePayload, { description: 'Répondre à un dossier. An error that is recognised asks for a new deliberation; no mark is changed here.' })
  @Directive('@routed(by: "input.id")')
  @Directive(AGENTS)
  async answerCase(@Arg('input', () => AnswerCaseInput) { id, version, outcome, answer, enclosures }: AnswerCaseInput, @Ctx() context: Context): Promise<CasePayload> {
    const given = (enclosures ?? []).map(({ label, sha256 }) => ({ label, sha256: sha256.toLowerCase() }));
    return answered(await answerCase(readId(id, 'CAS', context), { outcome, text: answer, enclosures: given, version, roles: rolesAt(context.caller, context.owner) }, context));
  }

  @FieldResolver(() => Enrolment, { nullable: true, description: 'Inscription.' })
  enrolment(@Root() { enrolmentId }: CaseFile): Enrolment {
    return { id: enrolmentId };
  }

  @FieldResolver(() => Boolean, { description: 'Silence. The last day is over without an answer: of an appeal or a document that is a refusal.' })
  silent(@Root() { answeredOn, dueOn, timeZone }: CaseFile, @Ctx() { now }: Context): boolean {
    return isSilent({ answeredOn, dueOn, today: dayAt(now(), timeZone) });
  }

  @FieldResolver(() => Boolean, { description: 'En attente d’une délibération. An error was recognised, and the case is not closed.' })
  awaitsDeliberation(@Root() { awaitsDecisionAfter }: CaseFile): boolean {
    return awaitsDecisionAfter !== null;
  }

  @FieldResolver(() => [CaseChange], { description: 'Historique. Oldest first.' })
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN])')
  history(@Root() { id }: CaseFile, @Ctx() context: Context): Promise<CaseChange[]> {
    return changesOfCase(context).load(id);
  }

  @FieldResolver(() => PrintedDocument, { nullable: true, description: 'Lettre de réponse. PDF/UA; null before the answer.' })
  document(@Root() found: CaseFile, @Ctx() context: Context): PrintedDocument | null {
    return printedAnswer(found, context);
  }
}

@Resolver(() => Enrolment)
export class EnrolmentCasesResolver {
  @FieldResolver(() => [CaseFile], { nullable: true, description: 'Dossiers. Appeals, requests and letters about it, oldest first.' })
  @Directive(READERS)
  caseFiles(@Root() { id }: Enrolment, @Ctx() context: Context): Promise<CaseFile[]> {
    return casesOfEnrolment(context).load(id);
  }
}
