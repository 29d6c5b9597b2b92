import { developmentToken, developmentTrust } from '@mirex/gateway/access/development-token';
import { type Executor, newExecutor } from '@mirex/gateway/execute/executor';
import { fetchOverHttp } from '@mirex/gateway/execute/fetch-over-http';
import { startGateway } from '@mirex/gateway/gateway';
import { LIMITS } from '@mirex/gateway/limits/limits';
import { openLog } from '@mirex/gateway/log/log';
import { apolloPlanner } from '@mirex/gateway/plan/apollo-planner';
import { hivePlanner } from '@mirex/gateway/plan/hive-planner';
import { readTopology } from '@mirex/gateway/topology/read-topology';
import { readSubgraphs } from '@mirex/gateway/topology/subgraphs';
import { WirePools } from '@mirex/gateway/wire/wire-pools';
import { type DocumentNode, parse, validate } from 'graphql';

import type { Serve } from './gateway-kinds.ts';
import type { Served } from './gateway-task.ts';

const SECRET = 's'.repeat(32);

/** The product's gateway as it is: tokens, limits, cost, access and seals included, and nothing switched off but the bounds. */
export async function serveProduct(supergraph: string, origin: string, execution: 'own' | 'stock'): Promise<Served> {
  const trust = developmentTrust(SECRET);
  const subgraphs = readSubgraphs(supergraph, ['accounts', 'products', 'inventory', 'reviews']);
  const topology = readTopology(JSON.stringify({ view: 'national', nation: { url: origin, secret: { env: 'SECRET' } }, hosts: [] }), subgraphs, () => SECRET);
  if (!topology.ok) throw new Error(topology.refusal.faults.join('\n'));
  const limits = { ...LIMITS, cost: 999_999_999, pointsPerMinute: Number.MAX_SAFE_INTEGER };
  const { url } = await startGateway({
    production: true, host: '127.0.0.1', port: 0, supergraph, topology: topology.value, sharded: new Map(), tokens: trust, limits, introspection: false, execution,
  }, openLog('warn'));
  const token = await developmentToken({ sub: 'bench', name: 'Bench', roles: ['BEX'], mirex: [] }, trust, { production: false, now: Date.now(), hours: 1 });
  return { url, token };
}

async function ourExecutor(supergraph: string, kind: 'apollo' | 'hive', urlOf: (subgraph: string) => string) {
  const planner = kind === 'hive' ? await hivePlanner(supergraph) : apolloPlanner(supergraph);
  const wires = new WirePools({ connections: 16 });
  const executor: Executor<unknown> = newExecutor({ supergraph, planner, fetchOf: (subgraph) => fetchOverHttp(wires.of(urlOf(subgraph)), urlOf(subgraph)) });
  return { executor, schema: planner.schema };
}

/** Our execution and nothing around it but a memory of valid documents: what is left to be won by the layers around it. */
export async function serveBare(supergraph: string, planner: 'apollo' | 'hive', urlOf: (subgraph: string) => string): Promise<Serve> {
  const { executor, schema } = await ourExecutor(supergraph, planner, urlOf);
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
    return `{${errors.length > 0 ? `"errors":${JSON.stringify(errors)},` : ''}"data":${text ?? 'null'}}`;
  };
}
