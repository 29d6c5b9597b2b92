import type { Client } from 'pg';

/**
 * How many rows each table of a database holds, by `schema.table`: two are equal when nothing was written in between. Journals are
 * left out: what is refused is journalled too.
 */
export async function rowCounts(client: Client): Promise<Record<string, number>> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema') and tablename not like 'journal\\_%' order by 1`,
  );
  const counts = tables.map(({ name }) => `select '${name}' as name, count(*)::integer as count from ${name}`).join(' union all ');
  const { rows } = await client.query<{ name: string; count: number }>(counts);
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
}
