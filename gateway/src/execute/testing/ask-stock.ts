import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import { type GraphQLError, Kind, parse } from 'graphql';

import type { FetchSubgraph } from '../subgraph-request.ts';
import { TextRequest } from '../subgraph-request.ts';
import type { Told } from './ends.ts';

type AskStock = (query: string, variables: Readonly<Record<string, unknown>>) => Promise<Told>;

/** Apollo's own gateway over the same subgraphs. What it says of data that break the schema counts as errors. */
export async function stockGateway(supergraph: string, fetchOf: (subgraph: string) => FetchSubgraph<unknown>): Promise<AskStock> {
  const gateway = new ApolloGateway({
    supergraphSdl: supergraph,
    buildService: ({ name }) => ({
      process: async ({ request: { query = '', operationName, variables = {} } }) => {
        const head = `{"query":${JSON.stringify(query)},"variables":`;
        return await fetchOf(name)(new TextRequest({ head, query, operationName, kind: 'query', variables, representations: undefined }), undefined) as Awaited<ReturnType<GraphQLDataSource['process']>>;
      },
    }),
  });
  const { executor } = await gateway.load();
  return async (query, variables) => {
    const document = parse(query);
    const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
    const request = { document, operation, queryHash: query, source: query, operationName: null, request: { query, variables }, context: {}, metrics: {}, logger: console };
    const { data, errors = [], extensions } = await executor(request as unknown as Parameters<typeof executor>[0]);
    const broken = (extensions?.['valueCompletion'] ?? []) as readonly GraphQLError[];
    return { data, errors: [...errors, ...broken].map((error) => error.toJSON()) };
  };
}
