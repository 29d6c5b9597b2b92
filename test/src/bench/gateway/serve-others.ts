import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginUsageReportingDisabled } from '@apollo/server/plugin/disabled';
import { startStandaloneServer } from '@apollo/server/standalone';
import { getStitchedSchemaFromSupergraphSdl } from '@graphql-tools/federation';
import { type DocumentNode, execute, parse, print, validate } from 'graphql';
import { Pool } from 'undici';

import type { Serve } from './gateway-kinds.ts';
import type { Served } from './gateway-task.ts';

/** As one installs it, with Apollo Server's own HTTP server; it reports to nobody and leaves the process's signals alone. */
export async function serveApollo(supergraph: string): Promise<Served> {
  const server = new ApolloServer({ gateway: new ApolloGateway({ supergraphSdl: supergraph }), stopOnTerminationSignals: false, plugins: [ApolloServerPluginUsageReportingDisabled()] });
  const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } });
  return { url: url.replace(/\/$/, '') };
}

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
