import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { ask } from '../testing/ask-graph.ts';
import { type ToyWorld, toyWorld } from '../testing/toy-world.ts';

let world: ToyWorld;

beforeAll(async () => { world = await toyWorld({ production: true }); });
afterAll(async () => { await world.close(); });

describe('a subgraph', () => {
  it('that throws shows the client a reference, and the log the fault under it', async () => {
    const { status, body, text } = await ask(world, '{ throws sessions { id } }');
    const error = body.errors?.[0];
    const reference = String(error?.extensions['reference']);
    expect(status).toBe(200);
    expect(body.data).toEqual({ throws: null, sessions: [{ id: '2026' }, { id: '2027' }] });
    expect(error).toEqual({ message: expect.stringContaining(reference), path: ['throws'], extensions: { code: 'INTERNAL', reference } });
    expect(text).not.toMatch(/password|hunter2|postgresql|stack|10\.0\.0\.7/);
    const logged = world.lines.filter((line) => line.includes(reference)).map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(logged).toMatchObject([{ subgraph: 'referential', path: ['throws'], requestId: expect.stringMatching(/./), err: { message: expect.stringContaining('hunter2') } }]);
  });

  it('that masked its fault itself is believed its reference, which leads to both logs', async () => {
    const reference = '0199a2b4-7c11-7d3e-8f00-5a1b2c3d4e5f';
    world.referential.mischief = (response) => void response.writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ data: { throws: null }, errors: [{ message: 'Erreur interne.', path: ['throws'], extensions: { code: 'INTERNAL', reference } }] }));
    const { body } = await ask(world, '{ throws }');
    world.referential.mischief = undefined;
    expect(body.errors?.[0]?.extensions).toEqual({ code: 'INTERNAL', reference });
    expect(world.lines.filter((line) => line.includes(reference))).toHaveLength(1);
  });

  it.each([400, 500])('at the whole question, with %i, is an error at each field that it left empty', async (status) => {
    world.candidates.mischief = (response) => void response.writeHead(status, { 'content-type': 'application/json' })
      .end('{"errors":[{"message":"Texte illisible.","extensions":{"code":"TEXT_MALFORMED"}}]}');
    const { body } = await ask(world, '{ sessions { id n: enrolmentCount } }');
    world.candidates.mischief = undefined;
    expect(body).toEqual({
      extensions: { cost: expect.anything() },
      data: { sessions: [{ id: '2026', n: null }, { id: '2027', n: null }] },
      errors: [0, 1].map((index) => ({ message: 'Texte illisible.', path: ['sessions', index, 'n'], extensions: { code: 'TEXT_MALFORMED' } })),
    });
  });

  it('gives each fault its own reference', async () => {
    const references = (await Promise.all([1, 2, 3].map(async () => ask(world, '{ throws }')))).map(({ body }) => body.errors?.[0]?.extensions['reference']);
    expect(new Set(references).size).toBe(3);
  });

  it.each([
    ['a refusal of ours', 'ID_MALFORMED'],
    ['a refusal of its own', 'SESSION_CLOSED'],
    ['a missing right', 'FORBIDDEN'],
  ])('passes on a code of ours with its sentence, and nothing that stands beside it: %s', async (_why, code) => {
    const { body } = await ask(world, `{ codes(code: "${code}") }`);
    expect(body.errors).toEqual([{ message: 'dit par le sous-graphe', path: ['codes'], extensions: { code } }]);
  });

  it.each([
    ['Apollo’s own for an error without one', 'INTERNAL_SERVER_ERROR'],
    ['what the gateway’s plan got wrong', 'GRAPHQL_VALIDATION_FAILED'],
    ['a seal that it refused', 'UNAUTHENTICATED'],
    ['the system’s', 'ECONNREFUSED'],
    ['Node’s', 'ERR_INVALID_ARG_TYPE'],
    ['PostgreSQL’s', '23505'],
    ['a sentence', 'password=hunter2'],
    ['nothing', ''],
  ])('is masked when its code is not ours: %s', async (_why, code) => {
    const { body } = await ask(world, `{ codes(code: "${code}") }`);
    expect(body.errors).toMatchObject([{ path: ['codes'], extensions: { code: 'INTERNAL' } }]);
  });

  it('cannot choose the HTTP status', async () => {
    world.referential.mischief = (response) => void response.writeHead(200, { 'content-type': 'application/json' })
      .end('{"data":{"throws":null},"errors":[{"message":"non","path":["throws"],"extensions":{"code":"ID_MALFORMED","http":{"status":302}}}]}');
    const { status, body } = await ask(world, '{ throws }');
    world.referential.mischief = undefined;
    expect([status, body.errors?.[0]?.extensions]).toEqual([200, { code: 'ID_MALFORMED' }]);
  });

  it('cannot hide that its data breaks the schema', async () => {
    world.referential.mischief = (response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{"sessions":[{"id":"2026","required":null}]}}');
    const { body } = await ask(world, '{ sessions { id required } }');
    world.referential.mischief = undefined;
    expect(body.data).toBeNull();
    expect(body.errors).toMatchObject([{ path: ['sessions', 0, 'required'], extensions: { code: 'INTERNAL' } }]);
    expect(Object.keys(body.extensions ?? {})).toEqual(['cost']);
  });
});

describe('the log', () => {
  it('holds no token, no variable and no caller', async () => {
    await ask(world, 'query ($id: ID!) { enrolment(id: $id) { id } }', { id: 'NO-secret-variable' });
    await ask(world, '{ throws }');
    const log = world.lines.join('');
    expect(log).not.toContain(world.token);
    expect(log).not.toMatch(/NO-secret-variable|Camille/);
    expect(log).toMatch(/"path":"\/graphql","status":200/);
  });
});
