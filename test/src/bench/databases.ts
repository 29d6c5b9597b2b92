import { databaseOf } from '@mirex/host/postgres/role';
import type { Owner } from '@mirex/schema/mirex';
import pg from 'pg';

import type { Bench } from './section.ts';

/** A superuser's connection to an owner's database of a host that was started with this prefix. */
export async function connect({ postgres }: Bench, owner: Owner, prefix: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: postgres.url(databaseOf(owner, prefix)) });
  await client.connect();
  return client;
}
