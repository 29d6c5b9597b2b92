import type { MirexCode } from '@mirex/schema/mirex';

import type { TestProduct } from './test-product.ts';

/** A MIREX whose PostgreSQL is gone: it answers nothing of substance. Gives what brings it back. */
export async function databaseDown(test: Pick<TestProduct, 'database'>, mirex: MirexCode): Promise<() => Promise<void>> {
  const nation = test.database('FR');
  const { rows: [row] } = await test.database(mirex).query<{ name: string }>('select current_database() as name');
  const name = row?.name ?? '';
  await nation.query(`alter database ${name} with allow_connections false`);
  await nation.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usename ^@ $1`, [name]);
  return async () => void (await nation.query(`alter database ${name} with allow_connections true`));
}
