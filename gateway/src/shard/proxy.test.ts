import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, describe, expect, it } from '@jest/globals';

import { shardProxy } from './proxy.ts';
import { type Ask, Unavailable } from './scatter/ask.ts';
import { toyEngine, type ToyOptions } from './testing/toy-engine.ts';
import type { Row } from './testing/toy-rows.ts';

const ROW: Row = { id: 'NO-CAN-1', number: 'N1', name: 'Ada', born: 2005, points: 12, budget: '1', speciality: 'AGRO', movedTo: null, years: [], broken: false };
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function posting(body: string, options: ToyOptions = {}, method = 'POST') {
  const server = shardProxy({ engine: toyEngine([ROW], options).engine, maxBytes: 10_000 });
  servers.push(server);
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready));
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, method === 'POST' ? { method, body } : {});
  return { status: response.status, cacheControl: response.headers.get('cache-control'), body: (await response.json()) as Record<string, unknown> };
}

describe('the proxy', () => {
  it('answers as one subgraph, and says who was asked', async () => {
    const { status, body } = await posting('{"query":"{ statistics { count } }"}');
    expect([status, body['data']]).toEqual([200, { statistics: { count: 1 } }]);
    expect(body['extensions']).toMatchObject({ mirex: { missing: [], complete: true, asked: { length: 7 } } });
  });

  it('says who is missing, also to a router that masks errors', async () => {
    const { body, cacheControl } = await posting('{"query":"{ statistics { count } }"}', { missing: new Set(['SE']) });
    expect(body).toMatchObject({ data: { statistics: null }, errors: [{ extensions: { mirex: ['SE'] } }], extensions: { mirex: { missing: ['SE'], complete: false } } });
    expect(cacheControl).toBe('no-store');
  });

  it('gives its SDL and its introspection without asking anybody', async () => {
    const nobody = (): Ask => async () => { throw new Unavailable({ reason: 'CONNECTION', sent: false, detail: '' }); };
    expect((await posting('{"query":"{ _service { sdl } }"}', { around: nobody })).body).toMatchObject({ data: { _service: { sdl: expect.stringContaining('@sharded') } } });
    expect((await posting('{"query":"{ __schema { queryType { name } } }"}', { around: nobody })).body).toEqual({ data: { __schema: { queryType: { name: 'Query' } } } });
  });

  it.each<[why: string, body: string, status: number]>([
    ['no JSON', '{"query":', 400], ['no query', '{}', 400], ['variables that are a list', '{"query":"{ __typename }","variables":[]}', 400], ['too much', `"${'x'.repeat(10_001)}"`, 413],
  ])('refuses %s', async (_why, body, status) => expect((await posting(body)).status).toBe(status));

  it('is healthy', async () => expect((await posting('', {}, 'GET')).body).toEqual({ status: 'up' }));
});
