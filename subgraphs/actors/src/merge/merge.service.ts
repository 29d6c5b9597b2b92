import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { type Context, within } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';
import { type GlobalId, ownerOf } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { Actor } from '../actor/actor.entity.ts';
import { actorTold } from '../actor/actor-told.ts';
import { summonsTold } from '../summons/summons-told.ts';
import { Summons } from '../summons/summons.entity.ts';
import { trace } from '../trace/trace.ts';
import { ActorMerge } from './actor-merge.entity.ts';
import { checkMerge, keep, type Kept, type MergeRefusal, MergeState, UNDO_MS } from './merge.rules.ts';

type Merging = Outcome<ActorMerge, MergeRefusal>;

/** Proposes that two records are one person. Nothing moves yet. */
export async function proposeMerge(survivorId: GlobalId, mergedId: GlobalId, reason: string, context: Context): Promise<Merging> {
  if (ownerOf(survivorId) !== context.owner || ownerOf(mergedId) !== context.owner) return refuse({ code: 'MERGE_OF_TWO_MIREX' });
  return context.em.fork().transactional(async (tx): Promise<Merging> => {
    const pair = await hold(tx, survivorId, mergedId);
    if (!pair.ok) return pair;
    const checked = checkMerge(pair.value.survivor, pair.value.merged, RESOLVED_LATER);
    if (!checked.ok && !['MERGE_TWO_NIR', 'MERGE_TWO_IBAN'].includes(checked.refusal.code)) return checked;
    const merge = tx.create(ActorMerge, { id: context.newId('MRG'), survivorId, mergedId, proposedBy: context.caller.sub, version: 1 });
    trace(tx, context, merge, { act: 'PROPOSED', before: mergedId, after: survivorId, reason });
    return accept(merge);
  });
}

const RESOLVED_LATER = { nir: null, iban: null };

/** Confirms a merge: the survivor takes over missions and half-days. Somebody else than who proposed it; two at once, one does. */
export async function confirmMerge(id: GlobalId, resolved: { readonly nir: Kept | null; readonly iban: Kept | null }, context: Context): Promise<Merging> {
  return context.em.fork().transactional(async (tx): Promise<Merging> => {
    const merge = await tx.findOne(ActorMerge, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!merge) return refuse({ code: 'MERGE_UNKNOWN' });
    if (merge.state !== MergeState.PROPOSED) return refuse({ code: 'MERGE_STATE', state: merge.state });
    if (merge.proposedBy === context.caller.sub) return refuse({ code: 'MERGE_SAME_HAND' });
    const pair = await hold(tx, merge.survivorId, merge.mergedId);
    if (!pair.ok) return pair;
    const { survivor, merged } = pair.value;
    const checked = checkMerge(survivor, merged, resolved);
    if (!checked.ok) return checked;
    const [both] = await tx.execute<{ date: string; half: string }[]>(
      'select a.date::text, a.half from diary_entry a join diary_entry b using (date, half) where a.actor_id = ? and b.actor_id = ? order by 1, 2 limit 1', [survivor.id, merged.id]);
    if (both) return refuse({ code: 'MERGE_BOTH_SUMMONED', ...both });

    const { nirFingerprint, ibanFingerprint } = survivor;
    const redirects = await writeRows<{ id: string }>(within(context, tx), { entity: 'Actor', change: 'UPDATE' }, 'update actor set survivor_id = ? where survivor_id = ? returning id', [survivor.id, merged.id]);
    const summonses = await moveMissions(within(context, tx), merged.id, survivor.id, null);
    merged.survivorId = survivor.id;
    survivor.nirFingerprint = keep(nirFingerprint, merged.nirFingerprint, resolved.nir);
    survivor.ibanFingerprint = keep(ibanFingerprint, merged.ibanFingerprint, resolved.iban);
    Object.assign(merge, {
      state: MergeState.CONFIRMED, undoUntil: new Date(context.now().getTime() + UNDO_MS),
      moved: { summonses, redirects: redirects.map((row) => row.id), nirFingerprint, ibanFingerprint },
    });
    await tell(merge, { actors: [survivor, merged, ...(await redirected(tx, redirects.map((row) => row.id)))], summonses, act: 'CONFIRMED' }, within(context, tx));
    return accept(merge);
  });
}

/** Undoes a merge within its time: what it moved goes back; what was given to the survivor since stays theirs. */
export async function undoMerge(id: GlobalId, reason: string, context: Context): Promise<Merging> {
  return context.em.fork().transactional(async (tx): Promise<Merging> => {
    const merge = await tx.findOne(ActorMerge, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!merge) return refuse({ code: 'MERGE_UNKNOWN' });
    if (merge.state !== MergeState.CONFIRMED || merge.moved === null || merge.undoUntil === null) return refuse({ code: 'MERGE_STATE', state: merge.state });
    if (context.now() > merge.undoUntil) return refuse({ code: 'MERGE_UNDO_TOO_LATE' });
    const pair = await hold(tx, merge.survivorId, merge.mergedId);
    if (!pair.ok) return pair;
    const { survivor, merged } = pair.value;
    // A survivor who was merged further on keeps what has moved: that later merge is undone first.
    if (survivor.survivorId !== null) return refuse({ code: 'MERGE_CYCLE', actor: survivor.id });
    const { moved } = merge;
    const summonses = await moveMissions(within(context, tx), survivor.id, merged.id, moved.summonses);
    await writeRows(within(context, tx), { entity: 'Actor', change: 'UPDATE' }, 'update actor set survivor_id = ? where id = any(?::text[]) returning id', [merged.id, `{${moved.redirects.join(',')}}`]);
    merged.survivorId = null;
    Object.assign(survivor, { nirFingerprint: moved.nirFingerprint, ibanFingerprint: moved.ibanFingerprint });
    merge.state = MergeState.UNDONE;
    await tell(merge, { actors: [survivor, merged, ...(await redirected(tx, moved.redirects))], summonses, act: 'UNDONE', reason }, within(context, tx));
    return accept(merge);
  });
}

/** Both actors, locked in the order of their ids. */
async function hold(tx: EntityManager, survivorId: GlobalId, mergedId: GlobalId): Promise<Outcome<{ readonly survivor: Actor; readonly merged: Actor }, MergeRefusal>> {
  const rows = await tx.find(Actor, { id: { $in: [survivorId, mergedId] } }, { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE });
  const survivor = rows.find(({ id }) => id === survivorId);
  const merged = rows.find(({ id }) => id === mergedId);
  return survivor && merged ? accept({ survivor, merged }) : refuse({ code: 'ACTOR_UNKNOWN' });
}

/** Gives missions and half-days to another actor; those named only, or all. The ids of the summonses that moved. */
async function moveMissions(context: Context, from: string, to: string, only: readonly string[] | null): Promise<string[]> {
  const named = only === null ? null : `{${only.join(',')}}`;
  const rows = await writeRows<{ id: string }>(
    context, { entity: 'Summons', change: 'UPDATE' },
    'update summons set actor_id = ?, version = version + 1 where actor_id = ? and (?::text[] is null or id = any(?::text[])) returning id', [to, from, named, named]);
  await context.em.execute('update diary_entry set actor_id = ? where actor_id = ? and (?::text[] is null or summons_id = any(?::text[]))', [to, from, named, named]);
  return rows.map(({ id }) => id);
}

/** Records that were merged before, whose survivor is another now. */
const redirected = async (tx: EntityManager, ids: readonly string[]): Promise<Actor[]> => (ids.length === 0 ? [] : tx.find(Actor, { id: { $in: ids as GlobalId[] } }, { orderBy: { id: 'asc' } }));

interface Done {
  readonly actors: readonly Actor[];
  /** Ids of those that moved. */
  readonly summonses: readonly string[];
  readonly act: string;
  readonly reason?: string;
}

/** Traces a merge or its undoing on all that it touched, and tells the others. */
async function tell(merge: ActorMerge, { actors, summonses, act, reason }: Done, context: Context): Promise<void> {
  const { em: tx, now, caller } = context;
  await tx.execute(
    `insert into summons_change (summons_id, version, at, by, from_state, to_state, reason)
     select id, version, ?, ?, state, state, ? from summons where id = any(?::text[])`, [now(), caller.sub, `fusion ${merge.id} (${act})`, `{${summonses.join(',')}}`]);
  await tx.flush();
  // All are told anew, and traced, even where nothing of their own row has changed.
  await writeRows(context, { entity: 'Actor', change: 'UPDATE' }, 'update actor set version = version + 1 where id = any(?::text[]) returning id', [`{${actors.map(({ id }) => id).join(',')}}`]);
  for (const actor of actors) await tx.refresh(actor);
  trace(tx, context, merge, { act, after: merge.state, reason });
  for (const actor of actors) trace(tx, context, actor, { act, after: actor.survivorId, reason: merge.id });
  const moved = await tx.find(Summons, { id: { $in: summonses as GlobalId[] } }, { refresh: true });
  await context.emit(tx, [...actors.map(actorTold), ...moved.map(summonsTold)], now());
}
