import type { EntityManager } from '@mikro-orm/postgresql';
import { type AccommodationTold, toldMeasuresAt } from '@mirex/schema/events';
import type { GlobalId } from '@mirex/schema/global-id';
import type { Hundredths } from '@mirex/schema/mark';
import type { Context } from '@mirex/kit/context';

import { AccommodationRequest } from '../accommodation/accommodation-request.entity.ts';
import { sealMeasures, sealOpinion, sealPlan } from '../accommodation/sealed-measures.ts';
import { SupportingDocument } from '../document/supporting-document.entity.ts';
import { Exemption } from '../exemption/exemption.entity.ts';
import { KeptMark } from '../kept-mark/kept-mark.entity.ts';
import { trace } from '../record/record.service.ts';
import { stateOnArrival, type TransferFile } from './transfer.rules.ts';

/**
 * Writes what belongs to an enrolment that was taken over, each with a first trace that names the transfer; the centres of this
 * MIREX are told of the measures that were granted.
 */
export async function bringRecords(enrolmentId: GlobalId, file: TransferFile, context: Context): Promise<void> {
  const { em, newId } = context;
  for (const { paper, hundredths, earnedPaper, earnedSession, state } of file.keptMarks) {
    const mark = em.create(KeptMark, { id: newId('KEP'), enrolmentId, paper, hundredths: hundredths as Hundredths, earnedPaper, earnedSession, state: state as KeptMark['state'] });
    arrive(em, mark, file, context);
  }
  const documents = new Map<string, GlobalId>();
  for (const { id, kind, state, ...described } of file.documents) {
    const document = em.create(SupportingDocument, { id: newId('DOC'), enrolmentId, ...described, kind: kind as SupportingDocument['kind'], state: state as SupportingDocument['state'] });
    documents.set(id, document.id);
    arrive(em, document, file, context);
  }
  for (const { ground, papers, documentId, state } of file.exemptions) {
    const proof = documents.get(documentId);
    if (proof === undefined) throw new Error(`an exemption of transfer ${file.transferId} came without its document`);
    const exemption = em.create(Exemption, { id: newId('EXE'), enrolmentId, ground: ground as Exemption['ground'], papers: [...papers], documentId: proof, state: state as Exemption['state'] });
    arrive(em, exemption, file, context);
  }
  await bringAccommodation(enrolmentId, file, context);
  await em.flush();
}

async function bringAccommodation(enrolmentId: GlobalId, file: TransferFile, context: Context): Promise<void> {
  const { em, newId, vault, emit, now } = context;
  const { accommodation, session } = file;
  if (accommodation === null) return;
  const { plan, late, asked, granted, decision, opinion, submittedAt, state } = accommodation;
  const id = newId('ACC');
  const request = em.create(AccommodationRequest, {
    id, enrolmentId, session, plan: sealPlan(vault, plan, id), late, asked: sealMeasures(vault, asked, 'asked', id), granted: sealMeasures(vault, granted, 'granted', id), decision: decision as AccommodationRequest['decision'],
    opinion: opinion && sealOpinion(vault, opinion, id), submittedAt, state: stateOnArrival(state) as AccommodationRequest['state'],
  });
  arrive(em, request, file, context);
  if (decision === null) return;
  const payload: AccommodationTold = { enrolmentId, session, decision, measures: vault.seal(JSON.stringify(granted), toldMeasuresAt(enrolmentId)) };
  await emit(em, [{ topic: 'accommodation.decided', key: enrolmentId, version: 1, payload }], now());
}

const arrive = (em: EntityManager, { id, enrolmentId, state }: { readonly id: GlobalId; readonly enrolmentId: GlobalId; readonly state: string }, { transferId }: TransferFile, context: Context): void =>
  trace(em, { id, enrolmentId, version: 1 }, { from: null, to: state, reason: `Transfert ${transferId}` }, context);
