import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import { cpuMicros } from '../cpu.ts';
import type { Kind, Serve } from './gateway-kinds.ts';
import type { Served, Task, Usage } from './gateway-task.ts';

async function listen({ kind, supergraph, origin }: Task): Promise<Served> {
  const { serveApollo, serveGraphqlTools } = await import('./serve-others.ts');
  const { serveBare, serveProduct } = await import('./serve-ours.ts');
  const urlOf = (subgraph: string): string => `${origin}/${subgraph}`;
  if (kind === 'ours') return serveProduct(supergraph, origin, 'own');
  if (kind === 'ours, executed by Apollo') return serveProduct(supergraph, origin, 'stock');
  if (kind === '@apollo/gateway') return serveApollo(supergraph);
  if (kind === 'Hive Gateway') return (await import('./serve-hive.ts')).serveHive(supergraph);
  const serving: Readonly<Record<Exclude<Kind, 'ours' | 'ours, executed by Apollo' | '@apollo/gateway' | 'Hive Gateway'>, () => Promise<Serve>>> = {
    'ours, execution alone': () => serveBare(supergraph, 'apollo', urlOf),
    'ours, Hive’s planner': () => serveBare(supergraph, 'hive', urlOf),
    'graphql-tools': () => serveGraphqlTools(supergraph),
  };
  return listenHttp(await serving[kind]());
}

async function listenHttp(serve: Serve): Promise<Served> {
  const server = createServer((request, response) => {
    void text(request).then(serve).then(
      (answer) => response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(answer) }).end(answer),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening); });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const usage = (): Usage => ({ cpu: cpuMicros(), memory: process.memoryUsage.rss() });

process.on('message', (message: Task | 'usage') => {
  if (message === 'usage') process.send?.(usage());
  else listen(message).then((served) => process.send?.(served), (error: unknown) => process.send?.({ fault: String((error as Error).stack) }));
});
process.once('disconnect', () => process.exit());
