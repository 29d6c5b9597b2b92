import type { DecidedMark } from '@mirex/schema/events';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import type { Context } from '@mirex/kit/context';
import { journalRows } from '@mirex/kit/journal/journal-rows';
import type { EntityManager } from '@mikro-orm/postgresql';

import { KnownJury } from '../jury/known-jury.entity.ts';
import { propose } from '../result/result.rules.ts';
import { proposeSecondGroup } from '../result/second-group.rules.ts';
import { settleRepeats } from '../repeat/settle-repeats.ts';
import { CONTROL } from '../second-group/second-group-mark.rules.ts';
import { fileOf, type FileRow, lockMarks, lockSecondGroup, readFiles, type Scope, secondGroupOf, type UnreadyMark, unreadyMarks, unreadySecondGroup } from './candidate-files.query.ts';
import { decidedMarks } from './decided-marks.ts';
import { Deliberation, DeliberationState } from './deliberation.entity.ts';
import { checkBoard, type DeliberationRefusal } from './deliberation.rules.ts';
import { type ExamRules, examRules } from './exam-rules.ts';
import { type Proposed, writeProposals } from './result-rows.ts';
import { undoneUnless } from './undone-unless.ts';

export interface Opening {
  readonly session: number;
  /** Formation code. */
  readonly speciality: string;
  readonly group: 1 | 2;
  readonly juryId: GlobalId;
}

/** What an opening corrects, for whom, and why. */
export interface Correction {
  readonly id: GlobalId;
  readonly enrolments: readonly GlobalId[];
  readonly reason: string;
}

export type OpeningRefusal = DeliberationRefusal & { readonly unready?: readonly UnreadyMark[] };

/** The unready marks that a refusal names; the others it counts. */
const NAMED = 50;

/**
 * Opens a jury: locks the marks of the speciality, and proposes what they say of each enrolment. All of it, or nothing.
 *
 * Two who open the same at once: the second waits, and is refused with DELIBERATION_ALREADY_OPEN. Twelve statements, and one
 * more for each thousand enrolments.
 */
export async function openDeliberation(opening: Opening, correction: Correction | null, context: Context): Promise<Outcome<Deliberation, OpeningRefusal>> {
  const rules = await examRules(opening, context);
  if (!rules.ok) return rules;
  if (opening.group === 2 && rules.value.regulation.secondGroupFrom === null) return refuse({ code: 'SECOND_GROUP_UNKNOWN' });
  return undoneUnless(context, async (inner): Promise<Outcome<Deliberation, OpeningRefusal>> => {
    const { em: tx } = inner;
    await tx.execute('select pg_advisory_xact_lock(hashtext(?))', [`deliberation ${opening.session} ${opening.speciality}`]);
    const free = await checkFree(tx, opening, correction, rules.value.diploma);
    if (!free.ok) return free;
    const scope: Scope = { ...opening, enrolments: correction?.enrolments ?? null };
    const ready = await checkReady(tx, scope);
    if (!ready.ok) return ready;
    await settleRepeats(opening.session, opening.speciality, inner);
    const id = inner.newId('DEL');
    await lockMarks(scope, id, inner);
    if (scope.group === 2) await journalRows(inner, { entity: 'SecondGroupMark', change: 'UPDATE', ids: await lockSecondGroup(tx, scope, inner.caller.sub, inner.now()) });
    // A mark that was typed over between the first look and the lock is not locked.
    const still = await checkReady(tx, scope);
    if (!still.ok) return still;
    const files = await readFiles(tx, scope);
    if (files.length === 0) return refuse({ code: 'NOBODY_TO_DELIBERATE' });
    const deliberation = create(tx, { ...opening, id, files }, correction, rules.value, inner);
    await tx.flush();
    await writeProposals({ ...opening, id }, files.map((file) => proposedOf(file, opening.group, rules.value)), inner);
    return accept(deliberation);
  });
}

async function checkReady(tx: EntityManager, scope: Scope): Promise<Outcome<null, OpeningRefusal>> {
  const unready = scope.group === 1 ? await unreadyMarks(tx, scope, NAMED) : await unreadySecondGroup(tx, scope, NAMED);
  return unready.count > 0 ? refuse({ code: 'MARKS_NOT_READY', marks: unready.count, unready: unready.first }) : accept(null);
}

async function checkFree(tx: EntityManager, { session, speciality, group, juryId }: Opening, correction: Correction | null, diploma: string): Promise<Outcome<null, DeliberationRefusal>> {
  const board = await tx.findOne(KnownJury, { id: juryId });
  if (!board) return refuse({ code: 'JURY_UNKNOWN', given: juryId });
  const checked = checkBoard(board, { session, diploma, speciality });
  if (!checked.ok) return checked;
  const before = await tx.find(Deliberation, { session, specialityCode: speciality }, { filters: false });
  const open = before.find(({ state }) => state === DeliberationState.OPEN);
  if (open) return refuse({ code: 'DELIBERATION_ALREADY_OPEN', other: open.id });
  if (correction) {
    const corrected = before.find(({ id }) => id === correction.id);
    if (!corrected) return refuse({ code: 'DELIBERATION_UNKNOWN', given: correction.id });
    return correction.reason.trim() === '' ? refuse({ code: 'CORRECTION_REASON_MISSING' }) : accept(null);
  }
  const done = before.find((each) => each.examGroup === group && each.correctsId === null);
  return done ? refuse({ code: 'DELIBERATION_DONE', other: done.id }) : accept(null);
}

function create(
  tx: EntityManager, { id, files, session, speciality, group, juryId }: Opening & { readonly id: GlobalId; readonly files: readonly FileRow[] }, correction: Correction | null,
  { diploma, edition, regulation, regulationAt }: ExamRules, context: Context,
): Deliberation {
  const regulations = [...new Set(files.map(({ uai }) => regulationAt(uai)))];
  return tx.create(Deliberation, {
    id, session, specialityCode: speciality, diploma, examGroup: group, juryId, correctsId: correction?.id ?? null, reason: correction?.reason ?? null,
    edition, toBeChecked: [...new Set(regulations.flatMap(({ toBeChecked }) => toBeChecked))].toSorted(), filesRequired: regulations.some(({ filesExamined }) => filesExamined), passAverage: regulation.passAverage,
    openedAt: context.now(), openedBy: context.caller.sub,
  });
}

function proposedOf(row: FileRow, group: 1 | 2, { papers, regulationAt }: ExamRules): Proposed {
  const regulation = regulationAt(row.uai);
  const file = fileOf(row, papers);
  const again = group === 2 ? secondGroupOf(row) : [];
  const proposal = group === 2 ? proposeSecondGroup(file, again, regulation) : propose(file, regulation);
  return {
    enrolmentId: row.enrolmentId, decisions: row.decisions, proposal, passAverage: regulation.passAverage,
    marks: [...decidedMarks(row, papers), ...again.map(({ paper, hundredths }): DecidedMark => ({ paper: paper ?? CONTROL, group: 2, standing: hundredths === null ? 'ABSENT_UNJUSTIFIED' : 'SAT', hundredths, coefficientTenths: 0 }))],
  };
}
