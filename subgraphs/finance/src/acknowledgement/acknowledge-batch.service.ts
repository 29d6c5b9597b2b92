import { type Context, within } from '@mirex/kit/context';
import { journalRows } from '@mirex/kit/journal/journal-rows';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { BatchState } from '../batch/batch-state.rules.ts';
import type { Batch } from '../batch/batch.entity.ts';
import type { BatchRefusal } from '../batch/batch.messages.ts';
import { lockBatch, moveBatch } from '../batch/change-batch.ts';
import { ExportFile } from '../export/export-file.entity.ts';
import { acknowledged, type LineVerdict, newVerdicts, type SentLine } from './acknowledgement.rules.ts';

export interface Acknowledgement {
  readonly batch: GlobalId;
  /** SHA-256 of the clear file that is acknowledged. */
  readonly sha256: string;
  readonly verdicts: readonly LineVerdict[];
}

/** States in which a batch waits for news. */
const WAITING: ReadonlySet<BatchState> = new Set([BatchState.SENT, BatchState.ACK_PARTIAL, BatchState.ACK_NONE, BatchState.ACK_FULL]);

/**
 * Takes what a financial application says of a batch, whole or not at all. The same words again change nothing.
 *
 * Two acknowledgements at once: the second waits for the first, and is judged after it. Four statements, whatever the
 * number of lines.
 */
export async function acknowledgeBatch({ batch: id, sha256, verdicts }: Acknowledgement, context: Context): Promise<Outcome<Batch, BatchRefusal>> {
  return context.em.transactional(async (tx) => {
    const inside = within(context, tx);
    const found = await lockBatch(id, inside);
    if (!found.ok) return found;
    const batch = found.value;
    const file = await tx.findOne(ExportFile, { batch: id });
    if (!file || !WAITING.has(batch.state)) return refuse({ code: 'ACK_BATCH_NOT_SENT', state: batch.state });
    if (file.sha256 !== sha256) return refuse({ code: 'ACK_HASH', expected: file.sha256 });
    const sent = await tx.execute<SentLine[]>('select id, state, code from batch_line where batch_id = ? order by rank', [id]);
    const fresh = newVerdicts(verdicts, sent);
    if (!fresh.ok) return fresh;
    if (fresh.value.length === 0) return accept(batch);
    const states = await applyVerdicts(batch, fresh.value, inside);
    const to = BatchState[acknowledged(states)];
    batch.acknowledgedAt = inside.now();
    return moveBatch(batch, to, inside);
  });
}

/** Lines and claims take what was said of them, each claim with its trace. Gives the state of every line of the batch. */
async function applyVerdicts({ id }: Batch, verdicts: readonly LineVerdict[], context: Context): Promise<readonly SentLine['state'][]> {
  const { em, now, caller } = context;
  const claims = await em.execute<{ id: string }[]>(
    `with verdict as (select * from jsonb_to_recordset(?::jsonb) as v(line text, accepted boolean, code text, text text)),
     told as (
       update batch_line l set state = case when v.accepted then 'ACCEPTED' else 'REJECTED' end, code = case when v.accepted then null else v.code end, text = v.text
       from verdict v where l.id = v.line returning l.claim_id, l.state, l.code, l.text),
     moved as (
       update claim c set state = told.state, version = c.version + 1 from told where c.id = told.claim_id returning c.id, c.version, c.state, told.code, told.text)
     insert into claim_change (claim_id, version, at, by, from_state, to_state, reason)
     select id, version, ?, ?, 'EXPORTED', state, case when code is not null then concat_ws(' : ', code, text) end from moved returning claim_id as id`,
    [JSON.stringify(verdicts), now(), caller.sub],
  );
  await journalRows(context, { entity: 'BatchLine', ids: verdicts.map(({ line }) => line), change: 'UPDATE' }, { entity: 'Claim', ids: claims.map((claim) => claim.id), change: 'UPDATE' });
  const rows = await em.execute<Pick<SentLine, 'state'>[]>('select state from batch_line where batch_id = ?', [id]);
  return rows.map(({ state }) => state);
}
