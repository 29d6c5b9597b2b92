import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer, HeaderMap } from '@apollo/server';
import { ApolloServerPluginUsageReportingDisabled } from '@apollo/server/plugin/disabled';
import { getStitchedSchemaFromSupergraphSdl } from '@graphql-tools/federation';
import { type DocumentNode, execute, parse, print, validate } from 'graphql';
import { Pool } from 'undici';

import type { Serve } from './gateway-kinds.ts';

type Behind = ConstructorParameters<typeof ApolloServer>[0]['gateway'];

/** Apollo Server over a gateway, on node:http. */
export async function serveApollo(gateway: NonNullable<Behind>): Promise<Serve> {
  const server = new ApolloServer({ gateway, csrfPrevention: false, persistedQueries: false, stopOnTerminationSignals: false, plugins: [ApolloServerPluginUsageReportingDisabled()] });
  await server.start();
  const headers = new HeaderMap([['content-type', 'application/json']]);
  return async (body) => {
    const { body: answer } = await server.executeHTTPGraphQLRequest({ httpGraphQLRequest: { method: 'POST', headers, search: '', body: JSON.parse(body) as unknown }, context: async () => ({}) });
    return answer.kind === 'complete' ? answer.string : '';
  };
}

/** As one installs it: nothing changed. */
export const stockApollo = (supergraph: string): NonNullable<Behind> => new ApolloGateway({ supergraphSdl: supergraph });

/** The stitching that The Guild's gateways are made of, on graphql-js. */
export async function serveGraphqlTools(supergraph: string): Promise<Serve> {
  const schema = getStitchedSchemaFromSupergraphSdl({
    supergraphSdl: supergraph, batch: true,
    onSubschemaConfig: (config) => {
      const { origin, pathname } = new URL(config.endpoint ?? '');
      const pool = new Pool(origin, { connections: 16 });
      config.executor = async ({ document, variables }) => {
        const answer = await pool.request({ path: pathname, method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: print(document), variables }) });
        return await answer.body.json() as never;
      };
    },
  });
  const documents = new Map<string, DocumentNode>();
  return async (body) => {
    const { query, variables } = JSON.parse(body) as { readonly query: string; readonly variables?: Record<string, unknown> };
    let document = documents.get(query);
    if (document === undefined) {
      document = parse(query);
      if (validate(schema, document).length > 0) throw new Error('not valid');
      documents.set(query, document);
    }
    return JSON.stringify(await execute({ schema, document, variableValues: variables, contextValue: {} }));
  };
}
