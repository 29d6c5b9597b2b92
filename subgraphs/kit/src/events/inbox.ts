import type { EntityManager } from '@mikro-orm/postgresql';

import { type Context, within } from '../context.ts';
import type { Event } from './event.ts';

/** What a subgraph does when it is told of a topic. Runs in the transaction that remembers the event as applied. */
export type Apply = (event: Event, context: Context) => Promise<void>;

export type Consumers = Readonly<Record<string, Apply>>;

/**
 * Applies events, each once and in one transaction.
 *
 * An event that was applied before, one that a newer version of its row has overtaken, and one of a topic that this
 * subgraph does not know are left out: the sender may send them as often as it likes.
 */
export async function receive(events: readonly Event[], consumers: Consumers, base: Context): Promise<void> {
  for (const event of events) {
    const apply = consumers[event.topic];
    if (!apply) continue;
    await base.em.fork().transactional(async (tx) => {
      if ((await isNew(tx, event, base.now())) && (await isNewest(tx, event))) {
        await apply(event, within(base, tx));
      }
    });
  }
}

async function isNew(tx: EntityManager, { id }: Event, now: Date): Promise<boolean> {
  const inserted = await tx.execute('insert into inbox (event_id, applied_at) values (?, ?) on conflict do nothing returning 1', [id, now]);
  return inserted.length > 0;
}

async function isNewest(tx: EntityManager, { topic, key, version }: Event): Promise<boolean> {
  const moved = await tx.execute(
    `insert into inbox_head (topic, key, version) values (?, ?, ?)
     on conflict (topic, key) do update set version = excluded.version where inbox_head.version < excluded.version returning 1`,
    [topic, key, version],
  );
  return moved.length > 0;
}
