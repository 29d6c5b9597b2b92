import type { Context } from '@mirex/kit/context';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { PAYMENT_CURRENCIES } from '../claim/payment-currency.regulation.ts';
import { BatchChange } from './batch-change.entity.ts';
import { BatchState } from './batch-state.rules.ts';
import { Batch, type BatchKind } from './batch.entity.ts';
import type { BatchRefusal } from './batch.messages.ts';

export interface NewBatch {
  readonly kind: BatchKind;
  readonly currency: string;
}

/** Opens an empty batch. Two who open one at once have two: nothing keeps a MIREX from preparing several. */
export async function openBatch({ kind, currency }: NewBatch, { em, newId, owner, now, caller }: Context): Promise<Outcome<Batch, BatchRefusal>> {
  const paid = PAYMENT_CURRENCIES[owner].find((code) => code === currency);
  if (!paid) return refuse({ code: 'BATCH_CURRENCY', given: currency, payable: PAYMENT_CURRENCIES[owner] });
  return em.transactional(async (tx) => {
    const at = now();
    const batch = tx.create(Batch, { id: newId('BAT'), kind, currency: paid, state: BatchState.OPEN, openedAt: at, version: 1 });
    tx.create(BatchChange, { batch, version: 1, at, by: caller.sub, from: null, to: BatchState.OPEN, reason: null });
    return accept(batch);
  });
}
