import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import type { Logger } from 'pino';

import type { FetchSubgraph } from '../execute/subgraph-request.ts';
import type { Caller } from '../instance/caller.ts';
import { type OwnAnswers, ownAnswers } from './own-answers.ts';
import type { Answers } from './question.ts';
import { stockAnswers } from './stock-answers.ts';

/** Who executes plans: this gateway, or Apollo's. */
export type Execution = 'own' | 'stock';

interface Choice extends Omit<OwnAnswers, 'fetchOf'> {
  readonly execution?: Execution | undefined;
  readonly dataSourceOf: (subgraph: string) => GraphQLDataSource;
  readonly log: Logger;
}

/** What stands behind `/graphql`: our own execution, unless Apollo's is wanted (docs/decisions/0002-planner.md). */
export const chooseAnswers = async ({ execution = 'own', dataSourceOf, ...choice }: Choice): Promise<Answers> =>
  (execution === 'own' ? ownAnswers({ ...choice, fetchOf: (subgraph) => fetchFrom(dataSourceOf(subgraph)) }) : stockAnswers({ ...choice, dataSourceOf }));

/** The way of Apollo's data sources, which every subgraph has one of. */
const fetchFrom = (source: GraphQLDataSource): FetchSubgraph<Caller> => async ({ query, operationName, variables }, context) =>
  source.process({ request: { query, operationName, variables }, context } as unknown as GraphQLDataSourceProcessOptions);
