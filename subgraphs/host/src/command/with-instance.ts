import type { Owner } from '@mirex/schema/mirex';
import type { Context } from '@mirex/kit/context';
import { graphqlServer } from '@mirex/kit/graph/graphql-server';
import { Instance } from '@mirex/kit/instance';
import { newLog } from '@mirex/kit/log';
import type { Subgraph } from '@mirex/kit/subgraph';
import { isMirexCode } from '@mirex/schema/mirex';

import { SUBSCRIPTIONS } from '../catalogue.ts';
import { openDatabases, openServer } from '../product/database.ts';
import type { ProductOptions } from '../product/options.ts';
import { sealSecret } from '../product/secrets.ts';

/**
 * Lets a command act on one instance's database: beside a running product, whose PostgreSQL it joins, or alone.
 *
 * What it tells the other subgraphs waits in the outbox until the product runs.
 */
export async function withInstance<Value>(
  options: ProductOptions, owner: Owner, subgraph: Subgraph, act: (context: Context) => Promise<Value>,
): Promise<Value> {
  const server = await openServer({ ...options, reset: false }, true);
  try {
    const databaseUrl = await openDatabases(server, isMirexCode(owner) ? [owner] : []);
    const log = newLog(options.logLevel, 'mirex');
    const graphql = await graphqlServer(subgraph, log);
    const instance = await Instance.start({
      subgraph, owner, log, server: graphql, databaseUrl: databaseUrl(owner, subgraph.name),
      secret: () => sealSecret(server.master, owner), subscriptions: SUBSCRIPTIONS, keyRing: server.keyRing,
    });
    try {
      return await act(instance.context());
    } finally {
      await instance.close();
      await graphql.stop();
    }
  } finally {
    await server.stop();
  }
}
