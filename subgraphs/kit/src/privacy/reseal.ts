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

/**
 * Seals for the first time what was kept in clear, each column once: that nothing clear is left of it is noted, and its table is
 * not looked at again. It may be stopped in between: what is not noted is begun again.
 */
export async function sealClear(columns: readonly SealedColumn[], { em, vault }: Pick<Context, 'em' | 'vault'>): Promise<void> {
  const clear = columns.filter(({ wasClear }) => wasClear);
  if (clear.length === 0) return;
  const done = new Set((await em.execute<{ column: string }[]>('select sealed_as as column from sealed_clear')).map(({ column }) => column));
  for (const column of clear.filter(({ sealedAs }) => !done.has(sealedAs))) {
    while ((await em.fork().transactional((tx) => sealChunk(column, tx, vault))) === CHUNK);
    await em.execute('insert into sealed_clear (sealed_as) values (?) on conflict do nothing', [column.sealedAs]);
  }
}

async function sealChunk({ table, id, column, sealedAs }: SealedColumn, tx: EntityManager, vault: Vault): Promise<number> {
  const rows = await tx.execute<{ id: string; text: string }[]>(
    `select ${id} as id, ${column} as text from ${table} where ${column} not like 'v1.%' order by ${id} limit ? for update`, [CHUNK],
  );
  await writeValues({ table, id, column }, rows.map((row) => ({ id: row.id, sealed: vault.seal(row.text, { column: sealedAs, id: row.id }) })), tx);
  return rows.length;
}

async function resealChunk({ table, id, column, sealedAs }: SealedColumn, tx: EntityManager, vault: Vault): Promise<number> {
  const rows = await tx.execute<{ id: string; sealed: Sealed }[]>(
    `select ${id} as id, ${column} as sealed from ${table} where ${column} not like ? order by ${id} limit ? for update`,
    [`${vault.current}%`, CHUNK],
  );
  const anew = rows.map((row) => ({ id: row.id, sealed: vault.reseal(row.sealed, { column: sealedAs, id: row.id }) }));
  await writeValues({ table, id, column }, anew, tx);
  return rows.length;
}

async function writeValues({ table, id, column }: Pick<SealedColumn, 'table' | 'id' | 'column'>, values: readonly { readonly id: string; readonly sealed: Sealed }[], tx: EntityManager): Promise<void> {
  if (values.length === 0) return;
  await tx.execute(
    `update ${table} as t set ${column} = r.sealed from jsonb_to_recordset(?::jsonb) as r(id text, sealed text) where t.${id} = r.id`,
    [JSON.stringify(values)],
  );
}
