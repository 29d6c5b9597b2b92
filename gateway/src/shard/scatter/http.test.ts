import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, describe, expect, it } from '@jest/globals';

import type { Instance } from '../partition.ts';
import { type Call, Unavailable } from './ask.ts';
import { httpTransport, type HttpTransport } from './http.ts';
import { resilient } from './resilient.ts';

const opened: { readonly servers: Server[]; readonly transports: HttpTransport[] } = { servers: [], transports: [] };

afterEach(async () => {
  for (const transport of opened.transports.splice(0)) transport.close();
  for (const server of opened.servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function listening(listener: RequestListener): Promise<Instance> {
  const server = createServer(listener);
  opened.servers.push(server);
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready));
  return { name: 'toy-NO', url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/toy`, mirex: ['NO'], deadlineMs: 400 };
}

function transport(options: Parameters<typeof httpTransport>[0] = {}): HttpTransport {
  const made = httpTransport(options);
  opened.transports.push(made);
  return made;
}

const call = (instance: Instance, more: Partial<Call> = {}): Call =>
  ({ instance, mirex: ['NO'], subgraph: 'toy', query: '{ a }', variables: {}, readOnly: true, context: undefined, signal: new AbortController().signal, ...more });
const json = (text: string, status = 200): RequestListener => (_, response) => void response.writeHead(status, { 'content-type': 'application/json' }).end(text);
const failureOf = (asked: Promise<unknown>) => asked.then(() => undefined, (fault: unknown) => (fault instanceof Unavailable ? fault.failure : fault));

describe('an instance over HTTP', () => {
  it('is asked at /graphql, with its scope and the headers that the body needs', async () => {
    let seen: unknown;
    const instance = await listening((request, response) => {
      seen = [request.method, request.url, request.headers['x-mirex-scope'], request.headers['x-seal']];
      response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'max-age=9' }).end('{"data":{"a":1}}');
    });
    const { ask } = transport({ headersFor: (_, body) => ({ 'x-seal': String(body.length) }) });
    expect(await ask(call(instance))).toEqual({ data: { a: 1 }, cacheControl: 'max-age=9' });
    expect(seen).toEqual(['POST', '/toy/graphql', 'NO', String('{"query":"{ a }","variables":{}}'.length)]);
  });

  it.each<[why: string, listener: RequestListener, reason: string]>([
    ['HTML', (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>'), 'BAD_RESPONSE'],
    ['truncated JSON', json('{"data":{"a":'), 'BAD_RESPONSE'],
    ['a list', json('[]'), 'BAD_RESPONSE'],
    ['an empty object', json('{}'), 'BAD_RESPONSE'],
    ['errors that are none', json('{"data":null,"errors":[{"text":"?"}]}'), 'BAD_RESPONSE'],
    ['an error whose path is none', json('{"data":null,"errors":[{"message":"?","path":"a"}]}'), 'BAD_RESPONSE'],
    ['503', (_, response) => void response.writeHead(503, { 'content-type': 'text/plain' }).end('away'), 'HTTP_STATUS'],
    ['500 with JSON that is not GraphQL', json('{"statusCode":500}', 500), 'HTTP_STATUS'],
    ['too much', json(JSON.stringify({ data: { a: 'x'.repeat(5000) } })), 'BAD_RESPONSE'],
    ['a connection that is cut before the answer', (request) => void request.socket.destroy(), 'CONNECTION'],
    ['a connection that is cut in the middle of it', (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
      response.write('{"data":', () => response.destroy());
    }, 'CONNECTION'],
  ])('that answers %s is unavailable', async (_why, listener, reason) => {
    const { ask } = transport({ maxBytes: 4096 });
    expect(await failureOf(ask(call(await listening(listener))))).toMatchObject({ reason, sent: true });
  });

  it('that refuses the connection was not sent anything', async () => {
    const instance = { ...(await listening(json('{}'))), url: 'http://127.0.0.1:9' };
    expect(await failureOf(transport().ask(call(instance)))).toMatchObject({ reason: 'CONNECTION', sent: false });
  });

  it('may refuse an operation with 400 and errors: that is an answer', async () => {
    const instance = await listening(json('{"errors":[{"message":"no","locations":[{"line":1,"column":1}]}]}', 400));
    expect(await transport().ask(call(instance))).toEqual({ errors: [{ message: 'no' }] });
  });
});

describe('between the engine and an instance', () => {
  it('a deadline stands, also for a transport that does not heed its signal', async () => {
    const { ask } = resilient(() => new Promise(() => undefined), { deadlineMs: 30 });
    const instance: Instance = { name: 'deaf', url: 'http://127.0.0.1:9', mirex: ['NO'] };
    expect(await failureOf(ask(call(instance)))).toMatchObject({ reason: 'TIMEOUT', sent: true });
  });

  it('a slow server is cut off by its deadline', async () => {
    const instance = await listening(() => undefined);
    expect(await failureOf(resilient(transport().ask).ask(call(instance)))).toMatchObject({ reason: 'TIMEOUT', sent: true });
  });

  it('a mutation is given longer than a query: it is sent once, and may carry a whole file', async () => {
    const limits = { deadlineMs: 30, mutationMs: 2_000 };
    const late = () => new Promise<{ data: null }>((resolve) => setTimeout(() => resolve({ data: null }), 150));
    const instance: Instance = { name: 'slow', url: 'http://127.0.0.1:9', mirex: ['NO'] };
    expect(await failureOf(resilient(late, limits).ask(call(instance)))).toMatchObject({ reason: 'TIMEOUT' });
    expect(await resilient(late, limits).ask(call(instance, { readOnly: false }))).toEqual({ data: null });
  });

  it.each([['a query is asked twice', true, 2], ['a mutation once', false, 1]])('after a cut connection %s', async (_why, readOnly, times) => {
    let asked = 0;
    const instance = await listening((request) => {
      asked += 1;
      request.socket.destroy();
    });
    expect(await failureOf(resilient(transport().ask, { retryAfterMs: 1 }).ask(call(instance, { readOnly })))).toMatchObject({ reason: 'CONNECTION' });
    expect(asked).toBe(times);
  });

  it('a breaker opens after failures in a row, lets one probe through, and closes when it succeeds', async () => {
    let well = false;
    let asked = 0;
    const instance = await listening((request, response) => {
      asked += 1;
      if (well) setTimeout(() => json('{"data":{"a":1}}')(request, response), 20);
      else request.socket.destroy();
    });
    const { ask, stateOf, isHealthy } = resilient(transport().ask, { retries: 0, breakAfter: 2, probeAfterMs: 60 });
    await failureOf(ask(call(instance)));
    await failureOf(ask(call(instance)));
    expect(await failureOf(ask(call(instance)))).toMatchObject({ reason: 'CIRCUIT_OPEN', sent: false });
    expect([asked, stateOf(instance), isHealthy(instance)]).toEqual([2, 'OPEN', false]);
    well = true;
    await new Promise((later) => setTimeout(later, 80));
    const probe = ask(call(instance));
    expect(stateOf(instance)).toBe('PROBING');
    expect(await Promise.all([probe, ask(call(instance))])).toEqual([{ data: { a: 1 } }, { data: { a: 1 } }]);
    expect([asked, stateOf(instance)]).toEqual([4, 'CLOSED']);
  });

  it('a bulkhead refuses what would wait behind too many', async () => {
    const instance: Instance = { name: 'full', url: 'http://127.0.0.1:9', mirex: ['NO'] };
    const { ask } = resilient(() => new Promise((later) => setTimeout(() => later({ data: {} }), 30)), { atOnce: 1, waiting: 1 });
    const [, , third] = await Promise.all([ask(call(instance)), ask(call(instance)), failureOf(ask(call(instance)))]);
    expect(third).toMatchObject({ reason: 'CIRCUIT_OPEN', sent: false });
  });

  it('a caller who leaves is neither a failure of the instance nor an answer', async () => {
    const instance = await listening(() => undefined);
    const { ask, stateOf } = resilient(transport().ask, { breakAfter: 1 });
    const leaving = new AbortController();
    const asked = failureOf(ask(call(instance, { signal: leaving.signal })));
    setTimeout(() => leaving.abort(new Error('gone')), 20);
    expect(await asked).toEqual(new Error('gone'));
    expect(stateOf(instance)).toBe('CLOSED');
  });
});
