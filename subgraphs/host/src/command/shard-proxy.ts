import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

import { explainAccess } from '@mirex/gateway/access/access.messages';
import { tokenReader } from '@mirex/gateway/access/token';
import { loadConfig, NATIONAL_SUBGRAPHS } from '@mirex/gateway/config/load-config';
import { type LogLevel, openLog } from '@mirex/gateway/log/log';
import { mountShards } from '@mirex/gateway/shard/mount';
import { shardProxy } from '@mirex/gateway/shard/proxy';
import { secretsOf } from '@mirex/gateway/topology/secrets';
import { watchTopology } from '@mirex/gateway/topology/watch-topology';
import { readModel } from '@mirex/schema/shard/read-model';

const SUPERGRAPH = fileURLToPath(new URL('../../../../schema/sdl/supergraph.graphql', import.meta.url));
const POLL_MS = 5_000;

export interface ShardProxyOptions {
  readonly subgraph: string;
  /** The path of the topology file, the same as a gateway's. */
  readonly topology: string;
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: string;
}

export interface RunningShardProxy {
  readonly url: string;
  /** Reads the topology file again. */
  readonly reload: () => void;
  close(): Promise<void>;
}

/**
 * A sharded subgraph as ONE subgraph, for a router that knows nothing of MIREX.
 *
 * The router forwards the caller's `authorization`: the proxy believes the same tokens as a gateway, by the same variables.
 *
 * @returns or every fault as a French sentence.
 */
export async function startShardProxy(
  { subgraph, topology: path, host, port }: ShardProxyOptions, environment: Readonly<Record<string, string | undefined>>,
): Promise<RunningShardProxy | { readonly faults: readonly string[] }> {
  const config = loadConfig({ ...environment, GATEWAY_HOST: host, GATEWAY_PORT: port, GATEWAY_TOPOLOGY: path, GATEWAY_SUPERGRAPH: SUPERGRAPH });
  if (!config.ok) return { faults: config.refusal.faults };
  const { sharded, tokens } = config.value;
  const sdl = sharded.get(subgraph);
  if (sdl === undefined) return { faults: [`« ${subgraph} » n’est pas un sous-graphe réparti ; il y a : ${[...sharded.keys()].join(', ')}`] };

  let topology = config.value.topology;
  const log = openLog((environment['LOG_LEVEL'] ?? 'info') as LogLevel);
  const now = (): number => Date.now();
  const mount = mountShards({ models: new Map([[subgraph, readModel(subgraph, sdl)]]), now });
  const engineOf = mount.engineFor({ subgraph, topology: () => topology, log });
  const first = engineOf?.();
  if (!engineOf || !first) throw new Error(`no engine was made for ${subgraph}`);
  const watch = watchTopology({
    path, log, pollMs: POLL_MS, resolveSecret: secretsOf(environment), subgraphs: { national: NATIONAL_SUBGRAPHS, sharded: [...sharded.keys()] },
    apply: (next) => {
      topology = next;
      engineOf();
    },
  });

  const readToken = tokenReader(tokens);
  const claims = new WeakMap<IncomingMessage, string>();
  const proxy = shardProxy({ engine: first, contextOf: (request) => ({ claims: claims.get(request), requestId: requestIdOf(request), signal: undefined }) });
  const answer = proxy.listeners('request')[0] as (request: IncomingMessage, response: ServerResponse) => void;
  const identified = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== 'GET') {
      const caller = await readToken(request.headers.authorization, now());
      if (!caller.ok) return refuse(response, explainAccess(caller.refusal));
      claims.set(request, JSON.stringify(caller.value));
    }
    answer(request, response);
  };
  proxy.removeAllListeners('request').on('request', (request: IncomingMessage, response: ServerResponse) => {
    identified(request, response).catch((err: unknown) => {
      log.error({ err }, 'nobody can be recognised');
      response.writeHead(503).end();
    });
  });
  await new Promise<void>((listening, failed) => void proxy.once('error', failed).listen(Number(port), host, listening));
  return {
    url: `http://${host}:${(proxy.address() as AddressInfo).port}`,
    reload: () => void watch.reload(),
    close: async () => {
      watch.close();
      await new Promise((closed) => {
        proxy.close(closed);
        proxy.closeIdleConnections();
      });
      mount.close();
    },
  };
}

const requestIdOf = ({ headers }: IncomingMessage): string => {
  const given = headers['x-request-id'];
  return typeof given === 'string' && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
};

const refuse = (response: ServerResponse, { code, message }: { readonly code: string; readonly message: string }): void =>
  void response.writeHead(401, { 'content-type': 'application/json', 'www-authenticate': 'Bearer' }).end(JSON.stringify({ errors: [{ message, extensions: { code } }] }));
