import type { Pool, PoolClient } from 'pg';

type Query = (text: string | { readonly text?: string }, ...rest: unknown[]) => Promise<unknown>;

const NOTHING = { command: 'ROLLBACK', rowCount: 0, rows: [] };

/**
 * Lets the rollback of a connection that is gone succeed: PostgreSQL has rolled back by itself.
 *
 * Kysely 0.29.6 gives a transaction's connection back to its pool after a rollback that succeeded, and never after one that
 * failed: each connection lost inside a transaction would take a place of the pool for good.
 */
export function letLostConnectionsGo(pool: Pool): void {
  pool.on('connect', (client: PoolClient) => {
    let lost = false;
    const lose = (): void => void (lost = true);
    client.on('error', lose).on('end', lose);
    const query = client.query.bind(client) as Query;
    const rollback: Query = (...asked) => query(...asked).catch((error: unknown) => {
      if (lost) return NOTHING;
      throw error;
    });
    client.query = ((...asked: Parameters<Query>) => (asked[0] === 'rollback' ? rollback : query)(...asked)) as typeof client.query;
  });
}
