import type { Logger } from 'pino';
import { Client } from 'pg';

/** How long until a lost connection is made again; meanwhile the relay looks by itself now and then. */
const AGAIN_MS = 1_000;

/**
 * Rings when rows of an outbox are committed, by whichever process: PostgreSQL notifies at the commit, never before, and
 * not at all when the transaction is rolled back.
 */
export class OutboxBell {
  readonly #url: string;
  readonly #ring: () => void;
  readonly #log: Logger;
  #client: Client | undefined;
  #again: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(url: string, ring: () => void, log: Logger) {
    this.#url = url;
    this.#ring = ring;
    this.#log = log;
  }

  async listen(): Promise<void> {
    const client = new Client({ connectionString: this.#url });
    client.on('notification', this.#ring);
    client.on('error', (error) => this.#lost(error));
    try {
      await client.connect();
      const { rows } = await client.query<{ channel: string }>(`select quote_ident(${CHANNEL_SQL}) as channel`);
      await client.query(`listen ${rows[0]?.channel}`);
      this.#client = client;
      this.#ring();
    } catch (error) {
      this.#lost(error);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#again);
    await this.#client?.end();
  }

  #lost(error: unknown): void {
    this.#client = undefined;
    if (this.#closed) return;
    this.#log.warn({ err: error }, 'the outbox is not listened to, tried again');
    clearTimeout(this.#again);
    this.#again = setTimeout(() => void this.listen(), AGAIN_MS);
    this.#again.unref();
  }
}

/** One channel per schema: the subgraphs of an owner share a database. */
export const CHANNEL_SQL = `'outbox ' || current_schema()`;
