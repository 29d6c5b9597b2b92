import { LockMode } from '@mikro-orm/postgresql';
import type { Context } from '@mirex/kit/context';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { BatchChange } from './batch-change.entity.ts';
import { type BatchMoveRefusal, type BatchState, checkBatchMove } from './batch-state.rules.ts';
import { Batch } from './batch.entity.ts';

/** A batch that nobody else can change until the transaction ends. Two who act on it wait for each other. */
export async function lockBatch(id: GlobalId, { em }: Pick<Context, 'em'>): Promise<Outcome<Batch, BatchMoveRefusal>> {
  const batch = await em.findOne(Batch, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  return batch ? accept(batch) : refuse({ code: 'BATCH_UNKNOWN' });
}

interface Why {
  /** The version that the mover has read; undefined for who reads no screen. */
  readonly version?: number | undefined;
  readonly reason?: string | undefined;
}

/** Moves a locked batch and leaves a trace. To its own state too, when its lines change: something else of the row must then change with them. */
export function moveBatch(batch: Batch, to: BatchState, context: Pick<Context, 'em' | 'now' | 'caller'>, { version, reason }: Why = {}): Outcome<Batch, BatchMoveRefusal> {
  const checked = checkBatchMove(batch, to, version);
  if (!checked.ok) return checked;
  const { em, now, caller } = context;
  em.create(BatchChange, { batch, version: batch.version + 1, at: now(), by: caller.sub, from: batch.state, to, reason: reason ?? null });
  batch.state = to;
  return accept(batch);
}
