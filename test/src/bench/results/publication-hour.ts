import type { Embedded } from '@mirex/host/postgres/embedded';
import pg from 'pg';

import { heard, start, stop } from '../gateway/child.ts';

/** What the process of an hour is told. */
export interface Started {
  readonly databaseUrl: string;
  /** Of the tokens, and of the seals between gateway and instance. */
  readonly secret: string;
}

export interface Addresses {
  /** Without a path. */
  readonly gateway: string;
  /** Of the instance itself, whole. */
  readonly instance: string;
}

/** What the process has used since it began; none of it is PostgreSQL's, nor that of whoever asks. */
export interface Used {
  /** In microseconds, all threads. */
  readonly cpu: number;
  /** In bytes. */
  readonly memory: number;
  readonly statements: number;
}

export interface PublicationHour extends Addresses {
  readonly used: () => Promise<Used>;
}

export const SECRET = 'r'.repeat(32);

/** Has 53,000 results come out in a process of its own, acts, and leaves nothing behind. */
export async function atPublicationHour<Made>(postgres: Embedded, database: string, act: (hour: PublicationHour) => Promise<Made>): Promise<Made> {
  const admin = new pg.Client({ connectionString: postgres.url() });
  await admin.connect();
  await admin.query(`create database ${database}`);
  const child = start(new URL('./results-process.js', import.meta.url));
  try {
    child.send({ databaseUrl: postgres.url(database), secret: SECRET } satisfies Started);
    const addresses = await heard<Addresses | { readonly fault: string }>(child);
    if ('fault' in addresses) throw new Error(addresses.fault);
    const used = async (): Promise<Used> => {
      child.send('usage');
      return heard<Used>(child);
    };
    return await act({ ...addresses, used });
  } finally {
    await stop(child);
    await admin.query(`drop database ${database} with (force)`);
    await admin.end();
  }
}
