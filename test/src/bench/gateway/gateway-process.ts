import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import { cpuMicros } from '../cpu.ts';
import type { Kind, Serve } from './gateway-kinds.ts';
import type { Task, Usage } from './gateway-task.ts';

async function listen({ kind, supergraph, origin }: Task): Promise<string> {
  const { serveApollo, serveGraphqlTools, stockApollo } = await import('./serve-others.ts');
  const { ourGateway, serveBare } = await import('./serve-ours.ts');
  const urlOf = (subgraph: string): string => `${origin}/${subgraph}`;
  const serving: Readonly<Record<Kind, () => Promise<Serve>>> = {
    '@apollo/gateway': () => serveApollo(stockApollo(supergraph)),
    ours: async () => serveApollo(await ourGateway(supergraph, 'apollo', urlOf)),
    'ours, Hive’s planner': async () => serveApollo(await ourGateway(supergraph, 'hive', urlOf)),
    'ours, no Apollo Server': () => serveBare(supergraph, urlOf),
    'graphql-tools': () => serveGraphqlTools(supergraph),
  };
  return listenHttp(await serving[kind]());
}

async function listenHttp(serve: Serve): Promise<string> {
  const server = createServer((request, response) => {
    void text(request).then(serve).then(
      (answer) => response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(answer) }).end(answer),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening); });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const usage = (): Usage => ({ cpu: cpuMicros(), memory: process.memoryUsage.rss() });

process.on('message', (message: Task | 'usage') => {
  if (message === 'usage') process.send?.(usage());
  else listen(message).then((url) => process.send?.({ url }), (error: unknown) => process.send?.({ fault: String((error as Error).stack) }));
});
process.once('disconnect', () => process.exit());
