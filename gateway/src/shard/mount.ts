import type { GraphQLDataSource } from '@apollo/gateway';
import { isMirexCode, type MirexCode } from '@mirex/schema/mirex';
import type { Model } from '@mirex/schema/shard/model';

import { signedHeaders } from '../access/signed-headers.ts';
import type { Caller } from '../instance/caller.ts';
import { deadlineHeader } from '../instance/deadline.ts';
import { type Local, NOBODY } from '../instance/local.ts';
import type { DataSourceFor, DataSourceParts, FetchFor } from '../plan/data-source-for.ts';
import { addressee, type Instance as Server, type Topology } from '../topology/topology.ts';
import { ShardedDataSource, type ShardedDataSourceOptions } from './datasource.ts';
import { createEngine, type Engine } from './engine.ts';
import type { Instance, Partition } from './partition.ts';
import { addToReport } from './report.ts';
import type { Call } from './scatter/ask.ts';
import type { Limits } from './scatter/guard.ts';
import { httpTransport } from './scatter/http.ts';
import { resilient } from './scatter/resilient.ts';

export interface MountOptions extends Pick<ShardedDataSourceOptions, 'visibleTo'> {
  /** The sharded subgraphs, by name. */
  readonly models: ReadonlyMap<string, Model>;
  readonly now: () => number;
  readonly limits?: Partial<Limits>;
  /** Instances of this process. */
  readonly local?: Local | undefined;
}

export interface Mount {
  /** For `startGateway`: undefined for a subgraph that is not sharded. */
  readonly dataSourceFor: DataSourceFor;
  readonly fetchFor: FetchFor;
  /** Gives the subgraph's engine, over the topology of the moment in which it is asked for; undefined when it is not sharded. */
  readonly engineFor: (parts: DataSourceParts) => (() => Engine) | undefined;
  readonly close: () => void;
}

/** The engine inside our gateway: one data source for each sharded subgraph, over the topology of the moment. */
export function mountShards({ models, now, limits = {}, visibleTo, local = NOBODY }: MountOptions): Mount {
  const servers = new Map<string, Server>();
  const headersFor = ({ name }: Instance, body: string, { context }: Call): Readonly<Record<string, string>> => {
    const server = servers.get(name);
    const caller = context as Caller;
    const { claims, requestId } = caller;
    return server ? { ...signedHeaders({ secret: server.secret, to: addressee(server), claims, body, requestId }, now()), ...deadlineHeader(caller, now()) } : {};
  };
  const transport = httpTransport({ headersFor, local });
  const { ask, isHealthy } = resilient(transport.ask, limits);

  const engineFor: Mount['engineFor'] = ({ subgraph, topology }) => {
    const model = models.get(subgraph);
    if (!model) return undefined;
    let seen = topology();
    const engine = createEngine({ model, ask, isHealthy, partition: partitionOf(subgraph, seen, servers) });
    return () => {
      if (seen !== topology()) {
        seen = topology();
        engine.replacePartition(partitionOf(subgraph, seen, servers));
        transport.retain([...seen.instances.values()].flat().map(instanceOf));
      }
      return engine;
    };
  };
  const dataSourceFor: DataSourceFor = (parts) => {
    const engineOf = engineFor(parts);
    if (!engineOf) return undefined;
    const source = new ShardedDataSource({ engine: engineOf(), ...(visibleTo ? { visibleTo } : {}) });
    return {
      process(options): ReturnType<GraphQLDataSource['process']> {
        engineOf();
        return source.process(options);
      },
    };
  };
  const fetchFor: FetchFor = (parts) => {
    const engineOf = engineFor(parts);
    return engineOf && (async ({ query, operationName, variables }, caller) => {
      const { data, errors, coverage } = await engineOf().execute({ query, operationName, variables, context: caller, signal: caller.signal, visible: caller.visible });
      addToReport(caller, coverage);
      return { ...(data === undefined ? {} : { data }), ...(errors.length > 0 ? { errors } : {}) };
    });
  };
  return { dataSourceFor, fetchFor, engineFor, close: () => transport.close() };
}

function partitionOf(subgraph: string, { mirex, instances }: Topology, servers: Map<string, Server>): Partition {
  const own = instances.get(subgraph) ?? [];
  for (const server of own) servers.set(server.name, server);
  return { mirex, instances: own.map(instanceOf) };
}

const instanceOf = ({ name, url, mirex, deadlineMs }: Server): Instance =>
  ({ name, url: url.replace(/\/graphql\/?$/, ''), deadlineMs, mirex: mirex.filter((owner): owner is MirexCode => isMirexCode(owner)) });
