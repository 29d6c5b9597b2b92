import type { GlobalId } from '@mirex/schema/global-id';
import type { Outcome } from '@mirex/schema/outcome';
import type { Context } from '@mirex/kit/context';
import { readId } from '@mirex/kit/graph/client-error';
import { listLoader, perRequest, rowLoader } from '@mirex/kit/loader';
import { Arg, Ctx, Directive, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';

import { Enrolment } from '../enrolment/enrolment.entity.ts';
import { Paper } from '../paper-map/paper.stub.ts';
import { changesOfRecord } from '../record/changes.loader.ts';
import { RecordChange } from '../record/record-change.entity.ts';
import { StepInput } from '../record/record.inputs.ts';
import { AddDocumentInput, DepositDossierInput, ReviewDocumentInput } from './document.inputs.ts';
import { explainDocumentAct } from './document.messages.ts';
import { addDocument, depositDossier, expireDocument, openDocument, reviewDocument } from './document.service.ts';
import { DocumentPayload } from './document.type.ts';
import { SupportingDocument } from './supporting-document.entity.ts';

const documentById = perRequest(({ em }) => rowLoader((ids) => em.find(SupportingDocument, { id: { $in: ids as GlobalId[] } }), (row) => row.id));
const documentsOfEnrolment = perRequest(({ em }) =>
  listLoader((ids) => em.find(SupportingDocument, { enrolmentId: { $in: ids as GlobalId[] } }, { orderBy: { id: 'asc' } }), (row) => row.enrolmentId));

export const documentReference = ({ id }: { id: string }, context: Context): Promise<SupportingDocument | null> => documentById(context).load(id);

type Done = Outcome<SupportingDocument, Parameters<typeof explainDocumentAct>[0]>;
const asPayload = (done: Done): DocumentPayload => (done.ok ? { document: done.value, userErrors: [] } : { userErrors: [explainDocumentAct(done.refusal)] });

@Resolver(() => SupportingDocument)
export class DocumentResolver {
  @Mutation(() => DocumentPayload, { description: 'Pièce justificative. Takes in its description; the same file twice is one.' })
  @Directive('@routed(by: "input.enrolmentId")')
  @Directive('@access(who: [HEAD, UNIT, TRANS, EST, CLERK, CAND, LEGAL_REP])')
  async addDocument(@Arg('input', () => AddDocumentInput) input: AddDocumentInput, @Ctx() context: Context): Promise<DocumentPayload> {
    const enrolmentId = readId(input.enrolmentId, 'ENR', context);
    return asPayload(await addDocument({ ...input, enrolmentId, expiresOn: input.expiresOn ?? null, paper: null }, context));
  }

  @Mutation(() => DocumentPayload, { description: 'Dépôt de dossier. For a paper that the candidate sits, until the papers begin.' })
  @Directive('@routed(by: "input.enrolmentId")')
  @Directive('@access(who: [HEAD, UNIT, TRANS, EST, CLERK, CAND, LEGAL_REP])')
  async depositDossier(@Arg('input', () => DepositDossierInput) input: DepositDossierInput, @Ctx() context: Context): Promise<DocumentPayload> {
    return asPayload(await depositDossier({ ...input, enrolmentId: readId(input.enrolmentId, 'ENR', context) }, context));
  }

  @Mutation(() => DocumentPayload, { description: 'Ouverture d’une pièce. Before it can be accepted or refused.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  async openDocument(@Arg('input', () => StepInput) input: StepInput, @Ctx() context: Context): Promise<DocumentPayload> {
    return asPayload(await openDocument({ ...input, id: readId(input.id, 'DOC', context) }, context));
  }

  @Mutation(() => DocumentPayload, { description: 'Examen d’une pièce. Accepts or refuses it, with a reason.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  async reviewDocument(@Arg('input', () => ReviewDocumentInput) input: ReviewDocumentInput, @Ctx() context: Context): Promise<DocumentPayload> {
    return asPayload(await reviewDocument({ ...input, id: readId(input.id, 'DOC', context) }, context));
  }

  @Mutation(() => DocumentPayload, { description: 'Péremption d’une pièce. It proves nothing any more.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  async expireDocument(@Arg('input', () => StepInput) input: StepInput, @Ctx() context: Context): Promise<DocumentPayload> {
    return asPayload(await expireDocument({ ...input, id: readId(input.id, 'DOC', context) }, context));
  }

  @FieldResolver(() => Paper, { nullable: true, description: 'Épreuve. Of a dossier.' })
  paper(@Root() { paper }: SupportingDocument): Paper | null {
    return paper === null ? null : { code: paper };
  }

  @FieldResolver(() => [RecordChange], { description: 'Historique. Oldest first.' })
  changes(@Root() { id }: SupportingDocument, @Ctx() context: Context): Promise<RecordChange[]> {
    return changesOfRecord(context).load(id);
  }
}

@Resolver(() => Enrolment)
export class EnrolmentDocumentsResolver {
  @FieldResolver(() => [SupportingDocument], { description: 'Pièces justificatives. Oldest first.' })
  @Directive('@access(who: [HEAD, UNIT, TRANS, EST, CLERK, CAND, LEGAL_REP])')
  documents(@Root() { id }: Enrolment, @Ctx() context: Context): Promise<SupportingDocument[]> {
    return documentsOfEnrolment(context).load(id);
  }
}
