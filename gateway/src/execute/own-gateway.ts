import type { ApolloServerOptions, BaseContext } from '@apollo/server';
import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import { buildASTSchema, parse, printSchema } from 'graphql';

import { apolloPlanner } from '../plan/apollo-planner.ts';
import { GuardedDataSource } from '../plan/guarded-data-source.ts';
import { unplannable } from '../plan/unplannable.ts';
import { newExecutor } from './executor.ts';
import { JsonText } from './json-text.ts';
import type { FetchSubgraph } from './subgraph-request.ts';

/** What Apollo Server needs of a gateway. */
export type Gateway = NonNullable<ApolloServerOptions<BaseContext>['gateway']>;

/** A request as Apollo Server hands it on; the shard engine writes into its cache policy. */
type Incoming = Parameters<NonNullable<Awaited<ReturnType<Gateway['load']>>['executor']>>[0];

/** Plans with Apollo's planner and executes by itself; stands where Apollo's own gateway would. Throws on a supergraph that would be planned wrong. */
export function ownGateway(supergraph: string, dataSourceOf: (subgraph: string) => GraphQLDataSource): Gateway {
  const faults = unplannable(supergraph);
  if (faults.length > 0) throw new Error(`This supergraph would be planned wrong:\n- ${faults.join('\n- ')}`);
  const planner = apolloPlanner(supergraph);
  const { execute } = newExecutor({ supergraph, planner, fetchOf: (subgraph) => fetchFrom(new GuardedDataSource(dataSourceOf(subgraph))) });
  // A copy: Apollo Server puts resolvers of its own into the schema that it is given, and flawed answers are completed with ours.
  const apiSchema = buildASTSchema(parse(printSchema(planner.schema)));
  return {
    onSchemaLoadOrUpdate: (tell) => {
      tell({ apiSchema, coreSupergraphSdl: supergraph });
      return () => undefined;
    },
    load: async () => ({
      executor: async (incoming) => {
        const { document, operationName, request: { variables } } = incoming;
        const { text, errors } = await execute({ document, operationName: operationName ?? undefined, variables, context: incoming });
        return {
          ...(errors.length === 0 ? {} : { errors }),
          ...(text === undefined ? {} : { data: text === 'null' ? null : new JsonText(text) as never }),
        };
      },
    }),
    stop: async () => undefined,
  };
}

/** The way of Apollo's data sources, which every subgraph has one of. */
function fetchFrom(source: GraphQLDataSource): FetchSubgraph<Incoming> {
  return async ({ query, operationName, variables }, incoming) => {
    const options = { kind: 'incoming operation', request: { query, operationName, variables }, context: incoming.context, incomingRequestContext: incoming };
    return source.process(options as unknown as GraphQLDataSourceProcessOptions);
  };
}
