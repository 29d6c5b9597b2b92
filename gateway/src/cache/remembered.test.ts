import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import type { Claims } from '../access/claims.ts';
import { developmentToken } from '../access/development-token.ts';
import { ask, type Reply } from '../testing/ask-graph.ts';
import { CALLER, type ToyWorld, toyWorld, TRUST } from '../testing/toy-world.ts';

let world: ToyWorld;
beforeAll(async () => {
  const plain = await toyWorld();
  await plain.close();
  const hint = (text: string, said: string) => (sdl: string): string => sdl.replace(`\n  ${text}`, `\n  ${text} @cacheControl(${said})`);
  const PUBLIC_MINUTE = 'maxAge: 60, scope: PUBLIC';
  const supergraph = [
    hint('sessions: [Session!]!', PUBLIC_MINUTE), hint('label: String', PUBLIC_MINUTE), hint('session: Session', PUBLIC_MINUTE),
    hint('enrolments: [Enrolment!]!', 'maxAge: 5'), hint('name: String', 'maxAge: 5'),
    (sdl: string): string => sdl.replaceAll(/^(  id: ID!)/gm, `$1 @cacheControl(${PUBLIC_MINUTE})`),
  ].reduce((sdl, said) => said(sdl), plain.supergraph);
  world = await toyWorld({ supergraph });
});
afterAll(async () => { await world.close(); });
beforeEach(async () => {
  // A change makes the gateway forget.
  await askAs({ sub: 'changer' }, CHANGE);
  for (const { heard } of [world.referential, world.candidates]) heard.splice(0);
  Object.assign(world.referential, { mischief: undefined });
  Object.assign(world.candidates, { mischief: undefined });
});

async function askAs(claims: Partial<Claims>, query: string, variables: object = {}): Promise<Reply> {
  const token = await developmentToken({ ...CALLER, ...claims }, TRUST, { production: false, now: Date.now(), hours: 1 });
  return ask({ ...world, token }, query, variables as Record<string, unknown>);
}
const heard = (): number => world.referential.heard.length + world.candidates.heard.length;

const CHANGE = 'mutation { withdraw(id: "NO-1") { id } }';
const PUBLIC = '{ sessions { id label } }';
const PRIVATE = '{ enrolments { id name } }';

describe('what is the same for everybody', () => {
  it('is asked once for all of them, whoever they are', async () => {
    const answers = [await askAs({ sub: 'a' }, PUBLIC), await askAs({ sub: 'b', roles: ['CAND'], mirex: [] }, PUBLIC)];
    expect(heard()).toBe(1);
    expect(answers[1]?.text).toBe(answers[0]?.text);
  });

  it('is asked once by all who ask at the same time', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, (_, n) => askAs({ sub: `asker-${n}` }, PUBLIC)));
    expect([new Set(all.map(({ text }) => text)).size, heard()]).toEqual([1, 1]);
  });

  it('is kept row by row where it stands in what is not', async () => {
    const query = '{ enrolment(id: "NO-1") { id session { label } } }';
    await askAs({ sub: 'a' }, query);
    const before = world.referential.heard.length;
    const { body } = await askAs({ sub: 'b' }, query);
    expect([before, world.referential.heard.length, world.candidates.heard.length]).toEqual([1, 1, 2]);
    expect(body).toMatchObject({ data: { enrolment: { session: { label: 'Session 2026' } } } });
  });
});

describe('what is somebody’s', () => {
  it('is given again to them', async () => {
    await askAs({ sub: 'a' }, PRIVATE);
    await askAs({ sub: 'a' }, PRIVATE);
    expect(heard()).toBe(1);
  });

  it.each<[string, Partial<Claims>]>([
    ['somebody else', { sub: 'b' }], ['themselves with another role', { sub: 'a', roles: ['UNIT'] }], ['themselves in another MIREX', { sub: 'a', mirex: ['SE'] }], ['themselves by another application', { sub: 'a', client: 'portal' }],
  ])('is never given to %s', async (_who, claims) => {
    await Promise.all([askAs({ sub: 'a' }, PRIVATE), askAs(claims, PRIVATE)]);
    await askAs(claims, PRIVATE);
    const told = world.candidates.heard.map((one) => one.claims);
    expect([told.length, new Set(told).size]).toEqual([2, 2]);
  });
});

describe('nothing is kept', () => {
  it.each([
    ['of a question with a field that says nothing', '{ sessions { id } throws }'],
    ['of a root field that says nothing', '{ enrolment(id: "NO-1") { id } }'],
    ['of another subgraph’s field that says nothing', '{ sessions { id enrolmentCount } }'],
  ])('%s', async (_why, query) => {
    await askAs({ sub: 'a' }, query);
    const before = heard();
    await askAs({ sub: 'a' }, query);
    expect(heard()).toBeGreaterThan(before);
  });

  it('of an answer with an error', async () => {
    world.referential.mischief = (response) => void response.destroy();
    expect((await askAs({ sub: 'a' }, PUBLIC)).body.errors).toHaveLength(1);
    world.referential.mischief = undefined;
    expect((await askAs({ sub: 'a' }, PUBLIC)).body.errors).toBeUndefined();
  });

  it('after a change', async () => {
    await askAs({ sub: 'a' }, PRIVATE);
    await askAs({ sub: 'a' }, CHANGE);
    await askAs({ sub: 'a' }, PRIVATE);
    expect(world.candidates.heard).toHaveLength(3);
  });

  it('of other variables', async () => {
    const query = 'query ($yes: Boolean!) { enrolments { id name @include(if: $yes) } }';
    const [yes, no] = [await askAs({ sub: 'a' }, query, { yes: true }), await askAs({ sub: 'a' }, query, { yes: false })];
    expect([JSON.stringify(yes?.body.data).includes('name'), JSON.stringify(no?.body.data).includes('name')]).toEqual([true, false]);
  });
});

it('who may not ask is refused, whatever is known', async () => {
  await askAs({ sub: 'a' }, PRIVATE);
  const { body } = await askAs({ sub: 'a', roles: ['CAND'] }, PRIVATE);
  expect(body.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
});
