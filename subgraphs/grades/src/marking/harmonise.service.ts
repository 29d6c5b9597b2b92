import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { type Context, within } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';
import { journalRows } from '@mirex/kit/journal/journal-rows';

import { readPoints } from '../mark/mark.rules.ts';
import { traceBatch } from './batch-trace.ts';
import type { MarkingBatch } from './marking-batch.entity.ts';
import { type BatchRefusal, readShift, shifted } from './marking-batch.rules.ts';
import { heldBatch } from './marking.service.ts';

/** A whole batch moved by so many points, or marks set one by one. */
export interface Harmonisation {
  /** "+0,5"; null: marks are named. */
  readonly shift: string | null;
  readonly marks: readonly { readonly code: string; readonly points: string }[];
  readonly reason: string;
}

/**
 * Harmonises marks once their marking is complete. Each keeps its old and new value, who moved it and why, where its marker
 * reads it; what stands before a jury is refused.
 */
export async function harmoniseBatch(id: GlobalId, seen: number, { shift, marks, reason }: Harmonisation, context: Context): Promise<Outcome<MarkingBatch, BatchRefusal>> {
  if (reason.trim() === '') return refuse({ code: 'HARMONISATION_REASON_MISSING' });
  return context.em.transactional(async (tx) => {
    const batch = await heldBatch(tx, id, seen, 'HARMONISE');
    if (!batch.ok) return batch;
    const paper = (await dataSet(context, 'papers')).find(({ code }) => code === batch.value.paper);
    const found = await tx.execute<{ id: GlobalId; code: string; state: string; hundredths: number | null }[]>(
      'select m.id, s.code, m.state, m.hundredths from script s join mark m on m.id = s.mark_id where s.batch_id = ? order by m.id for update of m', [id],
    );
    const asked = new Map(marks.map(({ code, points }) => [code, points]));
    const unknown = marks.find(({ code }) => !found.some((mark) => mark.code === code));
    if (unknown) return refuse({ code: 'SCRIPT_NOT_OF_BATCH', given: unknown.code });
    const by = shift === null ? 0 : readShift(shift);
    if (by === undefined || paper === undefined || by % paper.markStep !== 0) return refuse({ code: 'MARK_OFF_STEP', given: shift ?? '', step: String((paper?.markStep ?? 0) / 100) });
    const held = movable(found.filter(({ code }) => shift !== null || asked.has(code)));
    if (!held.ok) return held;
    const moved: Moved[] = [];
    for (const { id: markId, code, hundredths } of held.value) {
      const points = asked.get(code);
      const read = points === undefined ? accept(shifted(hundredths, by)) : readPoints(points, paper);
      if (!read.ok) return read;
      if (read.value !== hundredths) moved.push({ id: markId, before: hundredths, points: read.value });
    }
    if (moved.length === 0) return refuse({ code: 'HARMONISATION_EMPTY' });
    await writeHarmonised(moved, reason.trim(), within(context, tx));
    await traceBatch(batch.value, { act: 'HARMONISE', scripts: moved.length, reason: reason.trim() }, within(context, tx));
    return accept(batch.value);
  });
}

/** A mark and where it goes, in hundredths. */
export interface Moved {
  readonly id: GlobalId;
  readonly before: number;
  readonly points: number;
}

type Marked<Mark> = Mark & { readonly hundredths: number };

/** Of some marks those that a harmonisation moves: verified, or moved before. Suspicion and absence stay what they are; what a jury holds is refused. */
export function movable<Mark extends { readonly state: string; readonly hundredths: number | null }>(marks: readonly Mark[]): Outcome<Marked<Mark>[], BatchRefusal> {
  const locked = marks.filter(({ state }) => state === 'LOCKED' || state === 'DELIBERATED').length;
  if (locked > 0) return refuse({ code: 'MARK_ALREADY_LOCKED', marks: locked });
  return accept(marks.filter((mark): mark is Marked<Mark> => mark.hundredths !== null && (mark.state === 'VERIFIED' || mark.state === 'HARMONISED')));
}

/** Writes harmonised marks with their history. Two statements besides the journal's, inside the act's transaction. */
export async function writeHarmonised(moved: readonly Moved[], reason: string, context: Context): Promise<void> {
  const { em, caller, now } = context;
  const rows = JSON.stringify(moved);
  await em.execute(
    `insert into mark_change (mark_id, at, by, state_before, state_after, hundredths_before, hundredths_after, reason)
     select m.id, ?, ?, m.state, 'HARMONISED', m.hundredths, r.points, ? from jsonb_to_recordset(?::jsonb) as r(id text, points integer) join mark m on m.id = r.id`,
    [now(), caller.sub, reason, rows],
  );
  await em.execute(`update mark set hundredths = r.points, state = 'HARMONISED', version = version + 1 from jsonb_to_recordset(?::jsonb) as r(id text, points integer) where mark.id = r.id`, [rows]);
  await journalRows(context, { entity: 'Mark', change: 'UPDATE', ids: moved.map(({ id }) => id) });
}
