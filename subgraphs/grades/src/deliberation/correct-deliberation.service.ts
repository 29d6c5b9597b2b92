import type { GlobalId } from '@mirex/schema/global-id';
import type { Hundredths } from '@mirex/schema/mark';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import type { Context } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';
import { journalRows } from '@mirex/kit/journal/journal-rows';
import type { EntityManager } from '@mikro-orm/postgresql';
import { LockMode } from '@mikro-orm/postgresql';

import { Mark } from '../mark/mark.entity.ts';
import { type MarkRefusal, readPoints } from '../mark/mark.rules.ts';
import type { SecondGroupRefusal } from '../second-group/second-group-mark.rules.ts';
import { Deliberation, DeliberationState } from './deliberation.entity.ts';
import type { DeliberationRefusal } from './deliberation.rules.ts';
import { openDeliberation, type OpeningRefusal } from './open-deliberation.service.ts';
import { rectifySecondGroup } from './rectify-second-group.ts';
import { undoneUnless } from './undone-unless.ts';

/** A mark that was written wrongly, and what it should have been. */
export interface RectifiedMark {
  readonly enrolmentId: GlobalId;
  readonly paperCode: string;
  /** As typed: "12,5". */
  readonly points: string;
}

export interface Rectification {
  readonly deliberationId: GlobalId;
  readonly juryId: GlobalId;
  readonly reason: string;
  readonly marks: readonly RectifiedMark[];
  /** Those who are decided anew though none of their marks changes: a fraud case that ended. */
  readonly enrolments: readonly GlobalId[];
}

export type RectificationRefusal = OpeningRefusal | SecondGroupRefusal;

/**
 * Opens a new deliberation on what a signed one has wrong: the material error is written with its old and new value, the
 * enrolments are proposed anew, and the new record names the one that it corrects. All of it, or nothing.
 */
export async function correctDeliberation(rectification: Rectification, context: Context): Promise<Outcome<Deliberation, RectificationRefusal>> {
  const { deliberationId, juryId, reason, marks, enrolments } = rectification;
  const corrected = await context.em.findOne(Deliberation, { id: deliberationId });
  if (!corrected) return refuse({ code: 'DELIBERATION_UNKNOWN', given: deliberationId });
  if (corrected.state !== DeliberationState.SIGNED) return refuse({ code: 'DELIBERATION_NOT_SIGNED' });
  if (reason.trim() === '') return refuse({ code: 'CORRECTION_REASON_MISSING' });
  const named = [...new Set([...enrolments, ...marks.map(({ enrolmentId }) => enrolmentId)])];
  const opening = { session: corrected.session, speciality: corrected.specialityCode, group: corrected.examGroup as 1 | 2, juryId };
  return undoneUnless(context, async (inner) => {
    const rectified = await (opening.group === 1 ? rectify(inner.em, marks, reason, inner) : rectifySecondGroup(marks, reason, inner));
    return rectified.ok ? openDeliberation(opening, { id: deliberationId, enrolments: named, reason }, inner) : rectified;
  });
}

async function rectify(tx: EntityManager, wrong: readonly RectifiedMark[], reason: string, context: Context): Promise<Outcome<null, DeliberationRefusal | MarkRefusal>> {
  const papers = new Map((await dataSet(context, 'papers')).map((paper) => [paper.code, paper]));
  const rows: { id: GlobalId; points: Hundredths }[] = [];
  for (const { enrolmentId, paperCode, points } of wrong) {
    const paper = papers.get(paperCode);
    const mark = await tx.findOne(Mark, { enrolmentId, paperCode }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!paper || !mark) return refuse({ code: 'RECTIFIED_MARK_UNKNOWN', paper: paperCode });
    const read = readPoints(points, paper);
    if (!read.ok) return read;
    rows.push({ id: mark.id, points: read.value });
  }
  const written = JSON.stringify(rows);
  await tx.execute(
    `insert into mark_change (mark_id, at, by, state_before, state_after, hundredths_before, hundredths_after, reason)
     select m.id, ?, ?, m.state, m.state, m.hundredths, r.points, ? from jsonb_to_recordset(?::jsonb) as r(id text, points integer) join mark m on m.id = r.id`,
    [context.now(), context.caller.sub, reason, written],
  );
  await tx.execute(
    `update mark set hundredths = r.points, locked_from = 'VERIFIED', version = mark.version + 1 from jsonb_to_recordset(?::jsonb) as r(id text, points integer) where mark.id = r.id`, [written],
  );
  await journalRows(context, { entity: 'Mark', change: 'UPDATE', ids: rows.map(({ id }) => id) });
  tx.clear();
  return accept(null);
}
