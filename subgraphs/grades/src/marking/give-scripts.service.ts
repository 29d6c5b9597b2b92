import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { type Context, within } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import type { JudgedScript, Marker } from '../marker/marker.rules.ts';
import { traceBatch } from './batch-trace.ts';
import { barredFrom } from './deal-scripts.rules.ts';
import { BatchState, MarkingBatch } from './marking-batch.entity.ts';
import type { BatchRefusal } from './marking-batch.rules.ts';
import { heldBatch } from './marking.service.ts';

export interface Giving {
  /** Null: all scripts of the batch, which goes as it is. */
  readonly codes: readonly string[] | null;
  readonly marker: Marker;
  readonly reason: string;
}

interface HeldScript extends JudgedScript {
  readonly marked: boolean;
}

/**
 * Gives scripts of a batch to another marker by hand: of somebody who fell ill, or whom something turned out to keep from them.
 * What nobody may judge when scripts are dealt, nobody is given by hand either; what is marked stays with who marked it.
 *
 * @returns the batch where the scripts are now: the same, another of that marker, or a new one. At most twelve statements.
 */
export async function giveScripts(id: GlobalId, seen: number, { codes, marker, reason }: Giving, context: Context): Promise<Outcome<MarkingBatch, BatchRefusal>> {
  if (reason.trim() === '') return refuse({ code: 'GIVING_REASON_MISSING' });
  return context.em.transactional(async (tx) => {
    const held = await heldBatch(tx, id, seen, 'GIVE');
    if (!held.ok) return held;
    const batch = held.value;
    if (batch.markerId === marker.actorId) return refuse({ code: 'MARKER_SAME' });
    const scripts = await tx.execute<HeldScript[]>(
      `select s.code, s.establishment_uai as "establishmentUai", e.candidate_id as "candidateId", m.state <> 'EXPECTED' as marked
       from script s join mark m on m.id = s.mark_id left join known_enrolment e on e.id = s.enrolment_id where s.batch_id = ? order by s.code for update of s, m`, [id],
    );
    const stranger = codes?.find((code) => !scripts.some((script) => script.code === code));
    if (stranger !== undefined) return refuse({ code: 'SCRIPT_NOT_OF_BATCH', given: stranger });
    const given = codes === null ? scripts : scripts.filter(({ code }) => codes.includes(code));
    if (given.length === 0) return refuse({ code: 'SCRIPTS_NONE' });
    const marked = given.filter((script) => script.marked).length;
    if (marked > 0) return refuse({ code: 'SCRIPT_ALREADY_MARKED', scripts: marked });
    const barred = barredFrom(given, [marker], batch.paper);
    if (barred.length > 0) return refuse({ code: 'MARKER_INCOMPATIBLE', barred });
    return accept(await give(batch, given, { marker, whole: given.length === scripts.length, reason: reason.trim() }, within(context, tx)));
  });
}

async function give(batch: MarkingBatch, given: readonly HeldScript[], { marker, whole, reason }: { marker: Marker; whole: boolean; reason: string }, context: Context): Promise<MarkingBatch> {
  const { em: tx } = context;
  const before = batch.markerId;
  if (whole) Object.assign(batch, { markerId: marker.actorId, markerUai: marker.establishmentUai });
  await traceBatch(batch, { act: 'GIVE', scripts: given.length, reason: whole ? `${reason} (correcteur précédent : ${before})` : reason }, context);
  if (whole) return batch;
  const target = await batchOf(batch, marker, tx, context);
  await writeRows(
    context, { entity: 'Script', change: 'UPDATE' },
    'update script set batch_id = ? where code in (select jsonb_array_elements_text(?::jsonb)) returning code as id', [target.id, JSON.stringify(given.map(({ code }) => code))],
  );
  await traceBatch(target, { act: 'RECEIVE', scripts: given.length, reason }, context);
  return target;
}

/** The batch of the paper that the marker has not begun to send or finish, held, or a new one: also while somebody acts on that batch, who may be sending it. */
async function batchOf({ session, paper, medium, dueAt }: MarkingBatch, { actorId, establishmentUai }: Marker, tx: EntityManager, context: Context): Promise<MarkingBatch> {
  const markerId = actorId as GlobalId;
  const [own] = await tx.find(MarkingBatch, { session, paper, medium, markerId, state: BatchState.DEALT }, { orderBy: { id: 'asc' }, limit: 1, lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE });
  if (own) return own;
  const batch = tx.create(MarkingBatch, { id: context.newId('MBA'), session, paper, medium, markerId, markerUai: establishmentUai, dueAt });
  await tx.flush();
  return batch;
}
