import { randomBytes } from 'node:crypto';

import type { TokenTrust } from '@mirex/gateway/access/token';
import { content } from '@mirex/host/content';
import { databaseOf } from '@mirex/host/postgres/role';
import { type Product, ProductStart } from '@mirex/host/product/start-product';
import { type MirexCode, NATION, type Owner } from '@mirex/schema/mirex';
import { GraphQLClient } from 'graphql-request';
import type pg from 'pg';

import { connected, dropDatabases } from '../processes/databases.ts';
import { settled } from './settled.ts';
import { StatementLog } from './statement-log.ts';

const DEMONSTRATION = 'Session de démonstration';

export interface TestProductOptions {
  readonly mirex?: readonly MirexCode[];
  /** Of the demonstration session, over all MIREX; 0: there is none, and nobody of it. */
  readonly enrolments?: number;
  /** The clock of every part; the machine's unless said. */
  readonly now?: () => Date;
  /** Whose tokens are believed; unless said, those of the demonstration's own people. */
  readonly trust?: TokenTrust;
}

export interface TestProduct {
  readonly product: Product;
  /** Asks the gateway as the first demonstration identity: an agent of the first MIREX. */
  readonly graph: GraphQLClient;
  /** What a subgraph has sent to its database since the last `forget()`; see `StatementLog`. */
  readonly statements: (owner: Owner, subgraph: string) => readonly string[];
  readonly forget: () => void;
  /** Another gateway over the same instances, which asks them over HTTP; see `ProductStart`. */
  readonly gatewayBeside: ProductStart['gatewayBeside'];
  /** A superuser's connection to an owner's database, where each subgraph has a schema. */
  readonly database: (owner: Owner) => pg.Client;
  readonly stop: () => Promise<void>;
}

/**
 * The whole product in this process, on databases of its own in the run's PostgreSQL: every step of `npm start`, then a wait
 * until all events have arrived. Two test files at once do not meet.
 */
export async function startTestProduct({ mirex = ['NO'], enrolments = 20, now, trust }: TestProductOptions = {}): Promise<TestProduct> {
  // oxlint-disable-next-line node/no-process-env -- set by jest's set-up
  const { MIREX_TEST_DATABASE_URL: databaseUrl, MIREX_TEST_SECRET: secret } = process.env;
  if (databaseUrl === undefined || secret === undefined) throw new Error('MIREX_TEST_DATABASE_URL is set by the jest set-up: run tests by `npm test`');

  const databasePrefix = `test_${randomBytes(4).toString('hex')}`;
  const owners: readonly Owner[] = [NATION, ...mirex];
  const log = new StatementLog();
  const start = new ProductStart(
    {
      mirex, enrolments, databaseUrl, secret, databasePrefix, directory: '', host: '127.0.0.1', port: 0, reset: false, logLevel: 'silent', production: false,
      ...(trust && { provider: { trust, login: undefined } }),
    }, content, { onStatement: log.note, ...(now && { now }) },
  );
  const connections = new Map<Owner, pg.Client>();
  const stop = async (): Promise<void> => {
    await Promise.all([...connections.values()].map(async (client) => client.end()));
    await start.stop();
    await dropDatabases(databaseUrl, owners.map((owner) => databaseOf(owner, databasePrefix)));
  };
  try {
    for (const step of start.steps) if (enrolments > 0 || step.title !== DEMONSTRATION) await step.run(() => undefined);
    const { product } = start;
    await settled(product.installation);
    for (const owner of owners) connections.set(owner, await connected(databaseUrl, databaseOf(owner, databasePrefix)));
    const graph = new GraphQLClient(`${product.gateway.url}/graphql`, { headers: { authorization: `Bearer ${product.identities[0]?.token}` } });
    const database = (owner: Owner): pg.Client => {
      const client = connections.get(owner);
      if (!client) throw new Error(`${owner} is not served by this product`);
      return client;
    };
    return { product, graph, gatewayBeside: (execution) => start.gatewayBeside(execution), statements: log.of, forget: log.forget, database, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
