import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { PaperFact } from '@mirex/schema/edition';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import type { Context } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';

import { KnownEnrolment } from '../enrolment/known-enrolment.entity.ts';
import { papersOf } from '../mark/mark.rules.ts';
import { scopeOf } from '../result/result-regulation.rules.ts';
import { SecondGroupMark } from './second-group-mark.entity.ts';
import { type SecondGroupRefusal, type SecondGroupRules, secondGroupRules } from './second-group-mark.rules.ts';

/**
 * Whether the last signed record of the first group sends an enrolment `e` to the second.
 *
 * Of all rows: it is asked of enrolments that the caller sees, or of all that a jury hears.
 */
export const SENT_TO_SECOND_GROUP = `'SECOND_GROUP' = (select r.decision from result r join deliberation d on d.id = r.deliberation_id
  where r.enrolment_id = e.id and d.exam_group = 1 and d.state = 'SIGNED' order by r.number desc limit 1)`;

/** A candidate whom a jury sent to the second group, as long as the transaction holds them. */
export interface SentCandidate {
  readonly id: GlobalId;
  readonly rules: SecondGroupRules;
  readonly papers: readonly PaperFact[];
  /** By paper, those that were dropped too. */
  readonly marks: ReadonlyMap<string, SecondGroupMark>;
}

/**
 * Takes candidates and their marks of the second group until the transaction ends, in the order of their ids. Whom the
 * caller does not see is unknown; whom no signed record sent is refused. Three statements.
 */
export async function holdSent(tx: EntityManager, ids: readonly GlobalId[], context: Context): Promise<Outcome<ReadonlyMap<GlobalId, SentCandidate>, SecondGroupRefusal>> {
  const held = new Map((await tx.find(KnownEnrolment, { id: { $in: [...new Set(ids)] } }, { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE })).map((each) => [each.id, each]));
  const unknown = ids.find((id) => !held.has(id));
  if (unknown !== undefined) return refuse({ code: 'ENROLMENT_UNKNOWN', given: unknown });
  const sent = new Set((await tx.execute<{ id: GlobalId }[]>(
    `select e.id from known_enrolment e where e.id in (select jsonb_array_elements_text(?::jsonb)) and ${SENT_TO_SECOND_GROUP}`, [JSON.stringify([...held.keys()])],
  )).map(({ id }) => id));
  const marks = Map.groupBy(await tx.find(SecondGroupMark, { enrolmentId: { $in: [...sent] } }, { filters: false, orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true }), ({ enrolmentId }) => enrolmentId);
  const exams = new Map<string, Exam | undefined>();
  const found = new Map<GlobalId, SentCandidate>();
  for (const { id, session, specialityCode } of held.values()) {
    const key = `${session} ${specialityCode}`;
    if (!exams.has(key)) exams.set(key, await examOf(session, specialityCode, context));
    const exam = exams.get(key);
    if (!exam || !sent.has(id)) return refuse({ code: 'SECOND_GROUP_NOT_SENT', enrolment: id });
    found.set(id, { id, ...exam, marks: new Map((marks.get(id) ?? []).map((mark) => [mark.paper, mark])) });
  }
  return accept(found);
}

type Exam = Pick<SentCandidate, 'rules' | 'papers'>;

async function examOf(session: number, speciality: string, context: Context): Promise<Exam | undefined> {
  const facts = await dataSet(context, 'regulations');
  const diploma = (await dataSet(context, 'specialities')).find(({ code }) => code === speciality)?.diploma ?? '';
  const rules = secondGroupRules(facts, { diploma, session, scope: scopeOf(facts, { diploma, speciality, session }) });
  return rules && { rules, papers: papersOf(await dataSet(context, 'papers'), speciality, session) };
}
