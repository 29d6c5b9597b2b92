import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { type Context, within } from '@mirex/kit/context';
import { journalRows } from '@mirex/kit/journal/journal-rows';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';

import { whenSat } from '../guidance/guidance.query.ts';
import { paperEnd } from '../guidance/paper-end.rules.ts';
import { enterMarks } from '../mark/mark.service.ts';
import { traceBatch } from './batch-trace.ts';
import { BatchState, MarkingBatch } from './marking-batch.entity.ts';
import { type BatchActName, type BatchRefusal, checkAct } from './marking-batch.rules.ts';
import { Script } from './script.entity.ts';

/** Takes a batch for an act: as it was read, and in a state that allows it. */
export async function heldBatch(tx: EntityManager, id: GlobalId, seen: number, act: BatchActName): Promise<Outcome<MarkingBatch, BatchRefusal>> {
  const batch = await tx.findOne(MarkingBatch, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!batch) return refuse({ code: 'BATCH_UNKNOWN', given: id });
  if (batch.version !== seen) return refuse({ code: 'BATCH_CHANGED_MEANWHILE', expected: seen, found: batch.version });
  const allowed = checkAct(batch, act);
  return allowed.ok ? accept(batch) : allowed;
}

export interface ScriptLine {
  readonly code: string;
  /** As typed: "12,5". */
  readonly points: string;
}

/** Enters the marks of scripts by their codes, all of them or none; typed over until the marking is finished. */
export async function markScripts(id: GlobalId, seen: number, lines: readonly ScriptLine[], context: Context): Promise<Outcome<MarkingBatch, BatchRefusal & { readonly line?: number }>> {
  return context.em.transactional(async (tx) => {
    const batch = await heldBatch(tx, id, seen, 'MARK');
    if (!batch.ok) return batch;
    const scripts = new Map((await tx.find(Script, { batchId: id })).map((script) => [script.code, script]));
    const stranger = lines.findIndex(({ code }) => !scripts.has(code));
    if (stranger >= 0) return refuse({ code: 'SCRIPT_NOT_OF_BATCH', given: lines[stranger]?.code ?? '', line: stranger });
    const entered = await enterMarks(lines.flatMap(({ code, points }) => {
      const script = scripts.get(code);
      return script ? [{ enrolmentId: script.enrolmentId, paperCode: script.paper, points, version: null }] : [];
    }), null, within(context, tx));
    if (!entered.ok) return entered;
    return accept(await tx.findOneOrFail(MarkingBatch, { id }));
  });
}

const MARKS_OF_BATCH = 'select mark_id from script where batch_id = ?';

/** Ends the marking: every script has its mark, and the marker has read them again, so that they are verified. */
export async function finishBatch(id: GlobalId, seen: number, context: Context): Promise<Outcome<MarkingBatch, BatchRefusal>> {
  const { caller, now } = context;
  return context.em.transactional(async (tx) => {
    const batch = await heldBatch(tx, id, seen, 'FINISH');
    if (!batch.ok) return batch;
    const [row] = await tx.execute<{ left: number }[]>(`select count(*)::integer as left from mark where id in (${MARKS_OF_BATCH}) and state = 'EXPECTED'`, [id]);
    if (row && row.left > 0) return refuse({ code: 'MARKING_INCOMPLETE', scripts: row.left });
    await tx.execute(
      `insert into mark_change (mark_id, at, by, state_before, state_after, hundredths_before, hundredths_after, reason)
       select id, ?, ?, state, 'VERIFIED', hundredths, hundredths, 'Fin de correction du lot' from mark where id in (${MARKS_OF_BATCH}) and state = 'ENTERED'`,
      [now(), caller.sub, id],
    );
    const verified = await tx.execute<{ id: string }[]>(`update mark set state = 'VERIFIED', version = version + 1 where id in (${MARKS_OF_BATCH}) and state = 'ENTERED' returning id`, [id]);
    await journalRows(within(context, tx), { entity: 'Mark', change: 'UPDATE', ids: verified.map((mark) => mark.id) });
    Object.assign(batch.value, { state: BatchState.MARKED, finishedAt: now() });
    await traceBatch(batch.value, { act: 'FINISH' }, within(context, tx));
    return accept(batch.value);
  });
}

/** Counts a batch of paper out, or back: what comes back is as many as went, and nothing goes while somebody sits the paper. */
export async function countBatch(id: GlobalId, seen: number, act: 'SEND' | 'RETURN', scripts: number, context: Context): Promise<Outcome<MarkingBatch, BatchRefusal>> {
  const when = await whenSat(context);
  return context.em.transactional(async (tx) => {
    const batch = await heldBatch(tx, id, seen, act);
    if (!batch.ok) return batch;
    const end = paperEnd(when, batch.value.session, batch.value.paper);
    if (act === 'SEND' && end !== undefined && context.now().getTime() < end) return refuse({ code: 'SENT_BEFORE_PAPER_END', end: new Date(end).toISOString() });
    const expected = act === 'SEND' ? await tx.count(Script, { batchId: id }) : (batch.value.sent ?? 0);
    if (scripts !== expected) return refuse({ code: 'RETURN_COUNT_DIFFERS', sent: expected, returned: scripts });
    Object.assign(batch.value, act === 'SEND' ? { state: BatchState.SENT, sent: scripts } : { state: BatchState.RETURNED, returned: scripts });
    await traceBatch(batch.value, { act, scripts }, within(context, tx));
    return accept(batch.value);
  });
}

/** What is still to be marked, and by when. */
export interface Progress {
  readonly batchId: GlobalId;
  readonly scripts: number;
  readonly marked: number;
  readonly late: boolean;
}

/** How far each batch of some papers is, in the order of their ids. One statement. */
export const progressOf = (em: EntityManager, batches: readonly GlobalId[], now: Date): Promise<Progress[]> =>
  em.execute<Progress[]>(
    `select b.id as "batchId", count(s.code)::integer as scripts, count(s.code) filter (where m.state <> 'EXPECTED')::integer as marked, b.finished_at is null and b.due_at < ? as late
     from marking_batch b left join script s on s.batch_id = b.id left join mark m on m.id = s.mark_id
     where b.id in (select jsonb_array_elements_text(?::jsonb)) group by b.id order by b.id`,
    [now, JSON.stringify(batches)],
  );

