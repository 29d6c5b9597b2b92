import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CLAIMS_HEADER, seal, SEAL_HEADER } from '@mirex/schema/signature';

import { keepEdition } from './edition.ts';
import { newLog } from './log.ts';
import { type RunningServer, serve } from './server.ts';
import { TEST_SECRET, type TestInstance, testInstance } from './testing/test-instance.ts';
import { toy } from './testing/toy.fixture.ts';

let test: TestInstance;
let server: RunningServer;
beforeAll(async () => {
  test = await testInstance(toy);
  server = await serve(() => [test.instance], { host: '127.0.0.1', port: 0, log: newLog('silent', 'toy') });
});
afterAll(async () => {
  await server.close();
  await test.close();
});

const post = (path: string, body: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(server.url + path, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });

describe('an instance over HTTP', () => {
  it('is alive at once, and ready once it holds a national edition', async () => {
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    const before = await fetch(`${server.url}/NO/toy/readyz`);
    expect(before.status).toBe(503);
    expect(await before.json()).toMatchObject({ ready: false, why: expect.stringContaining('édition') });
    await keepEdition(test.context().em, { number: 3, dataSets: { sessions: [] } });
    expect((await fetch(`${server.url}/NO/toy/readyz`)).status).toBe(200);
  });

  it.each([
    ['another MIREX', '/SE/toy/graphql', 404],
    ['another subgraph', '/NO/grades/graphql', 404],
    ['no path', '/', 404],
    ['a body of 17 MB', '/NO/toy/graphql', 413],
    ['no seal', '/NO/toy/graphql', 401],
  ])('refuses %s', async (why, path, status) => {
    const body = why.includes('MB') ? 'x'.repeat(17 * 1024 * 1024) : '{}';
    const response = await post(path, body);
    expect(response.status).toBe(status);
    expect(((await response.json()) as { errors: unknown[] }).errors).toHaveLength(1);
  });

  it.each([
    ['older than a minute', { at: Date.now() - 61_000 }, 'SEAL_EXPIRED'],
    ['for another instance', { to: 'toy@SE' }, 'SEAL_INVALID'],
    ['of a key that nobody knows', { secret: 'x'.repeat(32) }, 'SEAL_KEY_UNKNOWN'],
    ['of another body', { body: '{"query":"{ fault }"}' }, 'SEAL_INVALID'],
    ['of another caller', { claims: '{"sub":"somebody else"}' }, 'SEAL_INVALID'],
  ])('refuses a seal %s', async (_why, { secret = TEST_SECRET, ...change }: { secret?: string; at?: number; to?: string; body?: string; claims?: string }, code) => {
    const body = '{"query":"{ hello }"}';
    const claims = '{"sub":"me"}';
    const header = seal(secret, { at: Date.now(), to: 'toy@NO', claims, body, ...change });
    const reply = await test.instance.graphql({ method: 'POST', body, headers: { [SEAL_HEADER]: header, [CLAIMS_HEADER]: Buffer.from(claims).toString('base64url') } });
    expect(reply.status).toBe(401);
    expect(reply.body).toContain(code);
  });
});

it('a sealed request is good once', async () => {
  const body = '{"query":"{ hello }"}';
  const request = { method: 'POST', body, headers: { [SEAL_HEADER]: seal(TEST_SECRET, { at: Date.now(), to: 'toy@NO', claims: '', body }) } };
  const [first, second] = [await test.instance.graphql(request), await test.instance.graphql(request)];
  expect([first.status, second.status, second.body]).toEqual([200, 401, expect.stringContaining('SEAL_REPLAYED')]);
});

it('a fault of ours is told by a reference alone', async () => {
  const { errors } = await test.ask('{ fault }');
  expect(JSON.stringify(errors)).not.toContain('hunter2');
  expect(errors?.[0]).toMatchObject({ message: expect.stringMatching(/référence [0-9a-f-]{36}/), extensions: { code: 'INTERNAL' } });
});

it('an edition that is older than the one it holds is left alone', async () => {
  const { em } = test.context();
  await keepEdition(em, { number: 5, dataSets: {} });
  await keepEdition(em, { number: 4, dataSets: {} });
  expect(await em.execute('select number from edition')).toEqual([{ number: 5 }]);
});

it('a text that PostgreSQL cannot store is the client’s fault, not ours: 400, so that no breaker opens', async () => {
  const body = JSON.stringify({ query: '{ hello }', variables: { unused: 'a\0' } });
  const header = seal(TEST_SECRET, { at: Date.now(), to: 'toy@NO', claims: '', body });
  expect((await test.instance.graphql({ method: 'POST', body, headers: { [SEAL_HEADER]: header } })).status).toBe(400);
});

it('a text that PostgreSQL cannot store is refused before any resolver', async () => {
  for (const query of ['query { __typename @include(if: true) hello }', '{ hello }']) {
    expect((await test.ask(query, { unused: '\ud800' })).errors?.[0]?.extensions.code).toBe('TEXT_MALFORMED');
  }
});
