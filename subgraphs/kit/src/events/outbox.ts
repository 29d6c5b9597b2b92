import type { EntityManager } from '@mikro-orm/postgresql';
import type { Topics } from '@mirex/schema/events';

import { newUuid } from '../new-uuid.ts';
import type { Event } from './event.ts';
import { CHANNEL_SQL } from './outbox-bell.ts';

/** Which subgraphs are told of which topic: `{ 'enrolment.registered': ['grades', 'centres'] }`. */
export type Subscriptions = Readonly<Partial<Record<keyof Topics, readonly string[]>>>;

/** What is told: one topic's payload, for one version of one row. */
export type Told = { readonly [Topic in keyof Topics]: Omit<Event<Topics[Topic]>, 'id' | 'topic'> & { readonly topic: Topic } }[keyof Topics];

/** Writes events into the outbox, in the transaction of the change that they tell. They leave after its commit. */
export type Emit = (tx: EntityManager, events: readonly Told[], now: Date) => Promise<void>;

/** What is written is told once its transaction is committed, and never when it is rolled back. */
export const outbox = (subscriptions: Subscriptions): Emit => async (tx, events, now) => {
  const rows = events.flatMap(({ topic, key, version, payload }) => {
    const consumers = subscriptions[topic] ?? [];
    return consumers.length === 0 ? [] : [{ id: newUuid(), consumers, topic, key, version, payload }];
  });
  if (rows.length === 0) return;
  if (!tx.isInTransaction()) throw new Error('an event is told inside the transaction of its change, or it may tell what never was');
  await tx.execute(
    `with told as (
       insert into outbox (event_id, consumer, topic, key, version, payload, recorded_at)
       select r.id, consumer, r.topic, r.key, r.version, r.payload, ?
       from jsonb_to_recordset(?::jsonb) as r(id uuid, consumers jsonb, topic text, key text, version integer, payload jsonb), jsonb_array_elements_text(r.consumers) as consumer
     ) select pg_notify(${CHANNEL_SQL}, '')`,
    [now, JSON.stringify(rows)],
  );
};
