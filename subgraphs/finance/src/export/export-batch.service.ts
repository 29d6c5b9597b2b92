import { createHash } from 'node:crypto';

import { type Context, within } from '@mirex/kit/context';
import { journalRows } from '@mirex/kit/journal/journal-rows';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { seatDay } from '@mirex/schema/seat-day';

import { BatchState } from '../batch/batch-state.rules.ts';
import type { Batch } from '../batch/batch.entity.ts';
import { lockBatch, moveBatch } from '../batch/change-batch.ts';
import { csvOf } from './batch-csv.ts';
import { type BatchFile, canonicalJson } from './batch-file.rules.ts';
import { batchFile } from './batch-file.query.ts';
import { ExportFile, ExportFormat } from './export-file.entity.ts';
import type { BatchRefusal } from '../batch/batch.messages.ts';
import { checkKey, type IdempotencyRefusal } from '@mirex/kit/idempotency/idempotency.rules';
import { FinancialApplication } from './financial-application.entity.ts';
import { type Debtor, pain001 } from './pain-001.ts';
import { encryptFor } from './recipient-key.ts';

export interface ExportRequest {
  readonly batch: GlobalId;
  readonly application: GlobalId;
  readonly format: ExportFormat;
  /** 8 to 64 printable characters, chosen by the client. */
  readonly idempotencyKey: string;
}

const CONTENT_TYPES: Readonly<Record<ExportFormat, string>> = { JSON: 'application/json', CSV: 'text/csv', PAIN_001: 'application/xml' };

/**
 * Makes the file of a sealed batch, encrypted for a financial application, and sends the batch on its way.
 *
 * A batch has one file. The same key gives it again, byte for byte: it is kept, not made anew. Another key is refused and
 * told which one was first. A crash before the commit leaves the batch sealed and without a file.
 */
export async function exportBatch({ batch: id, application: recipient, format, idempotencyKey }: ExportRequest, context: Context): Promise<Outcome<ExportFile, BatchRefusal | IdempotencyRefusal>> {
  const key = checkKey(idempotencyKey);
  if (!key.ok) return key;
  return context.em.transactional(async (tx) => {
    const inside = within(context, tx);
    const found = await lockBatch(id, inside);
    if (!found.ok) return found;
    const batch = found.value;
    const made = await tx.findOne(ExportFile, { batch: id });
    if (made) return made.idempotencyKey === idempotencyKey ? accept(made) : refuse({ code: 'BATCH_ALREADY_SENT', key: made.idempotencyKey });
    const application = await tx.findOne(FinancialApplication, { id: recipient });
    if (!application) return refuse({ code: 'APPLICATION_UNKNOWN' });
    const moved = moveBatch(batch, BatchState.SENT, inside);
    if (!moved.ok) return moved;
    const text = written(await batchFile(batch, inside), format, application.debtor, seatDay(inside.owner, inside.now()));
    if (!text.ok) {
      tx.clear();
      return text;
    }
    batch.sentAt = inside.now();
    const file = tx.create(ExportFile, {
      batch, idempotencyKey, format, application, sha256: createHash('sha256').update(text.value).digest('hex'), bytes: Buffer.byteLength(text.value),
      jwe: await encryptFor(application.publicKey, CONTENT_TYPES[format], text.value), madeAt: inside.now(),
    });
    await markExported(batch, inside);
    return accept(file);
  });
}

function written(file: BatchFile, format: ExportFormat, debtor: Debtor | null, today: string): Outcome<string, BatchRefusal | IdempotencyRefusal> {
  if (format === ExportFormat.JSON) return accept(canonicalJson(file));
  if (format === ExportFormat.CSV) return accept(csvOf(file));
  return debtor === null ? refuse({ code: 'DEBTOR_MISSING' }) : accept(pain001(file, debtor, today));
}

/** The claims of the batch leave with it, each with its trace: one statement. */
async function markExported({ id }: Batch, context: Context): Promise<void> {
  const { em, now, caller } = context;
  const moved = await em.execute<{ id: string }[]>(
    `with moved as (
       update claim c set state = 'EXPORTED', version = c.version + 1 from batch_line l where l.batch_id = ? and c.id = l.claim_id returning c.id, c.version)
     insert into claim_change (claim_id, version, at, by, from_state, to_state, reason) select id, version, ?, ?, 'BATCHED', 'EXPORTED', null from moved returning claim_id as id`,
    [id, now(), caller.sub],
  );
  await journalRows(context, { entity: 'Claim', ids: moved.map((claim) => claim.id), change: 'UPDATE' });
}
