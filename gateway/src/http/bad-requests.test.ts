import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { get } from 'node:http';

import { ask, send } from '../testing/ask-graph.ts';
import { type ToyWorld, toyWorld } from '../testing/toy-world.ts';
import { LIMITS } from '../limits/limits.ts';

let world: ToyWorld;

beforeAll(async () => { world = await toyWorld({ production: true, introspection: false, limits: { ...LIMITS, tokens: 300, bodyBytes: 20_000 } }); });
afterAll(async () => { await world.close(); });

const JSON_TYPE = { 'content-type': 'application/json' };
const post = (body: string, headers: Record<string, string> = JSON_TYPE): RequestInit => ({ method: 'POST', body, headers });
const search = (query: string): string => `?query=${encodeURIComponent(query)}`;

describe('a request that is not one', () => {
  const cases: [why: string, request: Parameters<typeof send>[1], status: number, code: string][] = [
    ['broken JSON', post('{"query":'), 400, 'BAD_REQUEST'],
    ['no JSON', post('query { x }'), 400, 'BAD_REQUEST'],
    ['an empty body', post(''), 400, 'BAD_REQUEST'],
    ['a number', post('1'), 400, 'BAD_REQUEST'],
    ['null', post('null'), 400, 'BAD_REQUEST'],
    ['no query in it', post('{}'), 400, 'BAD_REQUEST'],
    ['a query that is not text', post('{"query":[1]}'), 400, 'BAD_REQUEST'],
    ['variables that are a text', post('{"query":"{ sessions { id } }","variables":"{}"}'), 400, 'BAD_REQUEST'],
    ['a poisoned prototype', post('{"query":"{ sessions { id } }","__proto__":{"x":1}}'), 400, 'BAD_REQUEST'],
    ['a batch', post('[{"query":"{ sessions { id } }"},{"query":"{ sessions { id } }"}]'), 400, 'BAD_REQUEST'],
    ['a persisted query', post('{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"x"}}}'), 200, 'PERSISTED_QUERY_NOT_SUPPORTED'],
    ['broken GraphQL', post('{"query":"{ sessions { "}'), 400, 'GRAPHQL_PARSE_FAILED'],
    ['a NUL in the query', post('{"query":"{ sessions \\u0000 { id } }"}'), 400, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', post('{"query":"{ sesions { id } }"}'), 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['introspection in production', post('{"query":"{ __schema { types { name } } }"}'), 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['a variable of another type', post('{"query":"query ($id: ID!) { enrolment(id: $id) { id } }","variables":{"id":{"a":1}}}'), 400, 'BAD_USER_INPUT'],
    ['a missing variable', post('{"query":"query ($id: ID!) { enrolment(id: $id) { id } }"}'), 400, 'BAD_USER_INPUT'],
    ['an operation that is not there', post('{"query":"query A { sessions { id } }","operationName":"B"}'), 400, 'OPERATION_RESOLUTION_FAILURE'],
    ['two operations and no name', post('{"query":"query A { sessions { id } } query B { sessions { id } }"}'), 400, 'OPERATION_RESOLUTION_FAILURE'],
    ['more tokens than allowed', post(JSON.stringify({ query: `{ ${'sessions { id } '.repeat(100)} }` })), 400, 'TOKENS_EXCEEDED'],
    ['a body over the limit', post(JSON.stringify({ query: ' '.repeat(20_000) })), 413, 'BODY_TOO_LARGE'],
    ['a form', post('query=%7Bsessions%7Bid%7D%7D', { 'content-type': 'application/x-www-form-urlencoded' }), 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['plain text, which needs no preflight', post('{"query":"{ sessions { id } }"}', { 'content-type': 'text/plain' }), 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['a file upload', post('--x--', { 'content-type': 'multipart/form-data; boundary=x' }), 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['a GET that needs no preflight', { search: search('{ sessions { id } }') }, 400, 'BAD_REQUEST'],
    ['a GET of broken variables', { search: `${search('{ sessions { id } }')}&variables=%7B`, headers: JSON_TYPE }, 400, 'BAD_REQUEST'],
    ['a mutation by GET', { search: search('mutation { withdraw(id: "NO-1") { id } }'), headers: JSON_TYPE }, 405, 'BAD_REQUEST'],
    ['an answer type that nobody has', post('{"query":"mutation { withdraw(id: \\"NO-1\\") { id } }"}', { ...JSON_TYPE, accept: 'text/html' }), 406, 'NOT_ACCEPTABLE'],
  ];

  it.each(cases)('is refused with a code and reaches no subgraph: %s', async (_why, request, status, code) => {
    const heard = world.candidates.heard.length + world.referential.heard.length;
    const headers = { authorization: `Bearer ${world.token}`, ...(request.headers as Record<string, string>) };
    const reply = await send(world.gateway.url, { ...request, headers });
    expect([reply.status, reply.body.errors?.[0]?.extensions['code']]).toEqual([status, code]);
    expect(reply.body.errors?.[0]?.message).not.toMatch(/did you mean/i);
    expect(world.candidates.heard.length + world.referential.heard.length).toBe(heard);
  });

  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])('by %s is 405 and says what is allowed', async (method) => {
    const reply = await send(world.gateway.url, { method });
    expect([reply.status, reply.headers.get('allow'), reply.body.errors?.[0]?.extensions['code']]).toEqual([405, 'GET, POST', 'METHOD_NOT_ALLOWED']);
  });

  it.each([['/nowhere', 404, 'NOT_FOUND'], ['/%E0%A4%A', 400, 'BAD_REQUEST'], ['/explorer/..%2f..%2fpackage.json', 404, 'NOT_FOUND'], ['/', 404, 'NOT_FOUND']])(
    'at %s has the shape of every refusal', async (path, status, code) => {
      const response = await fetch(`${world.gateway.url}${path}`);
      expect([response.status, await response.json()]).toMatchObject([status, { errors: [{ extensions: { code } }] }]);
    },
  );

  it.each(['[', 'a b', 'x/../y', '%%', ''])('with the host « %s » is no fault of ours', async (host) => {
    const status = await new Promise((answered, failed) => {
      get(`${world.gateway.url}/graphql${search('{ sessions { id } }')}`, { headers: { host, authorization: `Bearer ${world.token}`, ...JSON_TYPE } }, (response) => {
        response.resume();
        answered(response.statusCode);
      }).on('error', failed);
    });
    expect([200, 400]).toContain(status);
  });

  it('names five faults of validation and stops', async () => {
    const { body } = await ask(world, '{ a b c d e f g h }');
    expect(body.errors?.length).toBe(6);
    expect(body.errors?.[5]?.message).toMatch(/too many validation errors/i);
  });
});

describe('a request that is one', () => {
  it('may be a GET that a preflight has passed', async () => {
    const reply = await send(world.gateway.url, { search: search('{ sessions { id } }'), headers: { authorization: `Bearer ${world.token}`, 'apollo-require-preflight': '1' } });
    expect([reply.status, reply.body.data]).toEqual([200, { sessions: [{ id: '2026' }, { id: '2027' }] }]);
  });

  it('is answered in the type that it accepts', async () => {
    const reply = await send(world.gateway.url, post('{"query":"{ sessions { id } }"}', { ...JSON_TYPE, authorization: `Bearer ${world.token}`, accept: 'application/graphql-response+json' }));
    expect(reply.headers.get('content-type')).toBe('application/graphql-response+json; charset=utf-8');
  });
});
