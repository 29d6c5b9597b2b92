import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { type Context, within } from '@mirex/kit/context';

import { checkSheet, checkVersion } from '../mark/mark.rules.ts';
import { holdSent, type SentCandidate } from './sent-candidates.query.ts';
import { type SecondGroupMark, SecondGroupState } from './second-group-mark.entity.ts';
import { checkStep, CONTROL, paperOf, readMarkOrAbsence, type SecondGroupRefusal } from './second-group-mark.rules.ts';
import { type SecondGroupRow, writeSecondGroup } from './write-second-group.ts';

/** A line of a sheet of the second group. */
export interface SecondGroupLine {
  readonly enrolmentId: GlobalId;
  /** Code of the paper sat again; null: the control paper. */
  readonly paper: string | null;
  /** As typed: "12,5"; null: absent. */
  readonly points: string | null;
  readonly absent: boolean;
  /** The version that was read; null when none was. */
  readonly version: number | null;
}

/**
 * Enters marks of the second group, all of them or none, until the jury that deliberates on it opens. Nine statements,
 * however long the sheet is.
 *
 * Two who enter the same mark at once: the second waits, then is refused with MARK_CHANGED_MEANWHILE when they had seen an
 * older version.
 */
export async function enterSecondGroup(lines: readonly SecondGroupLine[], reason: string | null, context: Context): Promise<Outcome<SecondGroupMark[], SecondGroupRefusal & { readonly line?: number }>> {
  const sheet = checkSheet(lines.map(({ enrolmentId, paper }) => ({ enrolmentId, paperCode: paper ?? CONTROL })));
  if (!sheet.ok) return sheet;
  return context.em.transactional(async (tx): Promise<Outcome<SecondGroupMark[], SecondGroupRefusal & { readonly line?: number }>> => {
    const held = await holdSent(tx, lines.map(({ enrolmentId }) => enrolmentId), context);
    if (!held.ok) return held;
    const rows: SecondGroupRow[] = [];
    for (const [line, asked] of lines.entries()) {
      const candidate = held.value.get(asked.enrolmentId);
      const row = candidate ? rowOf(asked, candidate, context) : refuse<SecondGroupRefusal>({ code: 'ENROLMENT_UNKNOWN', given: asked.enrolmentId });
      if (!row.ok) return refuse({ ...row.refusal, line });
      rows.push(row.value);
    }
    return accept(await writeSecondGroup(rows, reason, within(context, tx)));
  });
}

function rowOf({ paper: named, points, absent, version: seen }: SecondGroupLine, { id, rules, papers, marks }: SentCandidate, { newId }: Context): Outcome<SecondGroupRow, SecondGroupRefusal> {
  const paper = paperOf(named, rules);
  if (!paper.ok) return paper;
  const mark = marks.get(paper.value);
  if (!rules.control && (!mark || mark.state === SecondGroupState.DROPPED)) return refuse({ code: 'SECOND_GROUP_PAPER_NOT_CHOSEN', paper: paper.value });
  const state = absent ? SecondGroupState.ABSENT : SecondGroupState.ENTERED;
  const version = checkVersion(seen, mark?.version ?? 0);
  if (!version.ok) return version;
  const step = mark ? checkStep(mark.state, state) : accept(state);
  if (!step.ok) return step;
  const read = readMarkOrAbsence(points, absent, paper.value, papers, rules);
  return read.ok ? accept({ id: mark?.id ?? newId('SGM'), first: !mark, enrolment: id, paper: paper.value, state, hundredths: read.value }) : read;
}
