import type { Context } from '@mirex/kit/context';
import { enterDatabase } from '@mirex/kit/database';
import type { Subgraph } from '@mirex/kit/subgraph';
import { NATION, type Owner } from '@mirex/schema/mirex';

import { NATIONAL, REGIONAL } from '../catalogue.ts';
import { databaseOf } from '../postgres/role.ts';
import { openServer, type Server } from '../product/database.ts';
import type { ProductOptions } from '../product/options.ts';

/** The rows of one subgraph of one owner, without anybody who serves them. */
export interface Database {
  readonly owner: Owner;
  readonly subgraph: Subgraph;
  readonly em: Context['em'];
  readonly keyRing: Server['keyRing'];
}

/**
 * Does something in the database of each subgraph of each owner, one after the other: beside a running product, or alone.
 *
 * It is entered by the account of the server's own address, and nothing is set up there: for an audit, an account that may
 * only read will do.
 */
export async function inEveryDatabase(options: ProductOptions, owners: readonly Owner[], act: (database: Database) => Promise<void>): Promise<void> {
  const server = await openServer({ ...options, reset: false }, true);
  try {
    for (const owner of owners) {
      for (const subgraph of owner === NATION ? NATIONAL : REGIONAL) {
        const orm = await enterDatabase(addressIn(server, owner), subgraph.name);
        try {
          await act({ owner, subgraph, em: orm.em.fork(), keyRing: server.keyRing });
        } finally {
          await orm.close();
        }
      }
    }
  } finally {
    await server.stop();
  }
}

const addressIn = ({ adminUrl, databasePrefix = 'mirex' }: Server, owner: Owner): string =>
  Object.assign(new URL(adminUrl), { pathname: `/${databaseOf(owner, databasePrefix)}` }).href;
