import { raw } from '@mikro-orm/postgresql';
import { SPECIALITIES_OF_DIPLOMAS } from '@mirex/kit/access/edition-sql';
import type { OwnRows } from '@mirex/kit/access/own-rows';

import { CcfChange, CcfPlan, CcfSituation } from './ccf/ccf.entity.ts';
import { AposterioriCheck, CheckChange } from './ccf-check/ccf-check.entity.ts';
import { Deliberation } from './deliberation/deliberation.entity.ts';
import { ResultChange } from './deliberation/result-change.entity.ts';
import { Result } from './deliberation/result.entity.ts';
import { KnownEnrolment } from './enrolment/known-enrolment.entity.ts';
import { FraudChange } from './fraud/fraud-change.entity.ts';
import { FraudCase } from './fraud/fraud.entity.ts';
import { GuidanceChange, MarkingGuidance } from './guidance/guidance.entity.ts';
import { HarmonisationCommission, HarmonisationProposal } from './harmonisation/commission.entity.ts';
import { KnownJury } from './jury/known-jury.entity.ts';
import { MarkChange } from './mark/mark-change.entity.ts';
import { Mark } from './mark/mark.entity.ts';
import { MarkingBatchChange } from './marking/marking-batch-change.entity.ts';
import { MarkingBatch } from './marking/marking-batch.entity.ts';
import { Script } from './marking/script.entity.ts';
import { SecondGroupChange } from './second-group/second-group-change.entity.ts';
import { SecondGroupMark } from './second-group/second-group-mark.entity.ts';

const PUPILS = 'select id from known_enrolment where establishment_uai = ?';
const OF_DIPLOMAS = `speciality_code in (${SPECIALITIES_OF_DIPLOMAS})`;

const OF_JURIES = 'select id from deliberation where jury_id in (?)';
/** A board that is for no speciality is for all of its diploma. */
const beforeJuries = (table: 'mark' | 'fraud_case' | 'ccf_plan'): string => `
  select m.id from ${table} m join known_jury j on j.session = m.session and (j.speciality_code = m.speciality_code or (j.speciality_code is null and j.diploma =
    (select f.diploma from jsonb_to_recordset((select data_sets -> 'specialities' from edition)) as f(code text, diploma text) where f.code = m.speciality_code)))
  where j.id in (?)`;
const OF_JURIES_ENROLMENTS = `select enrolment_id from mark where id in (${beforeJuries('mark')})`;
/** Of papers that were sat there. */
const IN_CENTRES = 'select m.id from mark m join attendance a on a.enrolment_id = m.enrolment_id and a.paper = m.paper_code where a.centre_id in (?)';

const MARKS_OF_MARKER = 'select s.mark_id from script s join marking_batch b on b.id = s.batch_id where b.marker_id = ?';
const PLANS_OF_SCHOOL = 'select id from ccf_plan where establishment_uai = ?';
const PLANS_OF_SPECIALITIES = 'select id from ccf_plan where speciality_code in (?)';
const PLANS_OF_JURIES = beforeJuries('ccf_plan');
const PLANS_OF_DIPLOMAS = `select id from ccf_plan where ${OF_DIPLOMAS}`;

const PAPERS_OF_DIPLOMAS = `select f.code from jsonb_to_recordset((select data_sets -> 'papers' from edition)) as f(code text, speciality text) where f.speciality in (${SPECIALITIES_OF_DIPLOMAS})`;

const COMMISSIONS_OF_MARKER = 'select c.id from harmonisation_commission c join marking_batch b on b.session = c.session and b.paper = c.paper where b.marker_id = ?';
const COMMISSIONS_OF_JURIES = `select c.id from harmonisation_commission c where exists (select from mark m where m.session = c.session and m.paper_code = c.paper and m.id in (${beforeJuries('mark')}))`;

const among = (select: string, own: unknown): object => ({ $in: raw(`(${select})`, [own]) });

/**
 * An establishment sees the marks of its pupils, and no result: results are published elsewhere; who teaches there, their CCF. A head of centre sees the marks
 * of papers that were sat there, the chair of a jury those that come before it, an inspector and an agent bound to diplomas
 * those of their specialities. A candidate sees none.
 */
export const ownRows: readonly OwnRows[] = [
  {
    entity: KnownEnrolment,
    establishment: (uai) => ({ establishmentUai: uai }),
    teaching: (uai) => ({ establishmentUai: uai }),
    centres: (ids) => ({ id: among(`select enrolment_id from mark where id in (${IN_CENTRES})`, ids) }),
    juries: (ids) => ({ id: among(`select enrolment_id from mark where id in (${beforeJuries('mark')})`, ids) }),
    specialities: (codes) => ({ specialityCode: { $in: [...codes] } }),
    diplomas: (codes) => ({ specialityCode: among(SPECIALITIES_OF_DIPLOMAS, codes) }),
  },
  {
    entity: Mark,
    // The scripts that a marker has; of a mark they read what a script shows, never whose it is.
    actor: (id) => ({ id: among(MARKS_OF_MARKER, id) }),
    establishment: (uai) => ({ enrolmentId: among(PUPILS, uai) }),
    centres: (ids) => ({ id: among(IN_CENTRES, ids) }),
    juries: (ids) => ({ id: among(beforeJuries('mark'), ids) }),
    specialities: (codes) => ({ specialityCode: { $in: [...codes] } }),
    diplomas: (codes) => ({ specialityCode: among(SPECIALITIES_OF_DIPLOMAS, codes) }),
  },
  {
    entity: MarkChange,
    actor: (id) => ({ markId: among(MARKS_OF_MARKER, id) }),
    establishment: (uai) => ({ markId: among(`select id from mark where enrolment_id in (${PUPILS})`, uai) }),
    centres: (ids) => ({ markId: among(IN_CENTRES, ids) }),
    juries: (ids) => ({ markId: among(beforeJuries('mark'), ids) }),
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
    entity: SecondGroupMark,
    juries: (ids) => ({ enrolmentId: among(OF_JURIES_ENROLMENTS, ids) }),
    diplomas: (codes) => ({ enrolmentId: among(`select id from known_enrolment where ${OF_DIPLOMAS}`, codes) }),
  },
  {
    entity: SecondGroupChange,
    juries: (ids) => ({ markId: among(`select id from second_group_mark where enrolment_id in (${OF_JURIES_ENROLMENTS})`, ids) }),
    diplomas: (codes) => ({ markId: among(`select s.id from second_group_mark s join known_enrolment e on e.id = s.enrolment_id where e.${OF_DIPLOMAS}`, codes) }),
  },
  {
    entity: FraudCase,
    juries: (ids) => ({ id: among(beforeJuries('fraud_case'), ids) }),
    diplomas: (codes) => ({ specialityCode: among(SPECIALITIES_OF_DIPLOMAS, codes) }),
    // Examiners and heads of centre tell what they saw, and follow no case.
    roles: { EXAM: () => ({ id: { $in: [] } }), CENTRE: () => ({ id: { $in: [] } }) },
  },
  {
    entity: FraudChange,
    juries: (ids) => ({ caseId: among(beforeJuries('fraud_case'), ids) }),
    diplomas: (codes) => ({ caseId: among(`select id from fraud_case where ${OF_DIPLOMAS}`, codes) }),
  },
  {
    entity: KnownJury,
    juries: (ids) => ({ id: { $in: [...ids] } }),
    specialities: (codes) => ({ specialityCode: { $in: [...codes] } }),
    diplomas: (codes) => ({ diploma: { $in: [...codes] } }),
  },
  {
    entity: MarkingBatch,
    actor: (id) => ({ markerId: id }),
    // The chair of a jury harmonises, and decides on what is proposed for a marker's batch.
    juries: (ids) => ({ id: among(`select s.batch_id from script s where s.mark_id in (${beforeJuries('mark')})`, ids) }),
    diplomas: (codes) => ({ paper: among(`select paper from script s join known_enrolment e on e.id = s.enrolment_id where e.${OF_DIPLOMAS}`, codes) }),
  },
  {
    entity: MarkingBatchChange,
    actor: (id) => ({ batchId: among('select id from marking_batch where marker_id = ?', id) }),
    diplomas: (codes) => ({ batchId: among(`select s.batch_id from script s join known_enrolment e on e.id = s.enrolment_id where e.${OF_DIPLOMAS}`, codes) }),
  },
  {
    entity: Script,
    actor: (id) => ({ batchId: among('select id from marking_batch where marker_id = ?', id) }),
    diplomas: (codes) => ({ enrolmentId: among(`select id from known_enrolment where ${OF_DIPLOMAS}`, codes) }),
  },
  {
    // When, is for guidance.query.ts to say.
    entity: MarkingGuidance,
    actor: (id) => ({ id: among('select g.id from marking_guidance g join marking_batch b on b.session = g.session and b.paper = g.paper where b.marker_id = ?', id) }),
    diplomas: (codes) => ({ paper: among(PAPERS_OF_DIPLOMAS, codes) }),
  },
  { entity: GuidanceChange, diplomas: (codes) => ({ guidanceId: among(`select id from marking_guidance where paper in (${PAPERS_OF_DIPLOMAS})`, codes) }) },
  {
    entity: HarmonisationCommission,
    actor: (id) => ({ id: among(COMMISSIONS_OF_MARKER, id) }),
    juries: (ids) => ({ id: among(COMMISSIONS_OF_JURIES, ids) }),
    diplomas: (codes) => ({ paper: among(PAPERS_OF_DIPLOMAS, codes) }),
  },
  {
    entity: HarmonisationProposal,
    actor: (id) => ({ batchId: among('select id from marking_batch where marker_id = ?', id) }),
    juries: (ids) => ({ commissionId: among(COMMISSIONS_OF_JURIES, ids) }),
    diplomas: (codes) => ({ commissionId: among(`select id from harmonisation_commission where paper in (${PAPERS_OF_DIPLOMAS})`, codes) }),
  },
  {
    entity: CcfPlan,
    establishment: (uai) => ({ establishmentUai: uai }),
    teaching: (uai) => ({ establishmentUai: uai }),
    juries: (ids) => ({ id: among(PLANS_OF_JURIES, ids) }),
    specialities: (codes) => ({ specialityCode: { $in: [...codes] } }),
    diplomas: (codes) => ({ specialityCode: among(SPECIALITIES_OF_DIPLOMAS, codes) }),
  },
  ...[CcfSituation, CcfChange].map((entity): OwnRows => ({
    entity,
    establishment: (uai) => ({ planId: among(PLANS_OF_SCHOOL, uai) }),
    teaching: (uai) => ({ planId: among(PLANS_OF_SCHOOL, uai) }),
    juries: (ids) => ({ planId: among(PLANS_OF_JURIES, ids) }),
    specialities: (codes) => ({ planId: among(PLANS_OF_SPECIALITIES, codes) }),
    diplomas: (codes) => ({ planId: among(PLANS_OF_DIPLOMAS, codes) }),
  })),
  {
    entity: AposterioriCheck,
    juries: (ids) => ({ planId: among(PLANS_OF_JURIES, ids) }),
    specialities: (codes) => ({ specialityCode: { $in: [...codes] } }),
    diplomas: (codes) => ({ specialityCode: among(SPECIALITIES_OF_DIPLOMAS, codes) }),
  },
  {
    entity: CheckChange,
    juries: (ids) => ({ checkId: among(`select id from ccf_check where plan_id in (${PLANS_OF_JURIES})`, ids) }),
    specialities: (codes) => ({ checkId: among('select id from ccf_check where speciality_code in (?)', codes) }),
    diplomas: (codes) => ({ checkId: among(`select id from ccf_check where ${OF_DIPLOMAS}`, codes) }),
  },
];
