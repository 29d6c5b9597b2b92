import { raw } from '@mikro-orm/postgresql';
import { ESTABLISHMENTS_OF_REGION, SPECIALITIES_OF_DIPLOMAS } from '@mirex/kit/access/edition-sql';
import type { OwnRows } from '@mirex/kit/access/own-rows';

import { AccommodationRequest } from './accommodation/accommodation-request.entity.ts';
import { DesignatedDoctor } from './accommodation/designated-doctor.entity.ts';
import { EnrolmentAnomaly } from './anomaly/anomaly.entity.ts';
import { CandidateChange } from './address/candidate-change.entity.ts';
import { PendingBan } from './ban/pending-ban.entity.ts';
import { Candidate } from './candidate/candidate.entity.ts';
import { EnrolmentChange } from './enrolment/enrolment-change.entity.ts';
import { Enrolment } from './enrolment/enrolment.entity.ts';
import { SupportingDocument } from './document/supporting-document.entity.ts';
import { Exemption } from './exemption/exemption.entity.ts';
import { KnownJury } from './jury/known-jury.entity.ts';
import { KeptMark } from './kept-mark/kept-mark.entity.ts';
import { LifeEvent } from './life-event/life-event.entity.ts';
import { PaperMap } from './paper-map/paper-map.entity.ts';
import { RecordChange } from './record/record-change.entity.ts';
import { Transfer } from './transfer/transfer.entity.ts';
import { PreRegistrationImport } from './pre-registration/pre-registration-import.entity.ts';
import { PreRegistrationLine } from './pre-registration/pre-registration-line.entity.ts';

/** Of `enrolment e`: what somebody's own enrolments have in common. */
const OF = {
  establishment: 'e.establishment_uai = ?',
  candidates: 'e.candidate_id in (?)',
  region: `e.establishment_uai in (${ESTABLISHMENTS_OF_REGION})`,
  specialities: 'e.speciality_code in (?)',
  diplomas: `e.speciality_code in (${SPECIALITIES_OF_DIPLOMAS})`,
  // A board that is for no speciality is for all of its diploma.
  juries: `exists (select from known_jury j where j.id in (?) and j.state = 'NOMINATED' and j.session = e.session and (j.speciality_code = e.speciality_code or (j.speciality_code is null and
    e.speciality_code in (select f.code from jsonb_to_recordset((select data_sets -> 'specialities' from edition)) as f(code text, diploma text) where f.diploma = j.diploma))))`,
} as const;

const enrolments = (column: 'id' | 'candidate_id', condition: string, own: unknown): object => ({ $in: raw(`(select e.${column} from enrolment e where ${condition})`, [own]) });

/** What belongs to an enrolment is whose the enrolment is. */
const ofEnrolment = (entity: OwnRows['entity']): OwnRows => ({
  entity,
  establishment: (uai) => ({ enrolmentId: enrolments('id', OF.establishment, uai) }),
  candidates: (ids) => ({ enrolmentId: enrolments('id', OF.candidates, ids) }),
  specialities: (codes) => ({ enrolmentId: enrolments('id', OF.specialities, codes) }),
  diplomas: (codes) => ({ enrolmentId: enrolments('id', OF.diplomas, codes) }),
});

/**
 * A candidate sees their own file, and a legal representative that of those they represent. An establishment sees the
 * enrolments of its pupils and who they are, a teacher those and their names, the chair of a jury the enrolments that come
 * before it and nobody's name, an inspector and an agent bound to diplomas those of their specialities. The files
 * of pre-registration hold several schools: they are the agents'. An agent of a region counts its enrolments, and sees no person.
 */
export const ownRows: readonly OwnRows[] = [
  { entity: KnownJury, juries: (ids) => ({ id: { $in: [...ids] } }) },
  {
    entity: Enrolment,
    establishment: (uai) => ({ establishmentUai: uai }),
    teaching: (uai) => ({ establishmentUai: uai }),
    juries: (ids) => ({ id: enrolments('id', OF.juries, ids) }),
    candidates: (ids) => ({ candidate: { $in: [...ids] } }),
    specialities: (codes) => ({ specialityCode: { $in: [...codes] } }),
    diplomas: (codes) => ({ id: enrolments('id', OF.diplomas, codes) }),
    region: (code) => ({ id: enrolments('id', OF.region, code) }),
  },
  {
    entity: Candidate,
    establishment: (uai) => ({ id: enrolments('candidate_id', OF.establishment, uai) }),
    teaching: (uai) => ({ id: enrolments('candidate_id', OF.establishment, uai) }),
    candidates: (ids) => ({ id: { $in: [...ids] } }),
    specialities: (codes) => ({ id: enrolments('candidate_id', OF.specialities, codes) }),
    diplomas: (codes) => ({ id: enrolments('candidate_id', OF.diplomas, codes) }),
  },
  ...[EnrolmentAnomaly, LifeEvent, PendingBan, EnrolmentChange, RecordChange, PaperMap, KeptMark, Exemption, SupportingDocument, Transfer].map(ofEnrolment),
  {
    entity: CandidateChange,
    establishment: (uai) => ({ candidateId: enrolments('candidate_id', OF.establishment, uai) }),
    candidates: (ids) => ({ candidateId: { $in: [...ids] } }),
    specialities: (codes) => ({ candidateId: enrolments('candidate_id', OF.specialities, codes) }),
    diplomas: (codes) => ({ candidateId: enrolments('candidate_id', OF.diplomas, codes) }),
  },
  // A doctor sees what waits for an opinion or has one: neither what is incomplete, nor what goes without a doctor.
  { ...ofEnrolment(AccommodationRequest), roles: { DOC: () => ({ state: { $in: ['COMPLETE', 'MEDICAL_OPINION'] } }) } },
  { entity: DesignatedDoctor, roles: { DOC: 'ALL' } },
  { entity: PreRegistrationImport, roles: { UNIT: 'ALL' } },
  { entity: PreRegistrationLine, roles: { UNIT: 'ALL' } },
];
