import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Served } from './gateway-task.ts';

/** Hive Gateway as one runs it inside a program of one's own, on node:http; only its log is quiet; with its router runtime, the faster of its two. */
export async function serveHive(supergraph: string): Promise<Served> {
  const gateway = createGatewayRuntime({ supergraph, unifiedGraphHandler, logging: false, landingPage: false, graphiql: false });
  const server = createServer(gateway as unknown as RequestListener);
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening); });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
