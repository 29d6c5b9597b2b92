import type { GraphQLDataSource } from '@apollo/gateway';
import type { Logger } from 'pino';

import { supergraphPlanner } from '../plan/supergraph-planner.ts';
import { type Gateway, ownGateway } from './own-gateway.ts';

/** Who executes plans: this gateway, or Apollo's. */
export type Execution = 'own' | 'stock';

interface Choice {
  readonly execution?: Execution | undefined;
  readonly supergraph: string;
}

/** What stands behind the GraphQL server: our own execution, unless Apollo's is wanted (docs/decisions/0002-planner.md). */
export const chooseGateway = ({ execution = 'own', supergraph }: Choice, dataSourceOf: (subgraph: string) => GraphQLDataSource, log: Logger): Gateway =>
  (execution === 'own' ? ownGateway(supergraph, dataSourceOf) : supergraphPlanner(supergraph, dataSourceOf, log));
