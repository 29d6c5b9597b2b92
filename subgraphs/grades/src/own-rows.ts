import { raw } from '@mikro-orm/postgresql';
import { SPECIALITIES_OF_DIPLOMAS } from '@mirex/kit/access/edition-sql';
import type { OwnRows } from '@mirex/kit/access/own-rows';

import { Deliberation } from './deliberation/deliberation.entity.ts';
import { ResultChange } from './deliberation/result-change.entity.ts';
import { Result } from './deliberation/result.entity.ts';
import { KnownEnrolment } from './enrolment/known-enrolment.entity.ts';
import { FraudChange } from './fraud/fraud-change.entity.ts';
import { FraudCase } from './fraud/fraud.entity.ts';
import { KnownJury } from './jury/known-jury.entity.ts';
import { MarkChange } from './mark/mark-change.entity.ts';
import { Mark } from './mark/mark.entity.ts';

const PUPILS = 'select id from known_enrolment where establishment_uai = ?';
const OF_DIPLOMAS = `speciality_code in (${SPECIALITIES_OF_DIPLOMAS})`;

const OF_JURIES = 'select id from deliberation where jury_id in (?)';

const SPECIALITIES_OF_JURIES = 'select speciality_code from known_jury where id in (?)';

const among = (select: string, own: unknown): object => ({ $in: raw(`(${select})`, [own]) });

/** An establishment sees the marks of its pupils, and no result: results are published elsewhere. An inspector and an agent bound to diplomas, those of their specialities. */
export const ownRows: readonly OwnRows[] = [
  {
    entity: KnownEnrolment,
    establishment: (uai) => ({ establishmentUai: uai }),
    specialities: (codes) => ({ specialityCode: { $in: [...codes] } }),
    diplomas: (codes) => ({ specialityCode: among(SPECIALITIES_OF_DIPLOMAS, codes) }),
  },
  {
    entity: Mark,
    establishment: (uai) => ({ enrolmentId: among(PUPILS, uai) }),
    specialities: (codes) => ({ specialityCode: { $in: [...codes] } }),
    diplomas: (codes) => ({ specialityCode: among(SPECIALITIES_OF_DIPLOMAS, codes) }),
  },
  {
    entity: MarkChange,
    establishment: (uai) => ({ markId: among(`select id from mark where enrolment_id in (${PUPILS})`, uai) }),
    specialities: (codes) => ({ markId: among('select id from mark where speciality_code in (?)', codes) }),
    diplomas: (codes) => ({ markId: among(`select id from mark where ${OF_DIPLOMAS}`, codes) }),
  },
  {
    entity: Deliberation,
    juries: (ids) => ({ juryId: { $in: [...ids] } }),
    diplomas: (codes) => ({ diploma: { $in: [...codes] } }),
  },
  {
    entity: Result,
    juries: (ids) => ({ deliberationId: among(OF_JURIES, ids) }),
    diplomas: (codes) => ({ specialityCode: among(SPECIALITIES_OF_DIPLOMAS, codes) }),
  },
  {
    entity: ResultChange,
    juries: (ids) => ({ resultId: among(`select id from result where deliberation_id in (${OF_JURIES})`, ids) }),
    diplomas: (codes) => ({ resultId: among(`select id from result where ${OF_DIPLOMAS}`, codes) }),
  },
  {
    entity: FraudCase,
    juries: (ids) => ({ specialityCode: among(SPECIALITIES_OF_JURIES, ids) }),
    diplomas: (codes) => ({ specialityCode: among(SPECIALITIES_OF_DIPLOMAS, codes) }),
  },
  {
    entity: FraudChange,
    juries: (ids) => ({ caseId: among(`select id from fraud_case where speciality_code in (${SPECIALITIES_OF_JURIES})`, ids) }),
    diplomas: (codes) => ({ caseId: among(`select id from fraud_case where ${OF_DIPLOMAS}`, codes) }),
  },
  // Which boards there are is no secret from whoever may open a deliberation.
  { entity: KnownJury, roles: { UNIT: 'ALL', CHAIR: 'ALL', DEPUTY: 'ALL' } },
];
