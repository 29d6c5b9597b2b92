import type { GraphQLDataSource } from '@apollo/gateway';
import type { Logger } from 'pino';

import type { FetchSubgraph } from '../execute/subgraph-request.ts';
import type { Caller } from '../instance/caller.ts';
import type { Topology } from '../topology/topology.ts';

/** What a data source is made of. The topology is read at each fetch, so that a new one counts at once. */
export interface DataSourceParts {
  readonly subgraph: string;
  readonly topology: () => Topology;
  readonly log: Logger;
}

/** Makes the way of our own execution to a subgraph; undefined leaves it to the plain one, which knows one instance only. */
export type FetchFor = (parts: DataSourceParts) => FetchSubgraph<Caller> | undefined;

/** The same for Apollo's. */
export type DataSourceFor = (parts: DataSourceParts) => GraphQLDataSource | undefined;
