import { createHash } from 'node:crypto';

import type { EntityManager } from '@mikro-orm/postgresql';
import { type Context, within } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { seatDay } from '@mirex/schema/seat-day';

import { financeTerms } from '../terms/finance-terms.ts';
import { BatchState } from './batch-state.rules.ts';
import type { Batch, BatchKind } from './batch.entity.ts';
import type { BatchRefusal } from './batch.messages.ts';
import { lockBatch, moveBatch } from './change-batch.ts';
import { errorsOf } from './check-batch.service.ts';

/** States in which a batch is sealed already: to seal it again gives it as it is. */
const SEALED: ReadonlySet<BatchState> = new Set(Object.values(BatchState).filter((state) => state !== BatchState.OPEN && state !== BatchState.CHECKED));

/**
 * Seals a batch: its number, its budget, its payees and its hash are fixed, and its lines never change again.
 *
 * What the last check found may be old: everything is checked once more. A batch with errors stays as it is. Two who seal at
 * once: the second waits and is given the sealed batch. Numbers have no gap: the counter moves in the same transaction.
 */
export async function sealBatch(id: GlobalId, version: number, context: Context): Promise<Outcome<Batch, BatchRefusal>> {
  return context.em.transactional(async (tx) => {
    const inside = within(context, tx);
    const found = await lockBatch(id, inside);
    if (!found.ok || SEALED.has(found.value.state)) return found;
    const batch = found.value;
    const terms = await financeTerms(inside);
    const errors = batch.state === BatchState.CHECKED ? await errorsOf(batch, terms, inside) : [];
    if (errors.length > 0) return refuse({ code: 'BATCH_HAS_ERRORS', errors: errors.length });
    const moved = moveBatch(batch, BatchState.SEALED, inside, { version });
    if (!moved.ok) return moved;
    batch.sequence = await nextSequence(batch.kind, tx);
    batch.sealedAt = inside.now();
    batch.budgetCode = terms.budgetCode;
    batch.budgetYear = Number(seatDay(context.owner, batch.sealedAt).slice(0, 4));
    batch.sha256 = await freezeLines(batch, inside);
    return accept(batch);
  });
}

async function nextSequence(kind: BatchKind, tx: EntityManager): Promise<number> {
  const [row] = await tx.execute<{ last: number }[]>(
    'insert into batch_counter (kind, last) values (?, 1) on conflict (kind) do update set last = batch_counter.last + 1 returning last', [kind],
  );
  return row?.last ?? 1;
}

/** Ties each line to the payee file in force, and gives the hash of all that is sealed: one line of text for each line of the batch, by rank. */
async function freezeLines({ id, kind, currency, sequence }: Batch, context: Context): Promise<string> {
  const rows = await writeRows<{ text: string }>(
    context, { entity: 'BatchLine', change: 'UPDATE' },
    `with written as (
       update batch_line l set payee_file_id = p.id from claim c join payee_file p on p.actor_id = c.actor_id and p.replaced_by_id is null
       where l.batch_id = ? and c.id = l.claim_id returning l.rank, l.id, l.claim_id, l.minor, l.payee_file_id)
     select concat_ws(' ', rank, id, claim_id, minor, payee_file_id) as text from written order by rank`,
    [id],
  );
  return createHash('sha256').update([`${id} ${kind} ${currency} ${sequence}`, ...rows.map(({ text }) => text)].join('\n')).digest('hex');
}
