import { type Context, within } from '@mirex/kit/context';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome } from '@mirex/schema/outcome';

import { BatchState, checkBatchMove } from './batch-state.rules.ts';
import type { Batch } from './batch.entity.ts';
import type { BatchRefusal } from './batch.messages.ts';
import { addLines, findClaims, removeLines } from './batch-line.rows.ts';
import { lockBatch, moveBatch } from './change-batch.ts';
import { sortClaims, type UnfitClaim } from './payable-claim.rules.ts';

export interface FilledBatch {
  readonly batch: Batch;
  readonly added: number;
  /** Claims that were named and cannot be in this batch, each with why. */
  readonly unfit: readonly UnfitClaim[];
}

/**
 * Puts claims into an open batch: those that are named, or every validated one of its kind and currency. The good ones are
 * added, whatever becomes of the others; none is ever in two batches, because its row is locked and its state changes.
 *
 * Three statements, whatever the number of claims.
 */
export async function fillBatch(id: GlobalId, named: readonly GlobalId[] | null, context: Context): Promise<Outcome<FilledBatch, BatchRefusal>> {
  return changeLines(id, context, async (batch, inside) => {
    const found = await findClaims(batch, named, inside.em);
    const { fit, unfit } = sortClaims(found, named, batch);
    const lines = fit.map((claim, i) => ({ id: inside.newId('BLN'), rank: batch.lineCount + i + 1, claim: claim.id, minor: String(claim.minor) }));
    await addLines(batch, lines, inside);
    return { added: lines.length, total: fit.reduce((sum, { minor }) => sum + (minor ?? 0n), 0n), unfit };
  });
}

/** Takes claims out of a batch that is not sealed: they are validated again. What is not in it is left alone. */
export async function emptyBatch(id: GlobalId, claims: readonly GlobalId[], context: Context): Promise<Outcome<FilledBatch, BatchRefusal>> {
  return changeLines(id, context, async (batch, inside) => {
    const { removed, minor } = await removeLines(batch, claims, inside);
    return { added: -removed, total: -minor, unfit: [] };
  });
}

interface LineChange {
  readonly added: number;
  readonly total: bigint;
  readonly unfit: readonly UnfitClaim[];
}

async function changeLines(id: GlobalId, context: Context, change: (batch: Batch, inside: Context) => Promise<LineChange>): Promise<Outcome<FilledBatch, BatchRefusal>> {
  return context.em.transactional(async (tx) => {
    const inside = within(context, tx);
    const found = await lockBatch(id, inside);
    if (!found.ok) return found;
    const batch = found.value;
    const open = checkBatchMove(batch, BatchState.OPEN);
    if (!open.ok) return open;
    const { added, total, unfit } = await change(batch, inside);
    // Nothing changed: no trace, and the version that others have read still holds.
    if (added === 0) return accept({ batch, added, unfit });
    moveBatch(batch, BatchState.OPEN, inside);
    batch.lineCount += added;
    batch.minor += total;
    batch.errors = null;
    batch.checkedAt = null;
    return accept({ batch, added: Math.abs(added), unfit });
  });
}
