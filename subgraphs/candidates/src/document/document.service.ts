import { ruleNumber } from '@mirex/schema/regulation';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { type Context, within } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';

import { phaseBegun, todayAt } from '../calendar/calendar.ts';
import { Enrolment } from '../enrolment/enrolment.entity.ts';
import { openingsOf } from '../enrolment/openings.ts';
import { PaperMap } from '../paper-map/paper-map.entity.ts';
import { readReason, type RecordRefusal } from '../record/record.rules.ts';
import { stepRecord, trace } from '../record/record.service.ts';
import { checkFile, checkStillValid, type DescribedFile, type DocumentRefusal, NEXT_DOCUMENT_STATES } from './document.rules.ts';
import { DocumentKind, DocumentState, SupportingDocument } from './supporting-document.entity.ts';

type Refused = DocumentRefusal | RecordRefusal;

export interface NewDocument extends DescribedFile {
  readonly enrolmentId: GlobalId;
  readonly kind: DocumentKind;
  readonly expiresOn: string | null;
  readonly paper: string | null;
}

const PDF = ['application/pdf'];
const SCANS = [...PDF, 'image/jpeg', 'image/png'];

/** Takes in the description of a file. The same file again for the same purpose is the one there is. */
export async function addDocument(given: NewDocument, context: Context): Promise<Outcome<SupportingDocument, Refused>> {
  const { enrolmentId, kind, paper, expiresOn } = given;
  return context.em.transactional(async (tx) => {
    const inside = within(context, tx);
    const enrolment = await tx.findOne(Enrolment, { id: enrolmentId });
    if (!enrolment) return refuse({ code: 'RECORD_UNKNOWN', given: enrolmentId });
    const file = checkFile(given, await largest(enrolment, inside), kind === DocumentKind.DOSSIER ? PDF : SCANS);
    if (!file.ok) return file;
    await tx.execute('select pg_advisory_xact_lock(hashtext(?))', [`${enrolmentId} ${given.sha256}`]);
    const held = await tx.findOne(SupportingDocument, { enrolmentId, kind, sha256: given.sha256 });
    if (held) return accept(held);
    const document = tx.create(SupportingDocument, {
      id: context.newId('DOC'), enrolmentId, kind, paper, expiresOn, ...file.value, receivedAt: context.now(), state: DocumentState.RECEIVED,
    });
    trace(tx, { id: document.id, enrolmentId, version: 1 }, { from: null, to: 'RECEIVED', reason: null }, context);
    return accept(document);
  });
}

/** Deposits a dossier for a paper that the candidate sits, before the papers begin where they are. */
export async function depositDossier(given: DescribedFile & { readonly enrolmentId: GlobalId; readonly paper: string }, context: Context): Promise<Outcome<SupportingDocument, Refused>> {
  const { enrolmentId, paper } = given;
  const enrolment = await context.em.findOne(Enrolment, { id: enrolmentId });
  if (!enrolment) return refuse({ code: 'RECORD_UNKNOWN', given: enrolmentId });
  const closedAt = await phaseBegun('PAPERS', enrolment, context);
  if (closedAt !== undefined) return refuse({ code: 'DEPOSIT_CLOSED', closedAt });
  const map = await context.em.findOne(PaperMap, { enrolmentId });
  const sat = map?.papers.some((line) => line.paper === paper && line.status === 'TO_SIT');
  return sat ? addDocument({ ...given, kind: DocumentKind.DOSSIER, expiresOn: null }, context) : refuse({ code: 'PAPER_NOT_SAT', paper });
}

export interface DocumentStep {
  readonly id: GlobalId;
  readonly version: number;
}

/** Opens a document: who reviews it has seen it. */
export const openDocument = (step: DocumentStep, context: Context): Promise<Outcome<SupportingDocument, Refused>> =>
  context.em.transactional((tx) => stepRecord(SupportingDocument, NEXT_DOCUMENT_STATES, { ...step, to: DocumentState.OPENED }, within(context, tx)));

/** Accepts or refuses a document that was opened. */
export function reviewDocument({ accepted, reason, ...step }: DocumentStep & { readonly accepted: boolean; readonly reason?: string | null | undefined }, context: Context): Promise<Outcome<SupportingDocument, Refused>> {
  return context.em.transactional(async (tx) => {
    const inside = within(context, tx);
    const why = accepted ? accept(reason ?? null) : readReason(reason);
    if (!why.ok) return why;
    const document = await tx.findOne(SupportingDocument, { id: step.id });
    if (document?.state === DocumentState.RECEIVED && document.version === step.version) return refuse({ code: 'DOCUMENT_NOT_OPENED' });
    const enrolment = document && (await tx.findOne(Enrolment, { id: document.enrolmentId }));
    const valid = enrolment && accepted ? checkStillValid(document.expiresOn, await todayAt(enrolment, inside)) : accept(null);
    if (!valid.ok) return valid;
    return stepRecord(SupportingDocument, NEXT_DOCUMENT_STATES, { ...step, to: accepted ? DocumentState.ACCEPTED : DocumentState.REFUSED, reason: why.value }, inside);
  });
}

/** Marks what has expired: said by an agent, or found when an enrolment is accepted. */
export const expireDocument = ({ reason, ...step }: DocumentStep & { readonly reason?: string | null | undefined }, context: Context): Promise<Outcome<SupportingDocument, Refused>> =>
  context.em.transactional((tx) => stepRecord(SupportingDocument, NEXT_DOCUMENT_STATES, { ...step, to: DocumentState.EXPIRED, reason }, within(context, tx)));

async function largest({ specialityCode, session }: Enrolment, context: Context): Promise<number> {
  const diploma = (await openingsOf(context)).specialities.get(specialityCode)?.diploma ?? '';
  return ruleNumber(await dataSet(context, 'regulations'), { diploma, session }, 'DOSSIER_BYTES_AT_MOST') ?? 0;
}
