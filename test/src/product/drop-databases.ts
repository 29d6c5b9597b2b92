import { databaseOf } from '@mirex/host/postgres/role';
import type { Owner } from '@mirex/schema/mirex';
import pg from 'pg';

/** A superuser's connection to a database of the run's server. */
export async function connected(serverUrl: string, database: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: Object.assign(new URL(serverUrl), { pathname: `/${database}` }).href });
  await client.connect();
  return client;
}

/** The databases of a product under test, and the roles that had their names for a beginning. */
export async function dropDatabases(serverUrl: string, owners: readonly Owner[], databasePrefix: string): Promise<void> {
  const admin = await connected(serverUrl, 'postgres');
  const databases = owners.map((owner) => databaseOf(owner, databasePrefix));
  for (const database of databases) await admin.query(`drop database if exists ${database} with (force)`);
  const { rows } = await admin.query<{ rolname: string }>('select rolname from pg_roles where rolname ^@ any($1)', [databases]);
  for (const { rolname } of rows) await admin.query(`drop role ${rolname}`);
  await admin.end();
}
