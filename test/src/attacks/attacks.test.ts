import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { ToyWorld } from '@mirex/gateway/testing/toy-world';

import { type Attack, attackedWorld, graphql, type Met, send, whisper } from './attacked-world.ts';
import { DOCUMENTS, REQUESTS } from './attacks.ts';
import { FORGED } from './forged-tokens.ts';

/** What everybody may take on a machine that has nothing else to do. */
const SECOND = 1_000;
/** On a busy one, as much more as somebody waits there whom nobody disturbs. */
const BUSY = 20;
/** Caches fill up: that of validated documents alone may hold 30 MB. What leaked would be 10 times 40 attacks of up to 2 MB. */
const HEAP_GROWTH = 32 * 1024 * 1024;

let world: ToyWorld;
beforeAll(async () => {
  world = await attackedWorld();
  // The first question of all is planned, and waits for code to be compiled.
  await send(world, graphql('{ sessions { label } }'));
});
afterAll(() => world.close());

/** Somebody else's question, asked while the attack goes on; its answer is the proof. */
const bystander = async (): Promise<number> => {
  const began = performance.now();
  const { status, text } = await send(world, graphql('{ sessions { label } }'));
  expect([status, JSON.parse(text)]).toMatchObject([200, { data: { sessions: [{ label: 'Session 2026' }, { label: 'Session 2027' }] } }]);
  return performance.now() - began;
};

/** Attacks, and holds on to what is true of every attack: short, served beside, reaching nobody, telling nothing. */
async function attack(what: () => Promise<Met>): Promise<Met> {
  const heard = (): number => world.candidates.heard.length;
  const limit = SECOND + BUSY * await bystander();
  const before = heard();
  const began = performance.now();
  const [met, waited] = await Promise.all([what().then((answer) => ({ ...answer, took: performance.now() - began })), bystander()]);
  expect(met.took).toBeLessThan(limit);
  expect(waited).toBeLessThan(limit);
  expect(heard()).toBe(before);
  expect(met.text).not.toMatch(/did you mean|stack|node_modules|INTERNAL/i);
  return met;
}

describe.each([['a document', DOCUMENTS], ['a request', REQUESTS]])('%s is refused at once, while others are served', (_kind, attacks) => {
  it.each(attacks)('%s', async (_name, what, status, code) => {
    const met = await attack(() => send(world, what));
    expect([met.status, met.code]).toEqual([status, code]);
  });
});

describe('a token that is not one is refused at once, while others are served', () => {
  it.each(FORGED)('%s', async (_name, forge) => {
    const authorization = `Bearer ${await forge()}`;
    const met = await attack(() => send(world, { ...graphql('{ enrolments { id } }'), headers: { authorization } }));
    expect([met.status, met.code]).toEqual([401, 'UNAUTHENTICATED']);
  });

  it('and a thousand of them, by ten at once, cost nobody else anything', async () => {
    const token = await (FORGED.find(([name]) => name.includes('nobody knows'))?.[1] ?? (async () => ''))();
    const quiet = await bystander();
    const round = () => Promise.all(Array.from({ length: 10 }, async () => send(world, { ...graphql('{ enrolments { id } }'), headers: { authorization: `Bearer ${token}` } })));
    for (let n = 0; n < 100; n += 1) expect(new Set((await round()).map(({ status }) => status))).toEqual(new Set([401]));
    expect(await bystander()).toBeLessThan(SECOND + BUSY * quiet);
  });
});

describe('a client that dawdles is sent away, while others are served', () => {
  const head = (length: number): string => `POST /graphql HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${world.token}\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n`;
  it.each([
    ['a body that comes byte by byte', () => [head(1_000), ...'{"query":"'.repeat(100)]],
    ['a body that never comes', () => [head(1_000)]],
    ['headers that never end', () => ['POST /graphql HTTP/1.1\r\n', ...Array.from({ length: 100 }, (_, n) => `x-${n}: y\r\n`)]],
  ])('%s', async (_name, words) => {
    const met = await attack(() => whisper(world, words(), 50));
    expect([met.status, met.code]).toEqual([408, 'REQUEST_TIMEOUT']);
  });

  it('bytes that are no HTTP', async () => {
    const met = await attack(() => whisper(world, ['\u0016\u0003\u0001 hello\r\n\r\n'], 10));
    expect([met.status, met.code]).toEqual([400, 'BAD_REQUEST']);
  });
});

describe('names that mean something to JavaScript', () => {
  it('are harmless as aliases', async () => {
    const { status, text } = await send(world, graphql('{ constructor: sessions { toString: id hasOwnProperty: label } valueOf: __typename }'));
    expect([status, JSON.parse(text)]).toMatchObject([200, { data: { constructor: [{ toString: '2026', hasOwnProperty: 'Session 2026' }, {}], valueOf: 'Query' } }]);
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  });

  it('are harmless as names of fields, types and operations', async () => {
    const met = await attack(() => send(world, graphql('query __proto__ { constructor { __proto__ } ... on toString { hasOwnProperty } }', { operationName: '__proto__' })));
    expect([met.status, met.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
  });
});

it('all attacks together, ten times over, leave memory as it was and everybody answered', async () => {
  const all: readonly Attack[] = [...DOCUMENTS, ...REQUESTS].map(([, what]) => what);
  const round = async (): Promise<void> => {
    await Promise.all([...all.map(async (what) => send(world, what)), bystander()]);
  };
  await round();
  const before = heapUsed();
  for (let n = 0; n < 10; n += 1) await round();
  expect(heapUsed() - before).toBeLessThan(HEAP_GROWTH);
}, 60_000);

/** Of what is still held: garbage is collected first. */
function heapUsed(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}
