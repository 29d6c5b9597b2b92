import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import type { Context } from '@mirex/kit/context';

import { readMarkOrAbsence, type SecondGroupRefusal } from '../second-group/second-group-mark.rules.ts';
import { holdSent } from '../second-group/sent-candidates.query.ts';
import { type SecondGroupRow, writeSecondGroup } from '../second-group/write-second-group.ts';
import type { RectifiedMark } from './correct-deliberation.service.ts';
import type { DeliberationRefusal } from './deliberation.rules.ts';

/** Writes what the marks of a second group should have been, with their old and new value; they stay locked. */
export async function rectifySecondGroup(wrong: readonly RectifiedMark[], reason: string, context: Context): Promise<Outcome<null, DeliberationRefusal | SecondGroupRefusal>> {
  if (wrong.length === 0) return accept(null);
  const held = await holdSent(context.em, wrong.map(({ enrolmentId }) => enrolmentId), context);
  if (!held.ok) return held;
  const rows: SecondGroupRow[] = [];
  for (const { enrolmentId, paperCode, points } of wrong) {
    const candidate = held.value.get(enrolmentId);
    const mark = candidate?.marks.get(paperCode);
    if (!candidate || !mark) return refuse({ code: 'RECTIFIED_MARK_UNKNOWN', paper: paperCode });
    const read = readMarkOrAbsence(points, false, paperCode, candidate.papers, candidate.rules);
    if (!read.ok) return read;
    rows.push({ id: mark.id, first: false, enrolment: enrolmentId, paper: paperCode, state: mark.state, hundredths: read.value });
  }
  await writeSecondGroup(rows, reason, context);
  return accept(null);
}
