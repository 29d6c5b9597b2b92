import type { MirexCode } from '@mirex/schema/mirex';
import pg from 'pg';

import type { World } from './world.ts';

/** A row that nobody else can write while it is held. */
export interface HeldRow extends AsyncDisposable {
  /** Whether somebody waits for it, in a transaction of which the rest is written. */
  readonly isWaitedFor: () => Promise<boolean>;
  readonly release: () => Promise<void>;
}

/** Holds a row of a MIREX, the last unless said, so that whoever writes all of them stops short of the end. @param table `centres.known_enrolment`. */
export async function holdRow(world: World, databaseUrl: string, mirex: MirexCode, table: string, id?: string): Promise<HeldRow> {
  const [database] = await world.rows<{ name: string }>(mirex, 'select current_database() as name');
  const client = new pg.Client({ connectionString: Object.assign(new URL(databaseUrl), { pathname: `/${database?.name}` }).href });
  await client.connect();
  await client.query('begin');
  await client.query(`select id from ${table} where $1::text is null or id = $1 order by id desc limit 1 for update`, [id ?? null]);
  let held = true;
  const release = async (): Promise<void> => {
    if (held) await client.end();
    held = false;
  };
  const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%${table.split('.')[1] ?? ''}%'`;
  return { isWaitedFor: async () => (await world.rows(mirex, waiting)).length > 0, release, [Symbol.asyncDispose]: release };
}
