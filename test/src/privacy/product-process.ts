import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { askToken } from '@mirex/host/command/ask-token';
import { databaseOf } from '@mirex/host/postgres/role';
import { type MirexCode, NATION, type Owner } from '@mirex/schema/mirex';
import type pg from 'pg';

import { until } from '../processes/until.ts';
import { connected, dropDatabases } from '../processes/databases.ts';
import { mirexCommand, type MirexCommand } from './mirex-command.ts';

const MAIN = fileURLToPath(new URL('../../../subgraphs/host/dist/main.js', import.meta.url));
const PATIENCE_MS = 280_000;

export interface Answered {
  readonly status: number;
  readonly text: string;
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly { readonly message: string; readonly extensions: Record<string, unknown> }[];
}

/** The product as one starts it, a process of its own that logs all that it can, on databases of its own. */
export interface ProductProcess {
  readonly url: string;
  /** All that it has said and logged since it began. */
  readonly said: () => string;
  /** Where it may leave files. */
  readonly directory: string;
  /** A superuser's connection to an owner's database, where each subgraph has a schema. */
  readonly database: (owner: Owner) => pg.Client;
  readonly command: MirexCommand;
  /** A token of one of the demonstration's people, by their account. */
  readonly tokenOf: (who: string) => Promise<string>;
  readonly post: (who: string, query: string, variables?: object) => Promise<Answered>;
  readonly stop: () => Promise<void>;
}

/** Started, with its demonstration session, and every event applied by those who are told of it. */
export async function startProductProcess(mirex: readonly MirexCode[], enrolments: number): Promise<ProductProcess> {
  // oxlint-disable-next-line node/no-process-env -- set by jest's set-up
  const { PATH = '', MIREX_TEST_DATABASE_URL: DATABASE_URL = '', MIREX_TEST_SECRET: MIREX_SECRET = '' } = process.env;
  const DATABASE_PREFIX = `personal_${randomBytes(3).toString('hex')}`;
  const owners: readonly Owner[] = [NATION, ...mirex];
  const directory = mkdtempSync(join(tmpdir(), 'mirex-personal-'));
  const env = { PATH, DATABASE_URL, MIREX_SECRET, DATABASE_PREFIX, LOG_LEVEL: 'trace', MIREX: mirex.join(','), MIREX_DATA_DIR: directory, PORT: '0', NO_COLOR: '1' };
  const running = spawn(process.execPath, [MAIN, '--enrolments', String(enrolments), '--port', '0'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [running.stdout, running.stderr]) stream.setEncoding('utf8').on('data', (text: string) => void (said += text));
  const gone = new Promise((resolve) => running.once('exit', resolve));
  const connections = new Map<Owner, pg.Client>();
  const stop = async (): Promise<void> => {
    await Promise.all([...connections.values()].map(async (client) => client.end()));
    running.kill('SIGTERM');
    await gone;
    rmSync(directory, { recursive: true, force: true });
    await dropDatabases(DATABASE_URL, owners.map((owner) => databaseOf(owner, DATABASE_PREFIX)));
  };
  try {
    await until('the product has started', async () => said.includes('Première requête') || running.exitCode !== null, PATIENCE_MS);
    if (running.exitCode !== null) throw new Error(`the product ended:\n${said}`);
    for (const owner of owners) connections.set(owner, await connected(DATABASE_URL, databaseOf(owner, DATABASE_PREFIX)));
    await until('all events have arrived', async () => (await Promise.all([...connections.values()].map(waiting))).every((events) => events === 0));
  } catch (error) {
    await stop();
    throw error;
  }
  const [, issuer = ''] = /Identités : (http:\S+)/.exec(said) ?? [];
  const [, url = ''] = /Graphe\s+(http:\S+)\/graphql/.exec(said) ?? [];
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (who: string): Promise<string> => {
    const held = tokens.get(who) ?? askToken(issuer, who);
    tokens.set(who, held);
    return held;
  };
  return {
    url, directory, tokenOf, stop,
    said: () => said,
    command: mirexCommand(DATABASE_PREFIX, mirex),
    database: (owner) => {
      const client = connections.get(owner);
      if (!client) throw new Error(`${owner} is not served by this product`);
      return client;
    },
    post: async (who, query, variables = {}) => {
      const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${await tokenOf(who)}` }, body: JSON.stringify({ query, variables }) });
      const text = await response.text();
      const { data = null, errors = [] } = JSON.parse(text) as Partial<Answered>;
      return { status: response.status, text, data, errors };
    },
  };
}

/** Events of every subgraph of a database that somebody has still to apply. */
async function waiting(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ schema: string }>(`select table_schema as schema from information_schema.tables where table_name = 'outbox'`);
  const counted: number[] = [];
  for (const { schema } of rows) counted.push((await client.query<{ waiting: number }>(`select count(*)::integer as waiting from ${schema}.outbox where delivered_at is null`)).rows[0]?.waiting ?? 0);
  return counted.reduce((sum, events) => sum + events, 0);
}
