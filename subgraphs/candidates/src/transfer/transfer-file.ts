import type { GlobalId } from '@mirex/schema/global-id';
import type { Context } from '@mirex/kit/context';

import { AccommodationRequest } from '../accommodation/accommodation-request.entity.ts';
import { openMeasures, openOpinion, openPlan } from '../accommodation/sealed-measures.ts';
import { Candidate } from '../candidate/candidate.entity.ts';
import { DocumentState, SupportingDocument } from '../document/supporting-document.entity.ts';
import { Enrolment } from '../enrolment/enrolment.entity.ts';
import { Exemption } from '../exemption/exemption.entity.ts';
import { GrantState, KeptMark } from '../kept-mark/kept-mark.entity.ts';
import type { Transfer } from './transfer.entity.ts';
import type { TransferFile, TransferredAccommodation } from './transfer.rules.ts';

const STANDING = { $ne: GrantState.REFUSED };
const ENDED = [DocumentState.REFUSED, DocumentState.EXPIRED];

/** What the MIREX that takes an enrolment over is given of it. */
export async function fileOf({ id, enrolmentId, mirex, establishmentUai }: Pick<Transfer, 'id' | 'enrolmentId' | 'mirex' | 'establishmentUai'>, context: Context): Promise<TransferFile> {
  const { em } = context;
  const enrolment = await em.findOneOrFail(Enrolment, { id: enrolmentId });
  const { lastName, firstName, birthDate, sex, ine, inaa } = await em.findOneOrFail(Candidate, { id: enrolment.candidate.id });
  const kept = await em.find(KeptMark, { enrolmentId, state: STANDING }, { orderBy: { paper: 'asc' } });
  const exemptions = await em.find(Exemption, { enrolmentId, state: STANDING }, { orderBy: { ground: 'asc' } });
  // What an exemption was granted on goes with it, though it has expired since.
  const documents = await em.find(
    SupportingDocument, { enrolmentId, $or: [{ state: { $nin: ENDED } }, { id: { $in: exemptions.map(({ documentId }) => documentId) } }] }, { orderBy: { id: 'asc' } },
  );
  const { session, specialityCode, route, form, enrolmentCase, languages, options, chosenPapers, papersWithoutCcf } = enrolment;
  return {
    transferId: id, mirex, enrolmentId, session, speciality: specialityCode, establishment: establishmentUai, route, form, enrolmentCase, languages, options, chosenPapers, papersWithoutCcf,
    lastName, firstName, birthDate, sex, ine, inaa,
    keptMarks: kept.map(({ paper, hundredths, earnedPaper, earnedSession, state }) => ({ paper, hundredths, earnedPaper, earnedSession, state })),
    documents: documents.map(({ id: documentId, kind, paper, fileName, mediaType, bytes, sha256, expiresOn, receivedAt, state }) =>
      ({ id: documentId, kind, paper, fileName, mediaType, bytes, sha256, expiresOn, receivedAt, state })),
    exemptions: exemptions.map(({ ground, papers, documentId, state }) => ({ ground, papers, documentId, state })),
    accommodation: await accommodationOf(enrolmentId, context),
  };
}

async function accommodationOf(enrolmentId: GlobalId, { em, vault }: Context): Promise<TransferredAccommodation | null> {
  const request = await em.findOne(AccommodationRequest, { enrolmentId });
  if (!request) return null;
  const { id, plan, late, asked, granted, decision, opinion, submittedAt, state } = request;
  return {
    plan: openPlan(vault, plan, id), late, asked: openMeasures(vault, asked, 'asked', id), granted: openMeasures(vault, granted, 'granted', id), decision, opinion: openOpinion(vault, opinion, id), submittedAt, state,
  };
}
