import { randomUUID } from 'node:crypto';

import type { ApolloServer } from '@apollo/server';
import type { DataSets } from '@mirex/schema/edition';
import { NATION, type Owner } from '@mirex/schema/mirex';
import { CLAIMS_HEADER, peerSecret, seal, SEAL_HEADER } from '@mirex/schema/signature';
import pg from 'pg';
import type { Logger } from 'pino';

import type { Caller, Context } from '../context.ts';
import { keepEdition } from '../edition.ts';
import type { Event } from '../events/event.ts';
import type { Subscriptions } from '../events/outbox.ts';
import { graphqlServer } from '../graph/graphql-server.ts';
import { Instance, type Reply } from '../instance.ts';
import { newLog } from '../log.ts';
import type { PeerAddress, PeerAddresses } from '../peer/ask-peers.ts';
import { type RunningServer, serve } from '../server.ts';
import type { KeyRing } from '../privacy/key-ring.rules.ts';
import type { Subgraph } from '../subgraph.ts';
import { markStatement, unjournalled, watchWrites } from './journal-witness.ts';

/** What seals the requests of a test to its instance. */
export const TEST_SECRET = 'a secret for tests and for nothing else';

/** What seals personal values in tests. */
export const TEST_KEYS: KeyRing = { current: 'test', keys: new Map([['test', Buffer.alloc(32, 1)]]), index: Buffer.alloc(32, 2) };

export const AGENT: Caller = { sub: 'agent-no', roles: ['UNIT'], mirex: ['NO'] };

export interface Answer {
  // A test reads what it asked for; typing every answer would say nothing more.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly data: any;
  readonly errors?: readonly { readonly message: string; readonly path?: readonly (string | number)[]; readonly extensions: { readonly code: string } }[];
}

export interface TestOptions {
  readonly owner?: Owner;
  readonly now?: () => Date;
  readonly subscriptions?: Subscriptions;
  readonly keyRing?: KeyRing;
  /** Silent unless said. */
  readonly log?: Logger;
  /** The national edition that the instance works with. */
  readonly dataSets?: Partial<DataSets>;
  /** Where the instances of other owners answer: none does unless said. */
  readonly peers?: PeerAddresses;
}

export interface TestInstance {
  readonly instance: Instance;
  readonly context: () => Context;
  /** SQL statements since the last `forget()`; of a long one its beginning. */
  readonly statements: string[];
  readonly forget: () => void;
  readonly delivered: Event[];
  readonly ask: (query: string, variables?: object, caller?: Caller) => Promise<Answer>;
  /** The file of a row, as the gateway asks for it. */
  readonly download: (id: string, caller?: Caller) => Promise<Reply<string | Buffer>>;
  /** Answers over HTTP from now on; where, as an instance of another owner has to know it. */
  readonly listen: (asker: Owner) => Promise<PeerAddress>;
  readonly close: () => Promise<void>;
}

const KEPT_OF_STATEMENT = 20_000;

/** A copy: what is cut from a text holds all of it in memory, and the rows of a bulk act are megabytes. */
const beginningOf = (sql: string): string => (sql.length > KEPT_OF_STATEMENT ? Buffer.from(sql.slice(0, KEPT_OF_STATEMENT)).toString() : sql);

/** One real instance on a PostgreSQL database of its own, asked through its GraphQL endpoint, seal and all. */
export async function testInstance(
  subgraph: Subgraph,
  { owner = 'NO', now, subscriptions = {}, keyRing = TEST_KEYS, log = newLog('silent', subgraph.name), dataSets, peers }: TestOptions = {},
): Promise<TestInstance> {
  const adminUrl = process.env['MIREX_TEST_DATABASE_URL'];
  if (!adminUrl) throw new Error('MIREX_TEST_DATABASE_URL is set by the jest set-up: run tests by `npm test`');
  const name = `test_${subgraph.name}_${randomUUID().slice(0, 8)}`;
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`create database ${name}`);

  const server: ApolloServer<Context> = await graphqlServer(subgraph, log);
  const secret = TEST_SECRET;
  const statements: string[] = [];
  const delivered: Event[] = [];
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const instance = await Instance.start({
    subgraph, owner, server, databaseUrl: url.href, secret: () => secret, keyRing, subscriptions, log,
    deliver: async (_consumer, events) => void delivered.push(...events),
    onStatement: (sql) => void statements.push(beginningOf(sql)),
    mark: markStatement,
    ...(now && { now }),
    personSecret: 'the key of persons in tests',
    ...(peers && { peers }),
  });

  // A bench measures what an installation does: only tests are watched.
  const watched = process.env['JEST_WORKER_ID'] !== undefined;
  if (watched) await watchWrites(instance.context().em);
  if (dataSets) await keepEdition(instance.context().em, { number: 1, dataSets });

  const agent: Caller = owner === NATION ? AGENT : { ...AGENT, mirex: [owner] };
  const sealed = (body: string, caller: Caller): Record<string, string> => {
    const claims = JSON.stringify(caller);
    const at = (now?.() ?? new Date()).getTime();
    return {
      [SEAL_HEADER]: seal(secret, { at, to: `${subgraph.name}@${owner}`, claims, body }),
      [CLAIMS_HEADER]: Buffer.from(claims).toString('base64url'),
    };
  };
  const ask = async (query: string, variables: object = {}, caller: Caller = agent): Promise<Answer> => {
    const body = JSON.stringify({ query, variables });
    return JSON.parse((await instance.graphql({ method: 'POST', headers: sealed(body, caller), body })).body) as Answer;
  };
  const download = (id: string, caller: Caller = agent): Promise<Reply<string | Buffer>> => instance.document(id, { method: 'GET', headers: sealed(id, caller), body: '' });
  let listening: RunningServer | undefined;
  const listen = async (asker: Owner): Promise<PeerAddress> => {
    listening ??= await serve(() => [instance], { host: '127.0.0.1', port: 0, log });
    return { url: listening.url, secret: peerSecret(secret, asker) };
  };
  const close = async (): Promise<void> => {
    const untold = watched ? await unjournalled(instance.context().em) : [];
    await listening?.close();
    await instance.close();
    await server.stop();
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
    const places = untold.map(({ place, entity, rows }) => `${place} ${entity} (${rows})`);
    if (untold.length > 0) throw new Error(`the product wrote rows that no line of the journal names; say journalRows in the same transaction:\n${places.join('\n')}`);
  };
  return { instance, context: () => instance.context(AGENT), statements, forget: () => void statements.splice(0), delivered, ask, download, listen, close };
}
