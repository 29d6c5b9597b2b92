import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { type Context, within } from '@mirex/kit/context';
import { journalRows } from '@mirex/kit/journal/journal-rows';

import type { JudgedScript, Marker } from '../marker/marker.rules.ts';
import { MarkingBatchChange } from './marking-batch-change.entity.ts';
import { dealScripts } from './deal-scripts.rules.ts';
import { type BatchMedium, MarkingBatch } from './marking-batch.entity.ts';
import type { BatchRefusal } from './marking-batch.rules.ts';
import { reconcile } from './scripts.service.ts';

export interface Dealing {
  readonly session: number;
  readonly paper: string;
  readonly medium: BatchMedium;
  readonly dueAt: Date;
  readonly markers: readonly Marker[];
}

/**
 * Deals the scripts of a paper that nobody has yet. Refused while somebody who was there has no script.
 *
 * Two who deal at once: the second waits, and finds nothing left. Eight statements.
 */
export async function dealBatches({ session, paper, medium, dueAt, markers }: Dealing, context: Context): Promise<Outcome<MarkingBatch[], BatchRefusal>> {
  return context.em.transactional(async (tx) => {
    const { missing } = await reconcile(session, paper, { em: tx });
    if (missing.length > 0) return refuse({ code: 'SCRIPTS_MISSING', scripts: missing.length });
    const scripts = await tx.execute<JudgedScript[]>(
      `select s.code, s.establishment_uai as "establishmentUai", e.candidate_id as "candidateId" from script s left join known_enrolment e on e.id = s.enrolment_id
       where s.session = ? and s.paper = ? and s.batch_id is null order by s.code for update of s`, [session, paper],
    );
    if (scripts.length === 0) return refuse({ code: 'SCRIPTS_NONE' });
    const dealt = dealScripts(scripts, markers, paper);
    if (!dealt.ok) return dealt;
    const batches = dealt.value.map(({ marker }) => tx.create(MarkingBatch, { id: context.newId('MBA'), session, paper, medium, markerId: marker.actorId as GlobalId, markerUai: marker.establishmentUai, dueAt }));
    await tx.flush();
    const { now, caller: { sub: by } } = context;
    for (const [i, { id: batchId }] of batches.entries()) tx.create(MarkingBatchChange, { batchId, at: now(), by, act: 'DEAL', scripts: dealt.value[i]?.scripts.length ?? 0 });
    await tx.flush();
    const rows = dealt.value.flatMap((lot, i) => lot.scripts.map(({ code }) => ({ code, batch: batches[i]?.id })));
    await tx.execute('update script set batch_id = r.batch from jsonb_to_recordset(?::jsonb) as r(code text, batch text) where script.code = r.code', [JSON.stringify(rows)]);
    await journalRows(within(context, tx), { entity: 'Script', change: 'UPDATE', ids: rows.map(({ code }) => code) });
    return accept(batches);
  });
}
