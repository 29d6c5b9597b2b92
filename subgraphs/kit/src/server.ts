import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Logger } from 'pino';

import type { Instance, Reply, Request } from './instance.ts';

/** The largest body that an instance reads: a whole pre-registration file fits, a flood does not. */
const LARGEST_BODY = 16 * 1024 * 1024;

const GRACE_MS = 5_000;

export interface RunningServer {
  /** `http://127.0.0.1:4101`, without a path. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves instances over HTTP, each at `/<owner>/<subgraph>/{graphql,events,documents/<id>,readyz}`, and `/healthz` for the process.
 *
 * @param port 0 takes any free one.
 */
export async function serve(instances: () => readonly Instance[], { host, port, log }: { host: string; port: number; log: Logger }): Promise<RunningServer> {
  const server = createServer((incoming, outgoing) => {
    answer(instances(), incoming, departure(outgoing))
      .catch((error: unknown): Reply<string | Buffer> => faultOf(error, incoming.url, log))
      .then((reply) => send(outgoing, reply), () => outgoing.destroy());
  });
  // Longer than the pools of those who ask, or a reused connection is closed under a request.
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  const { port: taken } = server.address() as AddressInfo;
  return { url: `http://${host}:${taken}`, close: () => closeServer(server) };
}

/** As an instance answers at `/graphql`, for whoever shares its process. Never rejects. */
export const answerGraphql = (instance: Instance, request: Request, log: Logger): Promise<Reply> =>
  instance.graphql(request).catch((error: unknown) => faultOf(error, `/${instance.owner}/${instance.name}/graphql`, log));

function faultOf(error: unknown, url: string | undefined, log: Logger): Reply {
  log.error({ err: error, url }, 'fault');
  return { status: 500, body: '{"errors":[{"message":"Erreur interne.","extensions":{"code":"INTERNAL"}}]}' };
}

/** Aborts when whoever asks hangs up before their answer is out. */
function departure(outgoing: ServerResponse): AbortSignal {
  const left = new AbortController();
  outgoing.once('close', () => {
    if (!outgoing.writableFinished) left.abort();
  });
  return left.signal;
}

async function answer(instances: readonly Instance[], incoming: IncomingMessage, left: AbortSignal): Promise<Reply<string | Buffer>> {
  const [, owner, name, what, id = ''] = (incoming.url ?? '').split(/[/?]/);
  if (owner === 'healthz') return { status: 200, body: '{"alive":true}' };
  const instance = instances.find((one) => one.owner === owner && one.name === name);
  if (!instance) return { status: 404, body: '{"errors":[{"message":"Aucune instance à cette adresse.","extensions":{"code":"NOT_FOUND"}}]}' };
  if (what === 'readyz') return instance.ready();
  const body = await read(incoming);
  if (body === undefined) return { status: 413, body: '{"errors":[{"message":"Requête trop volumineuse.","extensions":{"code":"BODY_TOO_LARGE"}}]}' };
  const request: Request = { method: incoming.method ?? 'GET', headers: incoming.headers as Request['headers'], body, left };
  if (what === 'events') return instance.events(request);
  if (what === 'documents') return instance.document(id, request);
  return instance.graphql(request);
}

async function read(incoming: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function send(outgoing: ServerResponse, { status, body, headers }: Reply<string | Buffer>): void {
  // What was too large is still coming: the connection cannot be used again.
  if (status === 413) outgoing.shouldKeepAlive = false;
  outgoing.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body), ...headers }).end(body);
}

/** Lets what is under way end, but not for ever: somebody may hold a connection open and say nothing. */
const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve, reject) => {
    const impatience = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    server.close((error) => {
      clearTimeout(impatience);
      if (error) reject(error);
      else resolve();
    });
    server.closeIdleConnections();
  });
