import type { Context } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';

import { MarkingBatchChange } from './marking-batch-change.entity.ts';
import type { MarkingBatch } from './marking-batch.entity.ts';

/**
 * Writes an act on a batch and takes the batch to its next version, whether a column of it changed or not: who acts on what
 * they read before is told. Inside the act's transaction.
 */
export async function traceBatch(batch: MarkingBatch, { act, scripts = null, reason = null }: Pick<MarkingBatchChange, 'act'> & Partial<Pick<MarkingBatchChange, 'scripts' | 'reason'>>, context: Context): Promise<void> {
  const { em: tx, now, caller } = context;
  const before = batch.version;
  tx.create(MarkingBatchChange, { batchId: batch.id, at: now(), by: caller.sub, act, scripts, reason });
  await tx.flush();
  if (batch.version !== before) return;
  await writeRows(context, { entity: 'MarkingBatch', change: 'UPDATE' }, 'update marking_batch set version = version + 1 where id = ? returning id', [batch.id]);
  await tx.refresh(batch);
}
