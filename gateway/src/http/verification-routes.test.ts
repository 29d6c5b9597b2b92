import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { type ToyWorld, toyWorld } from '../testing/toy-world.ts';

let world: ToyWorld;
beforeAll(async () => { world = await toyWorld(); });
afterAll(async () => { await world.close(); });

const read = async (query: Record<string, string>) => {
  const response = await fetch(`${world.gateway.url}/verification?${new URLSearchParams(query).toString()}`);
  return { status: response.status, policy: response.headers.get('content-security-policy'), cache: response.headers.get('cache-control'), text: await response.text() };
};

it('is a page in French that asks for no token, runs no script, loads nothing and sends its form to itself', async () => {
  const { status, policy, cache, text } = await read({});
  expect([status, cache]).toEqual([200, 'no-store']);
  expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/);
  expect(text).toContain('<html lang="fr">');
  expect(text).not.toMatch(/<script|https?:\/\/|role="status"/);
  for (const [, id] of text.matchAll(/<label for="([^"]+)"/g)) expect(text).toContain(`id="${id}"`);
});

it('says no to what names no MIREX, without asking anybody, and writes what was typed as text', async () => {
  const { status, text } = await read({ reference: '"><img src=x onerror=alert(1)>', code: 'abc' });
  expect(status).toBe(200);
  expect(text).toContain('Non, aucun document valable ne correspond');
  expect(text).toContain('value="&quot;&gt;&lt;img src=x onerror=alert(1)&gt;"');
  expect(text).not.toContain('<img');
});

it('does not say no when nobody could be asked', async () => {
  const { status, text } = await read({ reference: '26-NO-000001', code: 'abc' });
  expect([status, /n’est pas possible pour le moment/.test(text), /aucun document/.test(text)]).toEqual([503, true, false]);
});

it('does not read a parameter that is given twice', async () => {
  const response = await fetch(`${world.gateway.url}/verification?reference=a&reference=b&code=c`);
  expect([response.status, (await response.text()).includes('role="status"')]).toEqual([200, false]);
});

it('lets one address ask twenty times a minute, and logs neither reference nor code', async () => {
  const statuses: number[] = [];
  for (let i = 0; i < 25; i += 1) statuses.push((await read({ reference: 'secret-reference', code: 'secret-code' })).status);
  expect(statuses.at(-1)).toBe(429);
  expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(20);
  expect(world.lines.join('\n')).not.toContain('secret-');
});
