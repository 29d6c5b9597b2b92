import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { WirePool } from '../wire/wire-pool.ts';
import { fetchOverHttp } from './fetch-over-http.ts';
import { TextRequest } from './subgraph-request.ts';

let answer: (response: ServerResponse) => void = (response) => void response.end('{}');
let heard = '';
const server = createServer((request, response) => {
  void request.toArray().then((chunks) => {
    heard = Buffer.concat(chunks as Buffer[]).toString();
    return answer(response);
  });
});
let pool: WirePool;
let url = '';

beforeAll(async () => {
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening); });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sub`;
  pool = new WirePool(new URL(url).origin, { connections: 2 });
});
afterAll(() => {
  pool.destroy();
  server.close();
});

const REQUEST = new TextRequest({
  head: '{"query":"q","variables":', query: 'q', operationName: undefined, kind: 'query', variables: { a: 1 }, representations: ['{"__typename":"T","id":"é"}'],
});

describe('a question to a subgraph', () => {
  it('is the same as text and as values', async () => {
    answer = (response) => void response.end('{"data":{"é":1}}');
    expect(await fetchOverHttp(pool, url)(REQUEST, undefined)).toEqual({ data: { é: 1 } });
    expect(JSON.parse(heard)).toEqual({ query: REQUEST.query, variables: REQUEST.variables });
  });

  const faults: [why: string, given: typeof answer, message: RegExp][] = [
    ['another status', (response) => void response.writeHead(503).end('{}'), /answered 503/],
    ['no JSON', (response) => void response.end('<h1>'), /JSON/],
    ['a connection that breaks', (response) => void response.destroy(), /ECONNRESET/],
    ['more than may be', (response) => void response.end(Buffer.alloc(33 * 1024 * 1024, 32)), /TOO_LONG/],
  ];
  it.each(faults)('fails on %s', async (_why, given, message) => {
    answer = given;
    await expect(fetchOverHttp(pool, url)(REQUEST, undefined)).rejects.toThrow(message);
  });
});
