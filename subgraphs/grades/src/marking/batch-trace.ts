import type { Context } from '@mirex/kit/context';
import { journalRows } from '@mirex/kit/journal/journal-rows';

import { MarkingBatchChange } from './marking-batch-change.entity.ts';
import type { MarkingBatch } from './marking-batch.entity.ts';

/**
 * Writes an act on a batch and takes the batch to its next version, whether a column of it changed or not: who acts on what
 * they read before is told. Inside the act's transaction.
 */
export async function traceBatch(batch: MarkingBatch, { act, scripts = null, reason = null }: Pick<MarkingBatchChange, 'act'> & Partial<Pick<MarkingBatchChange, 'scripts' | 'reason'>>, { em: tx, now, caller, ...context }: Context): Promise<void> {
  const before = batch.version;
  tx.create(MarkingBatchChange, { batchId: batch.id, at: now(), by: caller.sub, act, scripts, reason });
  await tx.flush();
  if (batch.version !== before) return;
  await tx.execute('update marking_batch set version = version + 1 where id = ?', [batch.id]);
  await journalRows({ ...context, em: tx, now, caller }, { entity: 'MarkingBatch', change: 'UPDATE', ids: [batch.id] });
  await tx.refresh(batch);
}
