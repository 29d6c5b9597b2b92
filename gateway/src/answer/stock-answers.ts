import type { GraphQLDataSource } from '@apollo/gateway';
import { ApolloServer, HeaderMap } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled, ApolloServerPluginUsageReportingDisabled } from '@apollo/server/plugin/disabled';
import type { Logger } from 'pino';
import { text } from 'node:stream/consumers';

import type { FaultMasks } from '../errors/fault-masks.ts';
import type { Caller } from '../instance/caller.ts';
import { type Limits, MAX_ERRORS } from '../limits/limits.ts';
import { showCost } from '../limits/show-cost.ts';
import { quiet } from '../log/quiet.ts';
import { supergraphPlanner } from '../plan/supergraph-planner.ts';
import { coveragePlugin } from '../shard/report.ts';
import { checking, type OperationCheck } from './operation-check.ts';
import type { Answers, Question } from './question.ts';

interface StockAnswers {
  readonly supergraph: string;
  readonly dataSourceOf: (subgraph: string) => GraphQLDataSource;
  readonly checks: readonly OperationCheck[];
  readonly masks: FaultMasks;
  readonly limits: Limits;
  readonly production: boolean;
  readonly introspection: boolean;
  readonly log: Logger;
}

/** Answers by Apollo's gateway behind Apollo Server, closed wherever Apollo's defaults are open: what our own is compared with. */
export async function stockAnswers({ supergraph, dataSourceOf, checks, masks, limits, production, introspection, log }: StockAnswers): Promise<Answers> {
  const server = new ApolloServer<Caller>({
    gateway: supergraphPlanner(supergraph, dataSourceOf, log),
    introspection,
    nodeEnv: production ? 'production' : 'development',
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: production,
    maxRecursiveSelections: limits.fields,
    parseOptions: { maxLexicalTokens: limits.tokens },
    validationOptions: { maxErrors: MAX_ERRORS },
    formatError: masks.format,
    logger: quiet(log),
    // The vendor's landing page loads scripts from its servers, and a stray APOLLO_KEY would turn its reporting on.
    plugins: [checking(checks), masks.plugin(), showCost(), coveragePlugin, ApolloServerPluginLandingPageDisabled(), ApolloServerPluginUsageReportingDisabled()],
  });
  await server.start();
  return {
    answer: async (question, caller) => {
      const { status = 200, headers, body } = await server.executeHTTPGraphQLRequest({ httpGraphQLRequest: asApolloReads(question), context: async () => caller });
      return { status, headers: Object.fromEntries(headers), text: body.kind === 'complete' ? body.string : await text(body.asyncIterator) };
    },
    close: () => server.stop(),
  };
}

const asApolloReads = ({ method, headers, search, body }: Question) => {
  const given = new HeaderMap(Object.entries(headers).flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, String(value)]])));
  return { method, headers: given, body, search };
};
