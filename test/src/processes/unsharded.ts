import { REGIONAL } from '@mirex/host/catalogue';
import { type Installation, startInstallation } from '@mirex/host/installation/installation';
import { provision } from '@mirex/host/postgres/provision';
import { databaseOf } from '@mirex/host/postgres/role';
import { newLog } from '@mirex/kit/log';
import { KIT_TABLES } from '@mirex/kit/privacy/person-rows';
import { TEST_KEYS } from '@mirex/kit/testing/test-instance';
import type { MirexCode } from '@mirex/schema/mirex';
import pg from 'pg';

export interface UnshardedOptions {
  readonly databaseUrl: string;
  /** What the roles' passwords are derived from. */
  readonly databaseSecret: string;
  /** What seals the requests to the instances. */
  readonly sealSecret: string;
  /** The prefix of the installation whose rows are copied. */
  readonly from: string;
  readonly mirex: readonly MirexCode[];
  readonly onStatement?: (subgraph: string, sql: string) => void;
}

export interface Unsharded {
  readonly installation: Installation;
  readonly database: string;
}

/** As whom the one owner of all rows goes by: it must be a MIREX. */
export const UNSHARDED_OWNER: MirexCode = 'NO';

/** One instance of each regional subgraph over the rows of all MIREX: what the seven together must be like. */
export async function startUnsharded({ databaseUrl, databaseSecret, sealSecret, from, mirex, onStatement }: UnshardedOptions): Promise<Unsharded> {
  const prefix = `${from}_whole`;
  const provisioned = await provision({ adminUrl: databaseUrl, secret: databaseSecret, prefix, tenants: [{ owner: UNSHARDED_OWNER, subgraphs: REGIONAL.map(({ name }) => name) }] });
  const installation = await startInstallation({
    tenancies: [{ owner: UNSHARDED_OWNER, subgraphs: REGIONAL, secret: () => sealSecret }], databaseUrl: (owner, subgraph) => provisioned.url(owner, subgraph),
    keyRing: TEST_KEYS, subscriptions: {}, host: '127.0.0.1', port: 0, log: newLog('silent', 'unsharded'),
    ...(onStatement && { onStatement: (_owner: string, subgraph: string, sql: string) => onStatement(subgraph, sql) }),
  });
  const database = databaseOf(UNSHARDED_OWNER, prefix);
  await using into = await connected(databaseUrl, database);
  // Rows come table by table, before those that they refer to; triggers have fired where they were first written.
  await into.query('set session_replication_role = replica');
  for (const index of ONCE_A_MIREX) await into.query(`drop index ${index}`);
  for (const [rank, code] of mirex.entries()) {
    await using source = await connected(databaseUrl, databaseOf(code, from));
    for (const { name } of REGIONAL) await copySchema(source, into, name, rank === 0 ? OWN : [...OWN, EDITION]);
  }
  await into.query('analyze');
  return { installation, database };
}

/** Every instance keeps the same. */
const EDITION = 'edition';
/** What is of the instance and not of the exam: its own work, and the numbers that it gives next. */
const OWN = [...KIT_TABLES.filter((table) => table !== EDITION), 'candidate_counter', 'number_series', 'given_number'];
/** What there is one of in each MIREX, and seven of among all their rows. */
const ONCE_A_MIREX = ['actors.one_jury_per_speciality'];
async function copySchema(source: pg.Client, into: pg.Client, schema: string, left: readonly string[]): Promise<void> {
  const { rows } = await source.query<{ table: string; columns: string }>(
    `select table_name as table, string_agg(quote_ident(column_name), ', ') as columns from information_schema.columns
       join information_schema.tables using (table_schema, table_name)
      where table_schema = $1 and table_type = 'BASE TABLE' and is_generated = 'NEVER' and is_identity = 'NO' and not table_name = any($2) group by 1`, [schema, left],
  );
  for (const { table, columns } of rows) {
    const name = `${schema}."${table}"`;
    const { rows: [told] } = await source.query<{ rows: string | null }>(`select json_agg(t order by ctid)::text as rows from ${name} t`);
    if (told?.rows == null) continue;
    // Numbers that PostgreSQL gives out itself are given anew, in the same order.
    await into.query(`insert into ${name} (${columns}) select ${columns} from json_populate_recordset(null::${name}, $1::json)`, [told.rows]);
  }
}

async function connected(serverUrl: string, database: string): Promise<pg.Client & AsyncDisposable> {
  const client = new pg.Client({ connectionString: Object.assign(new URL(serverUrl), { pathname: `/${database}` }).href });
  await client.connect();
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.end() });
}
