import type { EntityManager } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';

import type { Event } from './event.ts';

/** Hands a batch to a consumer; resolves when the consumer has applied it, rejects when it may not have. */
export type Deliver = (consumer: string, events: readonly Event[]) => Promise<void>;

export interface RelayOptions {
  readonly em: EntityManager;
  readonly consumers: readonly string[];
  readonly deliver: Deliver;
  readonly log: Logger;
  readonly now: () => Date;
}

const BATCH = 500;
const IDLE_MS = 5_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Carries the outbox to its consumers, each at its own pace: one that is down holds up nobody else.
 *
 * Rows are read under `for update skip locked` inside the delivering transaction: after a kill -9 they are free again at
 * once, and are sent again. Consumers apply each event once, so at least once here is exactly once there.
 */
export class Relay {
  readonly #options: RelayOptions;
  readonly #lanes: Promise<void>[];
  #wakers: (() => void)[] = [];
  #calls = 0;
  #closed = false;

  constructor(options: RelayOptions) {
    this.#options = options;
    this.#lanes = options.consumers.map((consumer) => this.#carry(consumer));
  }

  /** Something was written: look now rather than at the next idle look; a lane that is under way looks once more. */
  wake = (): void => {
    this.#calls += 1;
    const wakers = this.#wakers;
    this.#wakers = [];
    for (const waken of wakers) waken();
  };

  async close(): Promise<void> {
    this.#closed = true;
    this.wake();
    await Promise.all(this.#lanes);
  }

  async #carry(consumer: string): Promise<void> {
    let failures = 0;
    while (!this.#closed) {
      try {
        const calls = this.#calls;
        const sent = await this.#sendBatch(consumer);
        failures = 0;
        if (sent < BATCH && calls === this.#calls) await this.#pause(IDLE_MS);
      } catch (error) {
        failures += 1;
        this.#options.log.warn({ consumer, failures, err: error }, 'events not delivered, will be sent again');
        await this.#pause(Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS));
      }
    }
  }

  #sendBatch(consumer: string): Promise<number> {
    const { em, deliver, now } = this.#options;
    return em.fork().transactional(async (tx) => {
      const rows: (Event & { sequence: string })[] = await tx.execute(
        `select sequence, event_id as id, topic, key, version, payload from outbox
         where consumer = ? and delivered_at is null order by sequence limit ? for update skip locked`,
        [consumer, BATCH],
      );
      if (rows.length === 0) return 0;
      await deliver(consumer, rows.map(({ id, topic, key, version, payload }) => ({ id, topic, key, version, payload })));
      await tx.execute('update outbox set delivered_at = ? where sequence = any(?::bigint[])', [now(), `{${rows.map((row) => row.sequence).join(',')}}`]);
      return rows.length;
    });
  }

  #pause(ms: number): Promise<void> {
    if (this.#closed) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wakers.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}
