import { type Context, within } from '@mirex/kit/context';
import type { GlobalId } from '@mirex/schema/global-id';
import { type Outcome, refuse } from '@mirex/schema/outcome';

import { BatchState } from './batch-state.rules.ts';
import type { Batch } from './batch.entity.ts';
import type { BatchRefusal } from './batch.messages.ts';
import { lockBatch, moveBatch } from './change-batch.ts';

/** Closes a batch of which nothing is waited for: every line accepted, or rejected and since corrected or given up. */
export async function closeBatch(id: GlobalId, context: Context): Promise<Outcome<Batch, BatchRefusal>> {
  return context.em.transactional(async (tx) => {
    const inside = within(context, tx);
    const found = await lockBatch(id, inside);
    if (!found.ok) return found;
    const [row] = await tx.execute<{ waiting: number }[]>(
      `select count(*)::integer as waiting from batch_line l join claim c on c.id = l.claim_id
       where l.batch_id = ? and (l.state = 'PENDING' or (l.state = 'REJECTED' and c.state = 'REJECTED'))`,
      [id],
    );
    if (row && row.waiting > 0) return refuse({ code: 'BATCH_LINES_WAIT', lines: row.waiting });
    return moveBatch(found.value, BatchState.CLOSED, inside);
  });
}
