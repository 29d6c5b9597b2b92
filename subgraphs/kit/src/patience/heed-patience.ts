import pg, { type Pool, type PoolClient } from 'pg';

import { type Patience, patienceOf } from './patience.ts';

type Query = (text: string | { readonly text?: string }, ...rest: unknown[]) => unknown;

/** What ends a transaction is said however late it is. */
const ENDINGS: ReadonlySet<unknown> = new Set(['commit', 'rollback']);

/** Nobody waits for this any more: no further statement is begun for it. */
class NobodyWaits extends Error {
  override readonly name = 'NobodyWaits';
}

/**
 * Has the connections of a pool cancel a statement when nobody waits for it any more, and begin no other for the same question.
 *
 * By a short connection of its own: all of the pool's may be busy. Until the cancellation was heard, the connection says nothing
 * else, or it would be the next statement that is cancelled.
 */
export function heedPatience(pool: Pool): void {
  pool.on('connect', (client: PoolClient) => {
    const query = client.query.bind(client) as Query;
    let cancelling: Promise<void> | undefined;
    const cancel = (): void => {
      cancelling ??= cancelBackend(pool, client).finally(() => { cancelling = undefined; });
    };
    const heeded = async (patience: Patience | undefined, asked: Parameters<Query>): Promise<unknown> => {
      await cancelling;
      if (patience === undefined || ENDINGS.has(asked[0])) return query(...asked);
      if (patience.isOver) throw new NobodyWaits('nobody waits for this statement any more');
      const ended = patience.begin(cancel);
      try {
        return await query(...asked);
      } finally {
        ended();
      }
    };
    client.query = ((...asked: Parameters<Query>) => {
      const patience = patienceOf();
      const isCursor = typeof asked[0] === 'object' && 'submit' in asked[0];
      return isCursor || (patience === undefined && cancelling === undefined) ? query(...asked) : heeded(patience, asked);
    }) as typeof client.query;
  });
}

/** Never rejects: when the server is gone, so is the statement. */
async function cancelBackend({ options }: Pool, client: PoolClient): Promise<void> {
  const { processID } = client as PoolClient & { readonly processID: number };
  const other = new pg.Client(options);
  try {
    await other.connect();
    await other.query('select pg_cancel_backend($1)', [processID]);
  } catch {
    // Nothing is left to be done: the statement ends at its own limit, or has ended.
  } finally {
    await other.end().catch(() => undefined);
  }
}
