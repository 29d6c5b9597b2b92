import type { EntityManager } from '@mikro-orm/postgresql';

import { type Context, within } from '../context.ts';
import type { Event } from './event.ts';

/**
 * What a subgraph does when it is told of a topic: one event of each row, all of them new. Runs in the transaction that
 * remembers them as applied.
 */
export type Apply = (events: readonly Event[], context: Context) => Promise<void>;

export type Consumers = Readonly<Record<string, Apply>>;

/**
 * Applies events, each once.
 *
 * An event that was applied before, one that a newer version of its row has overtaken, and one of a topic that this
 * subgraph does not know are left out: the sender may send them as often as it likes. A batch is one transaction; when
 * it fails, its events are tried one by one, so that one that cannot be applied holds up no other. Then it throws.
 */
export async function receive(events: readonly Event[], consumers: Consumers, base: Context): Promise<void> {
  const failures: unknown[] = [];
  for (const [topic, told] of Map.groupBy(events, (event) => event.topic)) {
    const apply = consumers[topic];
    if (!apply) continue;
    base.act.name = `event ${topic}`;
    try {
      await applyOnce(told, apply, base);
    } catch (error) {
      if (told.length === 1) failures.push(error);
      else for (const event of told) await applyOnce([event], apply, base).catch((one: unknown) => failures.push(one));
    }
  }
  if (failures.length > 0) throw failures[0];
}

const applyOnce = (events: readonly Event[], apply: Apply, base: Context): Promise<void> =>
  base.em.fork().transactional(async (tx) => {
    const fresh = await keepNewest(tx, newestOfEachRow(await keepNew(tx, events, base.now())));
    if (fresh.length > 0) await apply(fresh, within(base, tx));
  });

async function keepNew(tx: EntityManager, events: readonly Event[], now: Date): Promise<Event[]> {
  const inserted: { event_id: string }[] = await tx.execute(
    `insert into inbox (event_id, applied_at) select (e ->> 'id')::uuid, ? from jsonb_array_elements(?::jsonb) e
     on conflict do nothing returning event_id`,
    [now, JSON.stringify(events.map(({ id }) => ({ id })))],
  );
  const ids = new Set(inserted.map((row) => row.event_id));
  return events.filter(({ id }) => ids.has(id));
}

function newestOfEachRow(events: readonly Event[]): Event[] {
  const newest = new Map<string, Event>();
  for (const event of events) if ((newest.get(event.key)?.version ?? -1) < event.version) newest.set(event.key, event);
  return [...newest.values()];
}

async function keepNewest(tx: EntityManager, events: readonly Event[]): Promise<Event[]> {
  const moved: { key: string }[] = await tx.execute(
    `insert into inbox_head (topic, key, version)
     select r.topic, r.key, r.version from jsonb_to_recordset(?::jsonb) as r(topic text, key text, version integer) order by r.key
     on conflict (topic, key) do update set version = excluded.version where inbox_head.version < excluded.version returning key`,
    [JSON.stringify(events.map(({ topic, key, version }) => ({ topic, key, version })))],
  );
  const keys = new Set(moved.map((row) => row.key));
  return events.filter(({ key }) => keys.has(key));
}
