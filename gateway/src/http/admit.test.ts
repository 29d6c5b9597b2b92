import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { developmentToken } from '../access/development-token.ts';
import { documentId } from '../documents/choose-document.ts';
import type { DocumentMode } from '../documents/document-trust.ts';
import { LIMITS } from '../limits/limits.ts';
import { ask, type Reply, send } from '../testing/ask-graph.ts';
import { CALLER, type ToyWorld, toyWorld, TRUST } from '../testing/toy-world.ts';

const KNOWN = 'query Sessions { sessions { id } }';
const ROWS = '{ enrolments { session { id } } }';
const ANSWER = { sessions: [{ id: '2026' }, { id: '2027' }] };
const manifest = new Map([KNOWN, 'mutation Withdraw { withdraw(id: "NO-1") { id } }'].map((text) => [documentId(text), text]));

const tokenOf = (sub: string): Promise<string> => developmentToken({ ...CALLER, sub }, TRUST, { production: false, now: Date.now(), hours: 1 });
const codeOf = ({ body }: Reply): unknown => body.errors?.[0]?.extensions['code'];

describe('cost', () => {
  let world: ToyWorld;
  beforeAll(async () => { world = await toyWorld({ limits: { ...LIMITS, cost: 30, pointsPerMinute: 100 } }); });
  afterAll(async () => { await world.close(); });

  it('is shown in every answer that was admitted, refused by validation or not', async () => {
    const replies = await Promise.all([ROWS, '{ sessions { id } nobody }'].map(async (query) => ask(world, query)));
    expect(replies.map(({ status, body }) => [status, body.extensions])).toEqual([
      [200, { cost: { requested: 20, maximum: 30 } }], [400, { cost: { requested: 10, maximum: 30 } }],
    ]);
  });

  it('over the maximum is refused before anybody is asked, and says both numbers', async () => {
    const before = world.candidates.heard.length;
    const { status, body } = await ask(world, `{ a: enrolments { session { id } } b: enrolments { session { id } } }`);
    expect([status, body.errors?.[0]?.extensions, body.extensions]).toEqual([
      400, { code: 'COST_EXCEEDED', cost: 40, maximum: 30 }, { cost: { requested: 40, maximum: 30 } },
    ]);
    expect(world.candidates.heard).toHaveLength(before);
  });

  it('is spent by client: who has none left is told when to come back, and the others are answered', async () => {
    const [spender, other] = [await tokenOf('depensier'), await tokenOf('econome')];
    const asking = (token: string): Promise<Reply> => ask({ ...world, token }, ROWS);
    const replies = [];
    for (let n = 0; n < 6; n += 1) replies.push(await asking(spender));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
    const last = replies.at(-1) as Reply;
    expect([codeOf(last), Number(last.headers.get('retry-after'))]).toEqual(['RATE_LIMITED', last.body.errors?.[0]?.extensions['retryAfter']]);
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await asking(other)).status).toBe(200);
  });

  it('is spent by refusals too: a flood of them ends', async () => {
    const token = await tokenOf('tetu');
    const statuses = new Set<number>();
    for (let n = 0; n < 101; n += 1) statuses.add((await ask({ ...world, token }, '{ __proto__: sessions { id } }')).status);
    expect([...statuses]).toEqual([400, 429]);
  });
});

describe('documents', () => {
  const worlds = new Map<DocumentMode, ToyWorld>();
  beforeAll(async () => {
    for (const mode of ['audit', 'safelist', 'only-ids'] as const) worlds.set(mode, await toyWorld({ documents: { mode, manifest } }));
  });
  afterAll(async () => { await Promise.all([...worlds.values()].map(async (world) => world.close())); });

  const world = (mode: DocumentMode): ToyWorld => worlds.get(mode) as ToyWorld;
  const post = (mode: DocumentMode, body: object): Promise<Reply> =>
    send(world(mode).gateway.url, { method: 'POST', body: JSON.stringify(body), headers: { authorization: `Bearer ${world(mode).token}`, 'content-type': 'application/json' } });
  const get = (mode: DocumentMode, parameters: Record<string, string>): Promise<Reply> =>
    send(world(mode).gateway.url, { search: `?${new URLSearchParams(parameters).toString()}`, headers: { authorization: `Bearer ${world(mode).token}`, 'apollo-require-preflight': '1' } });

  const id = documentId(KNOWN);
  it.each<[why: string, mode: DocumentMode, body: object]>([
    ['a text of the manifest', 'safelist', { query: KNOWN }],
    ['an id as GraphQL over HTTP has it', 'only-ids', { documentId: `sha256:${id}` }],
    ['a hash as Apollo’s clients send it', 'only-ids', { extensions: { persistedQuery: { version: 1, sha256Hash: id } } }],
    ['an id and the name of its operation', 'only-ids', { documentId: `sha256:${id}`, operationName: 'Sessions', variables: {} }],
  ])('are answered: %s', async (_why, mode, body) => {
    const reply = await post(mode, body);
    expect([reply.status, reply.body.data]).toEqual([200, ANSWER]);
  });

  it('are answered by GET with an id', async () => {
    const { status, body } = await get('only-ids', { documentId: `sha256:${id}`, operationName: 'Sessions' });
    expect([status, body.data]).toEqual([200, ANSWER]);
  });

  it('that change something are not, by GET', async () => {
    const reply = await get('only-ids', { documentId: `sha256:${documentId('mutation Withdraw { withdraw(id: "NO-1") { id } }')}` });
    expect([reply.status, world('only-ids').candidates.heard]).toEqual([405, []]);
  });

  it.each<[why: string, mode: DocumentMode, body: object, code: string]>([
    ['a text of nobody', 'safelist', { query: ROWS }, 'DOCUMENT_UNKNOWN'],
    ['an id of nobody', 'safelist', { documentId: `sha256:${documentId(ROWS)}` }, 'DOCUMENT_UNKNOWN'],
    ['a text of the manifest where ids are wanted', 'only-ids', { query: KNOWN }, 'DOCUMENT_ID_REQUIRED'],
    ['an id that is a path', 'only-ids', { documentId: '../manifest.json' }, 'DOCUMENT_ID_MALFORMED'],
  ])('are refused before they are read: %s', async (_why, mode, body, code) => {
    const reply = await post(mode, body);
    expect([reply.status, codeOf(reply)]).toEqual([400, code]);
  });

  it('that nobody knows are answered while they are audited; the log has their hash and no word of theirs', async () => {
    const query = '{ sessions { id label } }';
    expect((await post('audit', { query })).status).toBe(200);
    const lines = world('audit').lines.filter((line) => line.includes(documentId(query)));
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain('label');
  });
});
