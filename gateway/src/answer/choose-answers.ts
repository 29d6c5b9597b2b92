import type { GraphQLDataSource } from '@apollo/gateway';
import type { Logger } from 'pino';

import { type OwnAnswers, ownAnswers } from './own-answers.ts';
import type { Answers } from './question.ts';
import { stockAnswers } from './stock-answers.ts';

/** Who executes plans: this gateway, or Apollo's. */
export type Execution = 'own' | 'stock';

interface Choice extends OwnAnswers {
  readonly execution?: Execution | undefined;
  readonly dataSourceOf: (subgraph: string) => GraphQLDataSource;
  readonly log: Logger;
}

/** What stands behind `/graphql`: our own execution, unless Apollo's is wanted (docs/decisions/0002-planner.md). */
export const chooseAnswers = async ({ execution = 'own', dataSourceOf, ...choice }: Choice): Promise<Answers> =>
  (execution === 'own' ? ownAnswers(choice) : stockAnswers({ ...choice, dataSourceOf }));
