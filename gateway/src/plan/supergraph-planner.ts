import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import type { Logger } from 'pino';

import { quiet } from '../log/quiet.ts';
import { GuardedDataSource } from './guarded-data-source.ts';

/** Plans and executes over a supergraph that is given: nothing is fetched, polled or reported. */
export function supergraphPlanner(supergraph: string, dataSourceOf: (subgraph: string) => GraphQLDataSource, log: Logger): ApolloGateway {
  silenceVendor();
  return new ApolloGateway({
    supergraphSdl: supergraph,
    buildService: ({ name }) => new GuardedDataSource(dataSourceOf(name)),
    logger: quiet(log),
  });
}

/** @apollo/gateway opens a connection to its vendor when it is made, unless its environment says not to. */
function silenceVendor(): void {
  // oxlint-disable-next-line node/no-process-env -- a library reads it, and nobody may have to think of it
  process.env['APOLLO_TELEMETRY_DISABLED'] = '1';
}
