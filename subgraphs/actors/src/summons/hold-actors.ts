import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';

import { Actor } from '../actor/actor.entity.ts';
import { DiaryEntry } from './diary-entry.entity.ts';
import { type Slot, slotKey } from './diary.rules.ts';

/** Who is there and what they already have, while nobody else can change it. */
export interface HeldActors {
  /** Of this MIREX and those that it has borrowed. */
  readonly actors: ReadonlySet<string>;
  readonly merged: ReadonlyMap<string, GlobalId>;
  /** Half-days that are given away, as `slotKey` writes them. */
  readonly taken: Set<string>;
  readonly lent: { readonly actors: ReadonlySet<string>; readonly slots: ReadonlySet<string> };
}

/**
 * Locks actors, always in the order of their ids, then reads their half-days of the days asked about. Reservations that
 * nobody confirmed in time are dropped.
 */
export async function holdActors(tx: EntityManager, missions: readonly { readonly actorId: string; readonly date: string }[], now: Date): Promise<HeldActors> {
  const ids = [...new Set(missions.map(({ actorId }) => actorId))] as GlobalId[];
  const actors = await tx.find(Actor, { id: { $in: ids } }, { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE });
  const missing = ids.filter((id) => !actors.some((actor) => actor.id === id));
  const borrowed = missing.length === 0 ? [] : await tx.execute<{ id: string }[]>(
    'select actor_id as id from borrowed_actor where actor_id = any(?::text[]) order by actor_id for update', [`{${missing.join(',')}}`]);
  await tx.nativeDelete(DiaryEntry, { actor: { $in: ids }, expiresAt: { $lte: now } });
  const entries = await tx.find(DiaryEntry, { actor: { $in: ids }, date: { $in: [...new Set(missions.map(({ date }) => date))] } });
  const agreed = borrowed.length === 0 ? [] : await tx.execute<Slot[]>(
    `select actor_id as "actorId", date::text, half from borrowed_half_day where state = 'AGREED' and actor_id = any(?::text[])`, [`{${missing.join(',')}}`]);
  return {
    lent: { actors: new Set(borrowed.map(({ id }) => id)), slots: new Set(agreed.map(slotKey)) },
    actors: new Set([...actors, ...borrowed].map(({ id }) => id)),
    merged: new Map(actors.flatMap(({ id, survivorId }) => (survivorId === null ? [] : [[id, survivorId] as const]))),
    taken: new Set(entries.map(({ actor, date, half }) => slotKey({ actorId: actor.id, date, half }))),
  };
}
