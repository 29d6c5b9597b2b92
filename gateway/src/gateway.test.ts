import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { LIMITS } from './limits/limits.ts';
import { ask, send } from './testing/ask-graph.ts';
import { CALLER, topologyOf, type ToyWorld, toyWorld } from './testing/toy-world.ts';

let world: ToyWorld;

beforeAll(async () => { world = await toyWorld(); });
afterAll(async () => { await world.close(); });
afterEach(() => {
  for (const toy of [world.referential, world.candidates]) Object.assign(toy, { mischief: undefined, ready: true, heard: toy.heard.splice(0, 0) });
});

const CROSSING = '{ enrolments { id name session { id label enrolmentCount } } }';

describe('a query', () => {
  it('crosses both subgraphs', async () => {
    const { status, body } = await ask(world, CROSSING);
    expect({ status, body }).toEqual({
      status: 200,
      body: { data: { enrolments: [
        { id: 'NO-1', name: 'Anaïs', session: { id: '2026', label: 'Session 2026', enrolmentCount: 1 } },
        { id: 'NO-2', name: 'Rémi', session: { id: '2027', label: 'Session 2027', enrolmentCount: 1 } },
      ] }, extensions: { cost: { requested: 20, maximum: LIMITS.cost } } },
    });
  });

  it('says how long its answer is waited for: the instance’s own time, or what is left of the request’s', async () => {
    await ask(world, CROSSING);
    const [waited] = world.candidates.heard.slice(-1);
    const hurried = await toyWorld({ limits: { ...LIMITS, requestMs: 300 } });
    await ask(hurried, CROSSING);
    await hurried.close();
    expect(waited?.waits).toBe(500);
    expect(hurried.candidates.heard.at(-1)?.waits).toBeLessThanOrEqual(300);
  });

  it('goes out sealed, with the caller and the request’s id', async () => {
    const { headers } = await send(world.gateway.url, {
      method: 'POST', body: JSON.stringify({ query: CROSSING }),
      headers: { authorization: `Bearer ${world.token}`, 'content-type': 'application/json', 'x-request-id': 'demande-0001' },
    });
    const heard = [...world.candidates.heard, ...world.referential.heard].slice(-2);
    expect(headers.get('x-request-id')).toBe('demande-0001');
    expect(heard.map(({ sealed, requestId, claims }) => ({ sealed, requestId, claims: JSON.parse(claims) as unknown }))).toEqual(
      Array.from({ length: 2 }, () => ({ sealed: true, requestId: 'demande-0001', claims: CALLER })),
    );
  });

  it('gets an id of its own when the one it brings could break a log line', async () => {
    const { headers } = await send(world.gateway.url, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json', 'x-request-id': 'a"b{}c d e f' } });
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('an instance that does not answer', () => {
  const cases: [why: string, reason: string, mischief: Parameters<typeof misbehave>[0]][] = [
    ['answers the page of a proxy', 'HTTP_STATUS', (response) => void response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad Gateway 10.0.0.7</h1>')],
    ['answers a page with 200', 'BAD_RESPONSE', (response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>ok</h1>')],
    ['answers half of its JSON', 'BAD_RESPONSE', (response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{"enrolm')],
    ['answers JSON that is not GraphQL', 'BAD_RESPONSE', (response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('[1,2]')],
    ['answers nothing at all', 'BAD_RESPONSE', (response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{}')],
    ['answers one entity too few', 'BAD_RESPONSE', (response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{"_entities":[null]}}')],
    ['hangs up', 'CONNECTION', (response) => void response.destroy()],
    ['never answers', 'TIMEOUT', () => undefined],
  ];
  const misbehave = (mischief: NonNullable<ToyWorld['candidates']['mischief']>): void => { world.candidates.mischief = mischief; };

  it.each(cases)('because it %s leaves its fields null, each with its error, and the rest whole', async (_why, reason, mischief) => {
    misbehave(mischief);
    const { status, body, text } = await ask(world, '{ sessions { id label count: enrolmentCount } }');
    expect(status).toBe(200);
    expect(body.data).toEqual({ sessions: [{ id: '2026', label: 'Session 2026', count: null }, { id: '2027', label: 'Session 2027', count: null }] });
    expect(body.errors?.map(({ path }) => path)).toEqual([['sessions', 0, 'count'], ['sessions', 1, 'count']]);
    expect(body.errors?.[0]?.extensions).toEqual({ code: 'MIREX_UNAVAILABLE', subgraph: 'candidates', mirex: ['NO'], instance: 'NO/candidates', reason, retryable: true });
    expect(text).not.toMatch(/127\.0\.0\.1|10\.0\.0\.7|ECONN|html/);
  });

  it('is an error at the root field that it alone could fill', async () => {
    misbehave((response) => void response.destroy());
    const { body } = await ask(world, '{ one: enrolment(id: "NO-1") { id } sessions { id } }');
    expect(body).toMatchObject({ data: { one: null, sessions: [{ id: '2026' }, { id: '2027' }] }, errors: [{ path: ['one'] }] });
  });

  it('leaves a mutation’s outcome unknown once it was sent, and asks it once only', async () => {
    misbehave((response) => void response.destroy());
    const before = world.candidates.heard.length;
    const { body } = await ask(world, 'mutation { withdraw(id: "NO-1") { id } }');
    expect(body.errors).toMatchObject([{ path: ['withdraw'], extensions: { code: 'MIREX_UNAVAILABLE', outcome: 'UNKNOWN', retryable: false } }]);
    expect(world.candidates.heard.length - before).toBe(1);
  });

  it('answers again as soon as it is back', async () => {
    misbehave((response) => void response.destroy());
    await ask(world, CROSSING);
    world.candidates.mischief = undefined;
    expect((await ask(world, CROSSING)).body.errors).toBeUndefined();
  });
});

describe('a caller who leaves', () => {
  const leaveDuring = async (query: string): Promise<number> => {
    const asked = Date.now();
    const closed = new Promise<number>((done) => {
      world.candidates.mischief = (response) => { response.once('close', () => done(Date.now() - asked)); };
    });
    await expect(send(world.gateway.url, {
      method: 'POST', body: JSON.stringify({ query }), signal: AbortSignal.timeout(100), headers: { authorization: `Bearer ${world.token}`, 'content-type': 'application/json' },
    })).rejects.toThrow(/aborted/);
    return closed;
  };

  it('frees the instance that was working for them', async () => {
    expect(await leaveDuring('{ enrolments { id } }')).toBeLessThan(400);
  });

  it('does not break off a mutation', async () => {
    expect(await leaveDuring('mutation { withdraw(id: "NO-1") { id } }')).toBeGreaterThanOrEqual(490);
  });
});

describe('health', () => {
  const readyz = async (): Promise<unknown> => {
    // The state is kept for a second, so that asking costs the instances nothing.
    await new Promise((later) => { setTimeout(later, 1_050); });
    const response = await fetch(`${world.gateway.url}/readyz`);
    return { status: response.status, body: await response.json() };
  };

  it('is alive without a token', async () => {
    const response = await fetch(`${world.gateway.url}/healthz`);
    expect([response.status, await response.json()]).toEqual([200, { status: 'alive' }]);
  });

  it('shows each instance', async () => {
    expect(await readyz()).toEqual({ status: 200, body: { status: 'ready', instances: [
      { subgraph: 'referential', mirex: ['FR'], instance: 'FR/referential', up: true }, { subgraph: 'candidates', mirex: ['NO'], instance: 'NO/candidates', up: true },
    ] } });
  });

  it('stays ready while somebody can answer', async () => {
    world.candidates.ready = false;
    expect(await readyz()).toMatchObject({ status: 200, body: { status: 'partial', instances: [{ up: true }, { subgraph: 'candidates', up: false }] } });
  });

  it('is 503 when nobody can', async () => {
    Object.assign(world.candidates, { ready: false });
    Object.assign(world.referential, { ready: false });
    expect(await readyz()).toMatchObject({ status: 503, body: { status: 'down' } });
  });
});

/** Longer than a busy machine holds up what is under way. */
const PATIENT_MS = 20_000;

describe('a new topology', () => {
  it('is taken at once, and requests that are under way end where they began', async () => {
    const held: ServerResponse[] = [];
    world.gateway.applyTopology(topologyOf(world.supergraph, world.referential.origin, world.candidates.origin, PATIENT_MS));
    world.candidates.mischief = (response) => void held.push(response);
    const asked = Array.from({ length: 10 }, async () => ask(world, '{ enrolments { id } }'));
    while (held.length < asked.length) await new Promise((later) => { setTimeout(later, 5); });

    const moved = createServer((_request, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{"enrolments":[]}}'));
    await new Promise<void>((listening) => { moved.listen(0, '127.0.0.1', listening); });
    world.gateway.applyTopology(topologyOf(world.supergraph, world.referential.origin, `http://127.0.0.1:${(moved.address() as AddressInfo).port}`));
    const after = await ask(world, '{ enrolments { id } }');
    for (const response of held) response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{"enrolments":[{"id":"NO-1"}]}}');
    const before = await Promise.all(asked);

    world.gateway.applyTopology(world.topology);
    moved.closeAllConnections();
    await new Promise((closed) => { moved.close(closed); });
    expect(after.body).toMatchObject({ data: { enrolments: [] } });
    expect(before.map(({ body }) => body)).toMatchObject(before.map(() => ({ data: { enrolments: [{ id: 'NO-1' }] } })));
  });
});
