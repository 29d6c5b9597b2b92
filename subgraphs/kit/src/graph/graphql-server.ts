import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import type { Explained } from '@mirex/schema/explainer';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';

import { roleCheck } from '../access/role-check.ts';
import type { Context } from '../context.ts';
import { explainKit } from '../kit.messages.ts';
import { journalActs } from '../journal/journalled-acts.ts';
import { refusedRequests } from '../journal/refused-requests.ts';
import { sensitiveReadings, watchSensitive } from '../journal/sensitive-readings.ts';
import { newUuid } from '../new-uuid.ts';
import type { Subgraph } from '../subgraph.ts';
import { patienceOf } from '../patience/patience.ts';
import { textCheck } from './text-check.ts';

/** One GraphQL server per subgraph; the instances of several MIREX in one process share it, each with its own context. */
export async function graphqlServer(subgraph: Subgraph, log: Logger): Promise<ApolloServer<Context>> {
  const { schema, sdl } = subgraph.schema();
  journalActs(schema);
  watchSensitive(schema, sdl);
  const server = new ApolloServer<Context>({
    schema,
    // What may be kept is the gateway's to read from the schema; Apollo's plugin would wrap every resolver for it.
    plugins: [ApolloServerPluginInlineTraceDisabled(), ApolloServerPluginCacheControlDisabled(), textCheck, refusedRequests, sensitiveReadings, roleCheck(sdl)],
    introspection: true,
    // Its sentences quote what failed; `mask` logs the fault itself.
    logger: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => log.error('a request failed outside of its resolvers') },
    persistedQueries: false,
    stopOnTerminationSignals: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    formatError: (formatted, error) => mask(formatted, error, log),
  });
  await server.start();
  return server;
}

const explained = ({ code, message }: Explained): GraphQLFormattedError => ({ message, extensions: { code } });

/** What the client may read goes out as it is; a fault of ours becomes a reference that leads to its log line. */
function mask(formatted: GraphQLFormattedError, error: unknown, log: Logger): GraphQLFormattedError {
  const cause = error instanceof GraphQLError ? error.originalError : error;
  if (cause === undefined || cause instanceof GraphQLError) return formatted;
  if (patienceOf()?.isOver === true) return { ...explained(explainKit({ code: 'DEADLINE_PASSED' })), ...(formatted.path && { path: formatted.path }) };
  const reference = newUuid();
  log.error({ reference, err: cause, path: formatted.path }, 'fault');
  return {
    message: `Erreur interne (référence ${reference}).`,
    ...(formatted.path && { path: formatted.path }),
    extensions: { code: 'INTERNAL', reference },
  };
}
