import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

import { execute, parse, validate } from 'graphql';

import type { Engine } from './engine.ts';
import { isObject } from './gather/json.ts';
import type { ShardRequest } from './request.ts';

export interface ProxyOptions {
  readonly engine: Engine;
  /** What of a request's headers the transport is given, as `context`. */
  readonly contextOf?: (request: IncomingMessage, body: string) => unknown;
  readonly maxBytes?: number;
}

/** A sharded subgraph as ONE subgraph over HTTP, for a router that knows nothing of MIREX: POST for GraphQL, GET for health. */
export function shardProxy({ engine, contextOf = () => undefined, maxBytes = 16 * 1024 * 1024 }: ProxyOptions): Server {
  return createServer((request, response) => {
    if (request.method === 'GET') {
      write(response, 200, { status: 'up' });
      return;
    }
    answer(engine, request, response, contextOf, maxBytes).catch(() => {
      if (!response.headersSent) write(response, 500, { errors: [{ message: 'Erreur interne.', extensions: { code: 'INTERNAL_SERVER_ERROR' } }] });
    });
  });
}

async function answer(engine: Engine, request: IncomingMessage, response: ServerResponse, contextOf: NonNullable<ProxyOptions['contextOf']>, maxBytes: number): Promise<void> {
  const body = await textOf(request, maxBytes);
  const asked = body === undefined ? undefined : readRequest(body);
  if (body === undefined || !asked) return write(response, body === undefined ? 413 : 400, { errors: [{ message: 'Requête illisible.', extensions: { code: 'BAD_REQUEST' } }] });
  if (isIntrospection(asked.query)) return write(response, 200, await introspect(engine, asked));
  const leaving = new AbortController();
  response.on('close', () => leaving.abort(new Error('the caller has gone')));
  const { data, errors, coverage, cacheControl } = await engine.execute({ ...asked, context: contextOf(request, body), signal: leaving.signal });
  const { asked: mirex, missing, complete } = coverage.written();
  write(response, 200, { ...(data === undefined ? {} : { data }), ...(errors.length > 0 ? { errors } : {}), extensions: { mirex: { asked: mirex, missing, complete } } }, cacheControl);
}

async function textOf(request: IncomingMessage, maxBytes: number): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function readRequest(body: string): ShardRequest | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    const { query, variables, operationName } = isObject(parsed) ? parsed : {};
    if (typeof query !== 'string' || (variables != null && !isObject(variables))) return undefined;
    return { query, variables: isObject(variables) ? variables : {}, operationName: typeof operationName === 'string' ? operationName : undefined };
  } catch {
    return undefined;
  }
}

const isIntrospection = (query: string): boolean => /\b__(schema|type)\b/.test(query);

/** The schema is known here: no instance is asked. */
async function introspect({ model: { schema } }: Engine, { query, variables, operationName }: ShardRequest): Promise<object> {
  const document = parse(query);
  const errors = validate(schema, document);
  return errors.length > 0 ? { errors } : execute({ schema, document, variableValues: variables, operationName });
}

function write(response: ServerResponse, status: number, body: object, cacheControl = 'no-store'): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': cacheControl }).end(JSON.stringify(body));
}
