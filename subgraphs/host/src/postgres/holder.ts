import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { isAlive } from './postmaster.ts';
import { StartRefusal } from './start-refusal.ts';

/** Any number will do: the lock lives in a server that is ours alone. */
const LOCK = 0x4d495245;
const WRONG_PASSWORD = '28P01';

/** What pg has and its types lack: holding a server must not keep a process alive that has nothing else to do. */
type QuietClient = Client & { ref(): void; unref(): void };

/** A session on an embedded server. The first to hold the server answers for it, and stops it. */
export interface Holder {
  /** Undefined when we hold the server; otherwise who does. */
  readonly other: string | undefined;
  /** Settles when the server ends the session; never when we close it. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

/**
 * Takes the server, unless somebody has it.
 *
 * The lock is the server's own and goes with our connection: nothing is left behind by `kill -9`.
 *
 * @returns undefined when the server is leaving, or not there yet.
 * @throws StartRefusal when it does not know our password: it is someone else's.
 */
export async function hold(url: string): Promise<Holder | undefined> {
  const client = new Client({ connectionString: url, application_name: String(process.pid) }) as QuietClient;
  let closing = false;
  const ended = new Promise<void>((resolve) => {
    client.once('end', () => {
      if (!closing) resolve();
    });
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const other = await otherHolder(client);
    // Everyone may enter these two unless told otherwise; the subgraphs' roles have no business there.
    if (other === undefined) await client.query('revoke connect on database postgres, template1 from public');
    client.unref();
    const close = async (): Promise<void> => {
      closing = true;
      client.ref();
      await client.end();
    };
    return { other, ended, close };
  } catch (error) {
    await client.end().catch(() => undefined);
    if ((error as { code?: string }).code === WRONG_PASSWORD) throw new StartRefusal({ code: 'SERVER_NOT_OURS', port: client.port }, { cause: error });
    return undefined;
  }
}

async function otherHolder(client: Client): Promise<string | undefined> {
  for (let attempt = 0; ; attempt++) {
    const { rows: [lock] } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [LOCK]);
    if (lock?.taken) return undefined;

    const { rows: [holder] } = await client.query<{ name: string }>(
      `select application_name as name from pg_stat_activity join pg_locks using (pid) where locktype = 'advisory' and granted and objid = $1`,
      [LOCK],
    );
    // The server takes a moment to notice that a killed holder is gone.
    if (holder && (isAlive(Number(holder.name)) || attempt === 20)) return holder.name;
    await sleep(25);
  }
}
