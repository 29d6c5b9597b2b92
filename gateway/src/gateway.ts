import type { GraphQLDataSource } from '@apollo/gateway';
import { readModel } from '@mirex/schema/shard/read-model';
import type { Logger } from 'pino';

import { needsBy } from '@mirex/schema/access/needs';

import { onlyAllowed } from './access/only-allowed.ts';
import { tokenReader } from './access/token.ts';
import { chooseAnswers } from './answer/choose-answers.ts';
import { cachePolicies } from './cache/cache-policy.ts';
import { KeptEntities } from './cache/kept-entities.ts';
import { remembering } from './cache/remembered.ts';
import { countedFields, reserveRawCounts } from './bureau/raw-counts.ts';
import type { GatewayConfig } from './config/gateway-config.ts';
import { TRUST_ANY } from './documents/document-trust.ts';
import { downloadPlaces } from './downloads/download-places.ts';
import { fetchOver } from './downloads/fetch-document.ts';
import { FaultMasks } from './errors/fault-masks.ts';
import type { FetchSubgraph } from './execute/subgraph-request.ts';
import { serveDocuments } from './http/document-routes.ts';
import { serveExplorer } from './http/explorer-routes.ts';
import { serveGraphql } from './http/graphql-route.ts';
import { serveHealth } from './http/health-routes.ts';
import { httpServer } from './http/http-server.ts';
import { serveVerification } from './http/verification-routes.ts';
import { type InstanceState, probe, readiness } from './http/readiness.ts';
import { askOver } from './instance/ask.ts';
import { PlainDataSource } from './instance/plain-data-source.ts';
import { plainFetch } from './instance/plain-fetch.ts';
import type { Caller } from './instance/caller.ts';
import { InstancePools } from './instance/pools.ts';
import { admission } from './limits/admission.ts';
import { readCosts } from './limits/cost/cost-table.ts';
import { nationalFieldsOf } from './limits/cost/national-fields.ts';
import { rateLimit } from './limits/rate-limit.ts';
import { onlyRunnable } from './limits/runnable.ts';
import { noteRefusals } from './refusals/note-refusals.ts';
import { RefusalBook } from './refusals/refusal-book.ts';
import { tellRefusals } from './refusals/tell-refusals.ts';
import { mountShards } from './shard/mount.ts';
import type { Topology } from './topology/topology.ts';
import { WirePools } from './wire/wire-pools.ts';

export interface RunningGateway {
  /** `http://127.0.0.1:4000`, without a slash at its end. */
  readonly url: string;
  /** Takes a new topology at once; requests that are under way end with the instances that they began with. */
  readonly applyTopology: (topology: Topology) => void;
  readonly states: () => Promise<readonly InstanceState[]>;
  /** Stops listening, lets the requests under way end, closes everything. */
  readonly close: () => Promise<void>;
}

/** To one origin at once, for the questions to what is not sharded. */
const CONNECTIONS = 32;

/** The rooms of a request, in order: identity, limits, plan, the shards and their instances, and the mask over what went wrong. */
export async function startGateway(config: GatewayConfig, log: Logger): Promise<RunningGateway> {
  let topology = config.topology;
  const pools = new InstancePools();
  const wires = new WirePools({ connections: CONNECTIONS });
  const now = config.now ?? Date.now;
  const parts = { topology: () => topology, ask: askOver(wires, now, config.local), log };
  const models = new Map([...config.sharded].map(([subgraph, sdl]) => [subgraph, readModel(subgraph, sdl)]));
  const shards = mountShards({ models, now, local: config.local, visibleTo: (context) => (context as unknown as Caller).visible });
  const dataSourceOf = (subgraph: string): GraphQLDataSource => shards.dataSourceFor({ ...parts, subgraph }) ?? new PlainDataSource(plainFetch({ ...parts, subgraph }));
  const policyOf = cachePolicies(config.supergraph);
  const entities = new KeptEntities(policyOf, now);
  const fetchOf = (subgraph: string): FetchSubgraph<Caller> => shards.fetchFor({ ...parts, subgraph }) ?? entities.before(plainFetch({ ...parts, subgraph }));
  const remembered = remembering(policyOf, now, () => entities.forget());

  const masks = new FaultMasks(log);
  const needs = needsBy(config.supergraph);
  const checks = [onlyRunnable, onlyAllowed(needs), reserveRawCounts(countedFields(models.values()), needs)];
  const answers = await chooseAnswers({ ...config, known: config.documents?.manifest.values(), remembered, dataSourceOf, fetchOf, checks, masks, log });

  const costs = readCosts(config.supergraph);
  const national = nationalFieldsOf(models.values());
  const { limits, documents = TRUST_ANY } = config;
  const spend = rateLimit(limits.pointsPerMinute);
  const admit = admission({ limits, scales: () => ({ costs, national, mirex: topology.mirex.length }), spend });

  const app = httpServer(limits, masks, log);
  const refusals = new RefusalBook({ tell: tellRefusals(parts.topology, parts.ask), now, log });
  noteRefusals(app, refusals);
  const states = readiness(() => topology, probe, now);
  const who = { readToken: tokenReader(config.tokens), now, requestMs: limits.requestMs, log };
  serveGraphql(app, { ...who, answers, admit, documents });
  serveDocuments(app, { ...who, places: downloadPlaces(config.sharded), topology: parts.topology, fetch: fetchOver(pools, now), spend });
  serveVerification(app, { ...parts, requestMs: limits.requestMs });
  serveHealth(app, states);
  if (config.explorer !== undefined) serveExplorer(app, config.explorer);
  const close = async (): Promise<void> => {
    await app.close();
    await answers.close();
    await refusals.close();
    await pools.close();
    wires.destroy();
    shards.close();
  };
  const url = await app.listen({ host: config.host, port: config.port }).catch(async (error: unknown) => {
    await close();
    throw error;
  });

  return {
    url, states, close,
    applyTopology: (next) => {
      topology = next;
      const instances = [...next.instances.values()].flat();
      wires.retain(instances.map(({ url }) => url));
      pools.keepOnly(instances).catch((error: unknown) => log.error({ err: error }, 'a pool did not close'));
    },
  };
}
