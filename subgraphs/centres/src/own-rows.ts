import { raw } from '@mikro-orm/postgresql';
import { SPECIALITIES_OF_DIPLOMAS } from '@mirex/kit/access/edition-sql';
import type { OwnRows } from '@mirex/kit/access/own-rows';

import { AllocationChange } from './allocation/allocation-change.entity.ts';
import { Allocation } from './allocation/allocation.entity.ts';
import { Attendance, SittingReport } from './attendance/attendance.entity.ts';
import { CentreChange } from './centre/centre-change.entity.ts';
import { Centre } from './centre/centre.entity.ts';
import { CustodyEvent, SubjectPackage } from './custody/custody.entity.ts';
import { KnownCandidate } from './enrolment/known-candidate.entity.ts';
import { KnownEnrolment } from './enrolment/known-enrolment.entity.ts';
import { HostingChange, HostingConditions } from './hosting/hosting.entity.ts';
import { ImplantationPlan } from './implantation/implantation.entity.ts';
import { CentreFile } from './centre-file/centre-file.entity.ts';
import { InvigilationDuty } from './invigilation/invigilation.entity.ts';
import { EvaluationPost, OralSlot } from './oral/oral.entity.ts';
import { AllocationRun } from './run/run.entity.ts';
import { SittingChange } from './sitting/sitting-change.entity.ts';
import { Sitting } from './sitting/sitting.entity.ts';
import { CandidateSummonsChange } from './summons/summons-change.entity.ts';
import { CandidateSummonsText } from './summons/summons-text.entity.ts';
import { CandidateSummons } from './summons/summons.entity.ts';
import { Room } from './venue/room.entity.ts';
import { Venue } from './venue/venue.entity.ts';

const IN_CENTRES = 'select id from sitting where centre_id in (?)';
const OF_DIPLOMAS = `select id from sitting where speciality_code in (${SPECIALITIES_OF_DIPLOMAS})`;

/** The enrolments of candidates, of a school, and of specialities and diplomas. */
const ENROLMENTS = {
  candidates: 'select id from known_enrolment where candidate_id in (?)',
  establishment: 'select id from known_enrolment where establishment_uai = ?',
  specialities: 'select id from known_enrolment where speciality_code in (?)',
  diplomas: `select id from known_enrolment where speciality_code in (${SPECIALITIES_OF_DIPLOMAS})`,
} as const;
const satBy = (enrolments: string): string => `select sitting_id from allocation where enrolment_id in (${enrolments})`;
const who = (enrolments: string): string => `select candidate_id from known_enrolment where id in (${enrolments})`;
const summonsOf = (enrolments: string): string => `select id from candidate_summons where enrolment_id in (${enrolments})`;

const among = (select: string, own: unknown): object => ({ $in: raw(`(${select})`, [own]) });

/** Where and when names nobody: whoever is summoned there may read it. */
const SUMMONED = { EXAM: 'ALL', INVIG: 'ALL', CHAIR: 'ALL', DEPUTY: 'ALL', UNIT: 'ALL' } as const;
/** Where a school, or a candidate, is sent names nobody either. */
const SENT = { EST: 'ALL', CLERK: 'ALL', CAND: 'ALL', LEGAL_REP: 'ALL' } as const;

/** Rows that hang on one enrolment, whose column is given. */
const ofEnrolment = (column: string, select: (enrolments: string) => string = (enrolments) => enrolments): Omit<OwnRows, 'entity'> => ({
  candidates: (ids) => ({ [column]: among(select(ENROLMENTS.candidates), ids) }),
  establishment: (uai) => ({ [column]: among(select(ENROLMENTS.establishment), uai) }),
  specialities: (codes) => ({ [column]: among(select(ENROLMENTS.specialities), codes) }),
  diplomas: (codes) => ({ [column]: among(select(ENROLMENTS.diplomas), codes) }),
});

/**
 * A head of centre sees the centre: its sittings, who sits there and where. A candidate sees their own places and summonses, a
 * school its pupils', an agent bound to diplomas those of their specialities.
 */
export const ownRows: readonly OwnRows[] = [
  { entity: Venue, roles: { ...SUMMONED, ...SENT, CENTRE: 'ALL' } },
  { entity: Room, roles: { ...SUMMONED, ...SENT, CENTRE: 'ALL' } },
  { entity: Centre, centres: (ids) => ({ id: { $in: [...ids] } }), roles: { ...SUMMONED, ...SENT } },
  {
    entity: Sitting, centres: (ids) => ({ centreId: { $in: [...ids] } }), roles: SUMMONED,
    candidates: (ids) => ({ id: among(satBy(ENROLMENTS.candidates), ids) }),
    establishment: (uai) => ({ id: among(satBy(ENROLMENTS.establishment), uai) }),
  },
  { entity: Attendance, ...ofEnrolment('enrolmentId'), centres: (ids) => ({ sittingId: among(IN_CENTRES, ids) }) },
  { entity: SittingReport, centres: (ids) => ({ sittingId: among(IN_CENTRES, ids) }), roles: { UNIT: 'ALL' } },
  { entity: SubjectPackage, centres: (ids) => ({ sittingId: among(IN_CENTRES, ids) }) },
  { entity: CustodyEvent, centres: (ids) => ({ packageId: among(`select id from subject_package where sitting_id in (${IN_CENTRES})`, ids) }) },
  { entity: InvigilationDuty, centres: (ids) => ({ sittingId: among(IN_CENTRES, ids) }), actor: (id) => ({ actorId: id }), roles: { UNIT: 'ALL' } },
  { entity: EvaluationPost, centres: (ids) => ({ centreId: { $in: [...ids] } }), roles: { UNIT: 'ALL' } },
  { entity: OralSlot, ...ofEnrolment('enrolmentId'), centres: (ids) => ({ postId: among('select id from evaluation_post where centre_id in (?)', ids) }) },
  { entity: HostingConditions, centres: (ids) => ({ centreId: { $in: [...ids] } }), roles: SUMMONED },
  { entity: HostingChange, centres: (ids) => ({ centreId: { $in: [...ids] } }), roles: { UNIT: 'ALL' } },
  { entity: ImplantationPlan, roles: { UNIT: 'ALL' } },
  { entity: CentreFile, centres: (ids) => ({ centreId: { $in: [...ids] } }), roles: { UNIT: 'ALL' } },
  { entity: SittingChange, centres: (ids) => ({ sittingId: among(IN_CENTRES, ids) }), roles: { UNIT: 'ALL' } },
  { entity: CentreChange, centres: (ids) => ({ centreId: { $in: [...ids] } }), roles: { UNIT: 'ALL' } },
  {
    entity: Allocation, ...ofEnrolment('enrolmentId'),
    centres: (ids) => ({ sittingId: among(IN_CENTRES, ids) }),
    diplomas: (codes) => ({ sittingId: among(OF_DIPLOMAS, codes) }),
  },
  { entity: AllocationChange, ...ofEnrolment('enrolmentId') },
  { entity: AllocationRun, roles: { UNIT: 'ALL' } },
  { entity: CandidateSummons, ...ofEnrolment('enrolmentId') },
  { entity: CandidateSummonsChange, ...ofEnrolment('summonsId', summonsOf) },
  { entity: CandidateSummonsText, roles: { UNIT: 'ALL' } },
  {
    entity: KnownCandidate, ...ofEnrolment('id', who),
    centres: (ids) => ({ id: among(who(`select enrolment_id from allocation where sitting_id in (${IN_CENTRES})`), ids) }),
  },
  {
    entity: KnownEnrolment, ...ofEnrolment('id'),
    centres: (ids) => ({ id: among(`select enrolment_id from allocation where sitting_id in (${IN_CENTRES})`, ids) }),
  },
];
