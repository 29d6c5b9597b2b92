import { apolloPlanner } from '@mirex/gateway/plan/apollo-planner';
import { hivePlanner } from '@mirex/gateway/plan/hive-planner';
import { type Executor, newExecutor } from '@mirex/gateway/execute/executor';
import { fetchOverHttp } from '@mirex/gateway/execute/fetch-over-http';
import { JsonText, stringifyResult } from '@mirex/gateway/execute/json-text';
import type { Gateway } from '@mirex/gateway/execute/own-gateway';
import { type DocumentNode, parse, validate } from 'graphql';
import { Agent } from 'undici';

import type { Serve } from './gateway-kinds.ts';

/** Our executor behind Apollo Server, as in the product. */
export async function ourGateway(supergraph: string, planner: 'apollo' | 'hive', urlOf: (subgraph: string) => string): Promise<Gateway> {
  const { executor, schema } = await ourExecutor(supergraph, planner, urlOf);
  return {
    onSchemaLoadOrUpdate: (tell) => {
      tell({ apiSchema: schema, coreSupergraphSdl: supergraph });
      return () => undefined;
    },
    load: async () => ({
      executor: async ({ document, request: { variables }, context }) => {
        const { text, errors } = await executor.execute({ document, variables, context });
        return { ...(errors.length === 0 ? {} : { errors }), ...(text === undefined ? {} : { data: new JsonText(text) as unknown as Record<string, unknown> }) };
      },
    }),
    stop: async () => undefined,
  };
}

async function ourExecutor(supergraph: string, kind: 'apollo' | 'hive', urlOf: (subgraph: string) => string) {
  const planner = kind === 'hive' ? await hivePlanner(supergraph) : apolloPlanner(supergraph);
  const client = new Agent({ connections: 16 });
  const executor: Executor<unknown> = newExecutor({ supergraph, planner, fetchOf: (subgraph) => fetchOverHttp(client, urlOf(subgraph)) });
  return { executor, schema: planner.schema };
}

/** Our executor and nothing around it but a memory of valid documents: what is there to be won by another HTTP layer. */
export async function serveBare(supergraph: string, urlOf: (subgraph: string) => string): Promise<Serve> {
  const { executor, schema } = await ourExecutor(supergraph, 'apollo', urlOf);
  const documents = new Map<string, DocumentNode>();
  return async (body) => {
    const { query, variables } = JSON.parse(body) as { readonly query: string; readonly variables?: Record<string, unknown> };
    let document = documents.get(query);
    if (document === undefined) {
      document = parse(query, { noLocation: true });
      if (validate(schema, document).length > 0) throw new Error('not valid');
      documents.set(query, document);
    }
    const { text, errors } = await executor.execute({ document, variables, context: undefined });
    return stringifyResult({ ...(errors.length > 0 ? { errors: errors.map((error) => error.toJSON()) } : {}), data: text === undefined ? null : new JsonText(text) as unknown as Record<string, unknown> });
  };
}
