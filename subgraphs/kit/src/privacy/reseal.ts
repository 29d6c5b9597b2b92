import type { EntityManager } from '@mikro-orm/postgresql';

import type { Context } from '../context.ts';
import type { SealedColumn } from './sealed-column.ts';
import type { Sealed, Vault } from './vault.ts';

const CHUNK = 1_000;

/**
 * Gives the values of a column the current key, a chunk in a transaction: it may be stopped and begun again. Rows that
 * somebody is changing are waited for. Gives how many it sealed anew.
 */
export async function reseal(column: SealedColumn, { em, vault }: Pick<Context, 'em' | 'vault'>): Promise<number> {
  let resealed = 0;
  for (;;) {
    const done = await em.fork().transactional((tx) => resealChunk(column, tx, vault));
    resealed += done;
    if (done < CHUNK) return resealed;
  }
}

async function resealChunk({ table, id, column, sealedAs }: SealedColumn, tx: EntityManager, vault: Vault): Promise<number> {
  const rows = await tx.execute<{ id: string; sealed: Sealed }[]>(
    `select ${id} as id, ${column} as sealed from ${table} where ${column} not like ? order by ${id} limit ? for update`,
    [`${vault.current}%`, CHUNK],
  );
  const anew = rows.map((row) => ({ id: row.id, sealed: vault.reseal(row.sealed, { column: sealedAs, id: row.id }) }));
  if (anew.length > 0) {
    await tx.execute(
      `update ${table} as t set ${column} = r.sealed from jsonb_to_recordset(?::jsonb) as r(id text, sealed text) where t.${id} = r.id`,
      [JSON.stringify(anew)],
    );
  }
  return rows.length;
}
