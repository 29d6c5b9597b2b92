import { raw } from '@mikro-orm/postgresql';
import { SPECIALITIES_OF_DIPLOMAS } from '@mirex/kit/access/edition-sql';
import type { OwnRows } from '@mirex/kit/access/own-rows';

import { ArchivedDocument } from './archive/archived-document.entity.ts';
import { AwardChange } from './award/award-change.entity.ts';
import { AwardedDiploma } from './award/awarded-diploma.entity.ts';
import { CaseChange } from './case-file/case-change.entity.ts';
import { CaseFile } from './case-file/case-file.entity.ts';
import { CertificateChange } from './certificate/certificate-change.entity.ts';
import { Certificate } from './certificate/certificate.entity.ts';
import { KnownDecision } from './decision/known-decision.entity.ts';
import { KnownEnrolment } from './enrolment/known-enrolment.entity.ts';
import { PressConsent, PressConsentChange } from './press/press-consent.entity.ts';
import { PressResult } from './press/press-result.entity.ts';
import { PublicationChange } from './publication/publication-change.entity.ts';
import { PrintOrderChange } from './order/print-order-change.entity.ts';
import { PrintOrder } from './order/print-order.entity.ts';
import { Publication } from './publication/publication.entity.ts';
import { SignatureDelegation } from './signature/delegation.entity.ts';
import { ExamResult } from './result/exam-result.entity.ts';
import { ResultChange } from './result/result-change.entity.ts';

/** Until its number is given a diploma may still be taken back: it is told to nobody outside the MIREX. */
const TOLD = `d.state <> 'ELIGIBLE'`;
const OF_PUPILS = `select d.id from awarded_diploma d join known_enrolment k on k.id = d.enrolment_id where k.establishment_uai = ? and ${TOLD}`;
const OF_CANDIDATES = `select d.id from awarded_diploma d join known_enrolment k on k.id = d.enrolment_id where k.candidate_id in (?) and ${TOLD}`;

const among = (select: string, own: unknown): object => ({ $in: raw(`(${select})`, [own]) });

const RESULTS_OF = (column: string): string => `select id from published_result where ${column} in (?)`;

/**
 * A candidate sees their own results once they are out, and their diploma once it is numbered; an establishment those of its
 * pupils, their documents once they are signed; an inspector what is of their specialities, an agent bound to diplomas what is of those.
 */
export const ownRows: readonly OwnRows[] = [
  {
    entity: AwardedDiploma,
    establishment: (uai) => ({ id: among(OF_PUPILS, uai) }),
    candidates: (ids) => ({ id: among(OF_CANDIDATES, ids) }),
    specialities: (codes) => ({ specialityCode: { $in: [...codes] } }),
    diplomas: (codes) => ({ diplomaCode: { $in: [...codes] } }),
  },
  {
    entity: AwardChange,
    establishment: (uai) => ({ diplomaId: among(OF_PUPILS, uai) }),
    candidates: (ids) => ({ diplomaId: among(OF_CANDIDATES, ids) }),
    specialities: (codes) => ({ diplomaId: among('select id from awarded_diploma where speciality_code in (?)', codes) }),
    diplomas: (codes) => ({ diplomaId: among('select id from awarded_diploma where diploma_code in (?)', codes) }),
  },
  {
    entity: KnownEnrolment,
    candidates: (ids) => ({ candidateId: { $in: [...ids] } }),
    specialities: (codes) => ({ specialityCode: { $in: [...codes] } }),
    diplomas: (codes) => ({ specialityCode: among(SPECIALITIES_OF_DIPLOMAS, codes) }),
  },
  {
    entity: ExamResult,
    candidates: (ids) => ({ candidateId: { $in: [...ids] } }),
    establishment: (uai) => ({ establishmentUai: uai }),
    specialities: (codes) => ({ specialityCode: { $in: [...codes] } }),
    diplomas: (codes) => ({ diplomaCode: { $in: [...codes] } }),
  },
  {
    entity: ResultChange,
    candidates: (ids) => ({ resultId: among(RESULTS_OF('candidate_id'), ids) }),
    establishment: (uai) => ({ resultId: among(RESULTS_OF('establishment_uai'), uai) }),
    specialities: (codes) => ({ resultId: among(RESULTS_OF('speciality_code'), codes) }),
    diplomas: (codes) => ({ resultId: among(RESULTS_OF('diploma_code'), codes) }),
  },
  { entity: Publication, diplomas: (codes) => ({ diplomaCode: { $in: [...codes] } }) },
  { entity: PublicationChange, diplomas: (codes) => ({ publicationId: among('select id from publication where diploma_code in (?)', codes) }) },
  {
    entity: Certificate,
    candidates: (ids) => ({ candidateId: { $in: [...ids] }, state: { $ne: 'ISSUED' } }),
    establishment: (uai) => ({ establishmentUai: uai, state: { $ne: 'ISSUED' } }),
    diplomas: (codes) => ({ diplomaCode: { $in: [...codes] } }),
  },
  {
    entity: KnownDecision,
    specialities: (codes) => ({ specialityCode: { $in: [...codes] } }),
    diplomas: (codes) => ({ diplomaCode: { $in: [...codes] } }),
  },
  { entity: CaseFile, candidates: (ids) => ({ candidateId: { $in: [...ids] } }), diplomas: (codes) => ({ diplomaCode: { $in: [...codes] } }) },
  { entity: CaseChange, diplomas: (codes) => ({ caseId: among('select id from case_file where diploma_code in (?)', codes) }) },
  // Records of a session are the service's, whatever diploma an agent is bound to.
  { entity: ArchivedDocument, roles: { UNIT: 'ALL' } },
  {
    entity: PrintOrder,
    region: (code) => ({ regionCode: code }),
    diplomas: (codes) => ({ diplomaCode: { $in: [...codes] } }),
  },
  {
    entity: PrintOrderChange,
    region: (code) => ({ orderId: among('select id from print_order where region_code = ?', code) }),
    diplomas: (codes) => ({ orderId: among('select id from print_order where diploma_code in (?)', codes) }),
  },
  { entity: PressResult, roles: { PRESS: 'ALL' }, diplomas: (codes) => ({ diplomaCode: { $in: [...codes] } }) },
  { entity: PressConsent, candidates: (ids) => ({ candidateId: { $in: [...ids] } }), roles: { UNIT: 'ALL' } },
  { entity: PressConsentChange, candidates: (ids) => ({ candidateId: { $in: [...ids] } }), roles: { UNIT: 'ALL' } },
  { entity: SignatureDelegation, roles: { UNIT: 'ALL' } },
  { entity: CertificateChange, diplomas: (codes) => ({ certificateId: among('select id from certificate where diploma_code in (?)', codes) }) },
];
