import type { EntityManager } from '@mikro-orm/postgresql';
import type { PaperFact } from '@mirex/schema/edition';
import type { GlobalId } from '@mirex/schema/global-id';
import type { Context } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';

import { GONE_STATES, type MarkStateName, READY_FOR_JURY } from '../mark/mark.rules.ts';
import type { CandidatePaper, Standing } from '../result/counted-paper.rules.ts';
import type { CandidateFile } from '../result/result.rules.ts';
import type { SecondGroupMark } from '../result/second-group.rules.ts';
import { CONTROL } from '../second-group/second-group-mark.rules.ts';
import { SENT_TO_SECOND_GROUP } from '../second-group/sent-candidates.query.ts';

/** Whose marks a deliberation is about. */
export interface Scope {
  readonly session: number;
  readonly speciality: string;
  readonly group: 1 | 2;
  /** Null: everybody. */
  readonly enrolments: readonly GlobalId[] | null;
}

/** A mark that no jury can take yet. */
export interface UnreadyMark {
  readonly enrolmentId: GlobalId;
  readonly paper: string;
  readonly state: MarkStateName;
}

export interface FileRow {
  readonly enrolmentId: GlobalId;
  /** The school's: a region may have rules of its own. */
  readonly uai: string;
  readonly decisions: number;
  readonly marks: readonly [paper: string, state: MarkStateName, hundredths: number | null][] | null;
  readonly secondGroup: readonly [paper: string, hundredths: number | null][] | null;
  readonly fraudOpen: boolean;
  readonly excluded: boolean;
  readonly withoutHonours: boolean;
}

/**
 * The enrolments of a scope: those that the group is for, and no other.
 *
 * Of all rows: who may deliberate on a scope is told by the jury's row, and a jury hears everybody of its speciality.
 */
const ENROLMENTS = `
  select e.id, e.candidate_id, e.establishment_uai from known_enrolment e
  where e.session = ? and e.speciality_code = ? and e.state not in (?)
    and (?::jsonb is null or e.id in (select jsonb_array_elements_text(?::jsonb)))
    and (? = 1 or ${SENT_TO_SECOND_GROUP})`;

const parametersOf = ({ session, speciality, group, enrolments }: Scope): unknown[] => {
  const named = enrolments && JSON.stringify(enrolments);
  return [session, speciality, GONE_STATES, named, named, group];
};

/** How many marks no jury can take yet, and the first of them. */
export async function unreadyMarks(tx: EntityManager, scope: Scope, atMost: number): Promise<{ readonly count: number; readonly first: UnreadyMark[] }> {
  const rows = await tx.execute<(UnreadyMark & { readonly count: number })[]>(
    `select m.enrolment_id as "enrolmentId", m.paper_code as paper, m.state, count(*) over ()::integer as count
     from mark m where m.enrolment_id in (select id from (${ENROLMENTS}) as e) and m.state not in (?, 'LOCKED', 'DELIBERATED')
     order by m.enrolment_id, m.paper_code limit ?`,
    [...parametersOf(scope), READY_FOR_JURY, atMost],
  );
  return { count: rows[0]?.count ?? 0, first: rows.map(({ enrolmentId, paper, state }) => ({ enrolmentId, paper, state })) };
}

/**
 * Whom a jury of the second group cannot decide yet: whose chosen papers have no mark, or who has chosen none. Takes the
 * candidates of the scope and their marks of the second group until the transaction ends.
 */
export async function unreadySecondGroup(tx: EntityManager, scope: Scope, atMost: number): Promise<{ readonly count: number; readonly first: UnreadyMark[] }> {
  await tx.execute(`select id from known_enrolment where id in (select id from (${ENROLMENTS}) as e) order by id for update`, parametersOf(scope));
  const rows = await tx.execute<{ enrolmentId: GlobalId; paper: string; count: number }[]>(
    `select e.id as "enrolmentId", coalesce(s.paper, '${CONTROL}') as paper, count(*) over ()::integer as count
     from (${ENROLMENTS}) as e left join second_group_mark s on s.enrolment_id = e.id and s.state <> 'DROPPED'
     where s.id is null or s.state = 'CHOSEN' order by e.id, s.paper limit ?`,
    [...parametersOf(scope), atMost],
  );
  return { count: rows[0]?.count ?? 0, first: rows.map(({ enrolmentId, paper }) => ({ enrolmentId, paper, state: 'EXPECTED' })) };
}

/** Locks the marks of the second group of a scope, with their trace. @returns their ids. */
export async function lockSecondGroup(tx: EntityManager, scope: Scope, by: string, at: Date): Promise<GlobalId[]> {
  const ready = `s.state in ('ENTERED', 'ABSENT') and s.enrolment_id in (select id from (${ENROLMENTS}) as e)`;
  await tx.execute(
    `insert into second_group_change (mark_id, at, by, state_before, state_after, hundredths_before, hundredths_after, reason)
     select s.id, ?, ?, s.state, 'LOCKED', s.hundredths, s.hundredths, 'Ouverture de la délibération' from second_group_mark s where ${ready}`,
    [at, by, ...parametersOf(scope)],
  );
  const locked = await tx.execute<{ id: GlobalId }[]>(`update second_group_mark s set state = 'LOCKED', at = ?, by = ?, version = s.version + 1 where ${ready} returning s.id`, [at, by, ...parametersOf(scope)]);
  return locked.map(({ id }) => id);
}

/**
 * Locks the marks of a scope: what each was stays beside it, and the deliberation that locked it, whose row says when and by
 * whom for all of them. One statement.
 */
export const lockMarks = async (scope: Scope, deliberation: GlobalId, context: Context): Promise<void> => void (await writeRows(
  context, { entity: 'Mark', change: 'UPDATE' },
  `with written as (
     update mark m set locked_from = m.state, locked_by = ?, state = 'LOCKED', version = m.version + 1
     where m.state in (?) and m.enrolment_id in (select id from (${ENROLMENTS}) as e) returning m.id)
   select count(*) as locked from written`,
  [deliberation, READY_FOR_JURY, ...parametersOf(scope)],
));

/** What the jury reads of each enrolment, in the order of their ids. One statement. */
export const readFiles = (tx: EntityManager, scope: Scope): Promise<FileRow[]> =>
  tx.execute<FileRow[]>(
    `select e.id as "enrolmentId", e.establishment_uai as uai, (select count(*)::integer from result r where r.enrolment_id = e.id) as decisions,
       (select json_agg(json_build_array(m.paper_code, coalesce(m.locked_from, m.state), m.hundredths) order by m.paper_code) from mark m where m.enrolment_id = e.id) as marks,
       (select jsonb_agg(jsonb_build_array(s.paper, s.hundredths) order by s.paper) from second_group_mark s where s.enrolment_id = e.id and s.state <> 'DROPPED') as "secondGroup",
       exists (select from fraud_case f where f.enrolment_id = e.id and f.state <> 'FINAL') as "fraudOpen",
       exists (select from fraud_case f where f.enrolment_id = e.id and f.state = 'FINAL' and f.sanctioned) as excluded,
       exists (select from fraud_case f where f.candidate_id = e.candidate_id and f.enrolment_id <> e.id and f.state = 'FINAL' and f.sanctioned and f.place = 'PAPER') as "withoutHonours"
     from (${ENROLMENTS}) as e order by e.id`,
    parametersOf(scope),
  );

type MarkStanding = Exclude<Standing, 'NOT_SAT'>;

/** What stands for a paper whose mark is in a state; a mark in any other was earned at this session. */
const STANDINGS: Readonly<Partial<Record<MarkStateName, MarkStanding>>> = {
  EXEMPT: 'EXEMPT', KEPT: 'KEPT', ABSENT_JUSTIFIED: 'ABSENT_JUSTIFIED', ABSENT_UNJUSTIFIED: 'ABSENT_UNJUSTIFIED', FRAUD_PENDING: 'SUSPENDED', ANNULLED: 'ANNULLED',
};

export const standingOf = (state: MarkStateName): MarkStanding => STANDINGS[state] ?? 'SAT';

/** A file as the rules read it: a mandatory paper without a mark belongs to another session. */
export function fileOf({ marks, fraudOpen, excluded, withoutHonours }: FileRow, papers: readonly PaperFact[]): CandidateFile {
  const found = new Map((marks ?? []).map(([paper, state, hundredths]) => [paper, { state, hundredths }]));
  return {
    fraudOpen, excluded, withoutHonours,
    papers: papers.flatMap((paper): CandidatePaper[] => {
      const mark = found.get(paper.code);
      if (!mark && paper.optional === true) return [];
      const standing: Standing = mark ? standingOf(mark.state) : 'NOT_SAT';
      return [{
        code: paper.code, number: paper.code.split('.')[1] ?? '', coefficientTenths: paper.coefficientTenths, mode: paper.mode,
        professional: paper.professional === true, optional: paper.optional === true,
        standing, hundredths: standing === 'SAT' || standing === 'KEPT' ? (mark?.hundredths ?? null) : null,
      }];
    }),
  };
}

export const secondGroupOf = ({ secondGroup }: FileRow): SecondGroupMark[] =>
  (secondGroup ?? []).map(([paper, hundredths]) => ({ paper: paper === CONTROL ? null : paper, hundredths }));
