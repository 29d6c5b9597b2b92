import pg from 'pg';

/** A superuser's connection to a database of the run's server. */
export async function connected(serverUrl: string, database: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: Object.assign(new URL(serverUrl), { pathname: `/${database}` }).href });
  await client.connect();
  return client;
}

/** What a superuser reads in, or does to, one database of a server. */
export async function rowsOf<Row extends object>(serverUrl: string, database: string, sql: string): Promise<Row[]> {
  const client = await connected(serverUrl, database);
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** The databases, and the roles that had their names for a beginning. */
export async function dropDatabases(serverUrl: string, databases: readonly string[]): Promise<void> {
  for (const database of databases) await rowsOf(serverUrl, 'postgres', `drop database if exists ${database} with (force)`);
  const names = databases.map((database) => `'${database}'`).join(', ');
  const roles = await rowsOf<{ rolname: string }>(serverUrl, 'postgres', `select rolname from pg_roles where rolname ^@ any(array[${names}])`);
  for (const { rolname } of roles) await rowsOf(serverUrl, 'postgres', `drop role ${rolname}`);
}
