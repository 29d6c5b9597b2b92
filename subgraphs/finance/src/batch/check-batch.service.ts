import { type Context, within } from '@mirex/kit/context';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome } from '@mirex/schema/outcome';
import { seatDay } from '@mirex/schema/seat-day';

import { lockAvailable } from '../budget/budget.query.ts';
import { type FinanceTerms, financeTerms } from '../terms/finance-terms.ts';
import { type BatchError, batchErrors } from './batch-check.rules.ts';
import { lineFacts } from './batch-facts.query.ts';
import { BatchState } from './batch-state.rules.ts';
import type { Batch } from './batch.entity.ts';
import type { BatchRefusal } from './batch.messages.ts';
import { lockBatch, moveBatch } from './change-batch.ts';

/** Looks for everything that keeps a batch from being sealed, and keeps what it finds. Four statements, whatever the number of lines. */
export async function checkBatch(id: GlobalId, context: Context): Promise<Outcome<Batch, BatchRefusal>> {
  return context.em.transactional(async (tx) => {
    const inside = within(context, tx);
    const found = await lockBatch(id, inside);
    if (!found.ok) return found;
    const batch = found.value;
    const moved = moveBatch(batch, BatchState.CHECKED, inside);
    if (!moved.ok) return moved;
    batch.errors = await errorsOf(batch, await financeTerms(inside), inside);
    batch.checkedAt = inside.now();
    return accept(batch);
  });
}

/** What is wrong with a locked batch now. The budget line that it is checked against stays locked until the transaction ends. */
export async function errorsOf(batch: Batch, terms: FinanceTerms, context: Context): Promise<readonly BatchError[]> {
  const today = seatDay(context.owner, context.now());
  const lines = await lineFacts(batch, { today, idleYears: terms.payeeIdleYears, mealsPerDay: terms.travel.mealsPerDay }, context.em);
  const budget = await lockAvailable(context.em, { year: Number(today.slice(0, 4)), code: terms.budgetCode, currency: batch.currency });
  return batchErrors({ kind: batch.kind, currency: batch.currency, lines, available: budget?.left ?? null, overridden: budget?.overridden ?? false });
}
