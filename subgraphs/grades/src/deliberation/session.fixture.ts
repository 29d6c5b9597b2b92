import { randomUUID } from 'node:crypto';

import type { DataSets, PaperFact, RegulationItemFact } from '@mirex/schema/edition';
import type { Topics } from '@mirex/schema/events';
import { type GlobalId, globalId } from '@mirex/schema/global-id';
import { receive } from '@mirex/kit/events/inbox';
import type { TestInstance } from '@mirex/kit/testing/test-instance';

import { grades } from '../subgraph.ts';

/** An invented speciality: two papers of equal weight, the second professional, and one by choice. */
export const SPECIALITY = '50321130';
export const JURY = 'NO-JUR-0199a2b4-7c11-7d3e-8f00-5a1b2c3d4e5f';

const paper = (number: string, more: Partial<PaperFact> = {}): PaperFact =>
  ({ code: `${SPECIALITY}.${number}`, speciality: SPECIALITY, mode: 'TERMINAL', coefficientTenths: 10, markStep: 50, firstSession: 2020, lastSession: null, ...more });
const item = (name: string, value: number, status = 'CONFIRMED', unit: RegulationItemFact['unit'] = 'HUNDREDTHS'): RegulationItemFact => ({ name, unit, value, wording: null, status });

export const EDITION: Partial<DataSets> = {
  papers: [paper('E1'), paper('E2', { professional: true, mode: 'CCF', markStep: 100 }), paper('F1', { optional: true })],
  specialities: [{ code: SPECIALITY, diploma: 'CAPA', firstSession: 2017, lastSession: null, replaces: [] }],
  establishments: [{ uai: '0350700A', mirex: 'NO', sector: 'PUBLIC' }, { uai: '0140001B', mirex: 'NO', sector: 'PRIVATE_UNDER_CONTRACT' }, { uai: '0290002C', mirex: 'NO', sector: 'PRIVATE_NO_CONTRACT' }],
  accreditations: [],
  territories: [],
  regulations: [{
    code: 'CAPA.2021', diploma: 'CAPA', scope: null, region: null, firstSession: 2021, lastSession: null,
    items: [
      item('PASS_AVERAGE', 1000), item('JURY_RANGE_FROM', 900), item('ELIMINATORY_PROFESSIONAL_MARK_BELOW', 800), item('FAILED_CERTIFICATE_FROM', 800),
      item('BLOCK_CERTIFICATE_FROM', 1000), item('HONOURS_AB', 1200, 'TO_BE_CHECKED'), item('FILES_EXAMINED_BEFORE_FAILING', 1, 'CONFIRMED', 'COUNT'), item('UNJUSTIFIED_ABSENCE_MARK', 0),
      item('SECOND_GROUP_CONTROL_WEIGHT', 50, 'TO_BE_CHECKED', 'PERCENT'),
      item('FRAUD_SENT_TO_CHAIR_WITHIN', 1, 'CONFIRMED', 'MONTHS'), item('FRAUD_CHAIR_REPORT_WITHIN', 2, 'CONFIRMED', 'MONTHS'), item('FRAUD_OBSERVATIONS', 8, 'CONFIRMED', 'DAYS'),
      item('FRAUD_APPEAL_WITHIN', 8, 'CONFIRMED', 'DAYS'), item('FRAUD_COMMISSION_WITHIN', 1, 'CONFIRMED', 'MONTHS'), item('FRAUD_MINISTER_WITHIN', 2, 'CONFIRMED', 'MONTHS'),
      item('FRAUD_BAN_AT_MOST', 2, 'CONFIRMED', 'YEARS'), item('CCF_MARK_STEP', 100), item('CCF_UNJUSTIFIED_ABSENCE_MARK', 0), item('CCF_LOCKED_BEFORE_DELIBERATION', 14, 'TO_BE_CHECKED', 'DAYS'),
      item('APPEAL_WITHIN', 2, 'TO_BE_CHECKED', 'MONTHS'), item('DOCUMENT_ANSWERED_WITHIN', 1, 'CONFIRMED', 'MONTHS'), item('MEDIATOR_ANSWERS_WITHIN', 3, 'CONFIRMED', 'MONTHS'),
    ],
  }],
};

const UAIS = ['0350700A', '0140001B', '0290002C'];
const uuid = (n: number): string => `0199a2b4-7c11-7d3e-8f00-${String(n).padStart(12, '0')}`;
export const enrolment = (n: number) => globalId('NO', 'ENR', uuid(n));
export const candidate = (n: number) => globalId('NO', 'CAN', uuid(n));
export const uaiOf = (n: number): string => UAIS[n % UAIS.length] ?? '';

let version = 0;
/** Tells the instance something of one row, as another subgraph would. */
export const told = <Topic extends keyof Topics>(topic: Topic, key: string, payload: Topics[Topic]) => ({ id: randomUUID(), topic, key, version: (version += 1), payload });

export const enrolmentTold = (n: number, more: Partial<Topics['enrolment.changed']> = {}) => told('enrolment.changed', enrolment(n), {
  id: enrolment(n), candidateId: candidate(n), number: `NO26-${String(n).padStart(6, '0')}`, session: 2026, speciality: SPECIALITY, diploma: 'CAPA',
  establishmentUai: uaiOf(n), route: 'SCHOOL', form: 'GLOBAL', state: 'ACCEPTED', ...more,
});

export const actorTold = (id: GlobalId, establishmentUai: string | null, survivorId: GlobalId | null = null) => told('actor.changed', id, {
  id, lastName: 'Kergoat', firstName: 'Maïwenn', establishmentUai, reference: null, status: 'TEACHER', state: survivorId === null ? 'ACTIVE' : 'MERGED', survivorId,
});

export const incompatibilityTold = (id: GlobalId, actorId: GlobalId, more: Partial<Topics['incompatibility.changed']>) =>
  told('incompatibility.changed', id, { id, actorId, kind: 'DATE', target: '', from: null, to: null, withdrawn: false, ...more });

export const juryTold = (more: Partial<Topics['jury.changed']> = {}) => told('jury.changed', JURY, {
  id: JURY as never, session: 2026, diploma: 'CAPA', speciality: null, state: 'NOMINATED', members: [], ...more,
});

export const tell = (test: TestInstance, events: readonly ReturnType<typeof told>[]): Promise<void> => receive(events, grades.consumes ?? {}, test.context());

/** So many enrolments, each with these marks by paper number, verified. */
export async function marked(test: TestInstance, rows: readonly (readonly [n: number, marks: Readonly<Record<string, number | string>>])[]): Promise<void> {
  await tell(test, rows.map(([n]) => enrolmentTold(n)));
  const marks = rows.flatMap(([n, byPaper]) => Object.entries(byPaper).map(([number, mark]) => ({
    enrolment: enrolment(n), paper: `${SPECIALITY}.${number}`, points: typeof mark === 'number' ? mark : null, state: typeof mark === 'number' ? 'VERIFIED' : mark,
  })));
  await test.context().em.execute(
    `update mark set hundredths = r.points, state = r.state from jsonb_to_recordset(?::jsonb) as r(enrolment text, paper text, points integer, state text)
     where mark.enrolment_id = r.enrolment and mark.paper_code = r.paper`,
    [JSON.stringify(marks)],
  );
}

const TABLES = 'known_oral, harmonisation_proposal, harmonisation_commission, guidance_change, marking_guidance, known_actor, known_incompatibility, marking_batch_change, ccf_check_change, ccf_check, ccf_change, ccf_mark, ccf_situation, ccf_plan, script, marking_batch, idempotency, fraud_change, fraud_case, result_change, result, deliberation, second_group_change, second_group_mark, repeated_mark, mark_change, mark, known_paper, attendance, known_enrolment, known_jury';

/** Forgets everything that a test has written; what is signed cannot be taken back by any other way. */
export const forgetAll = async (test: TestInstance): Promise<void> => void (await test.context().em.execute(`truncate ${TABLES}, inbox, inbox_head, outbox`));
