import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Claims } from '@mirex/gateway/access/claims';
import { tokenReader } from '@mirex/gateway/access/token';
import { newLog } from '@mirex/kit/log';
import { ROLES } from '@mirex/schema/access/vocabulary';
import type { GlobalId } from '@mirex/schema/global-id';
import type { JWK, Provider } from 'oidc-provider';

import { askToken } from '../command/ask-token.ts';
import { GRAPH_SCOPE, identityProvider, loadLibrary, PUBLIC_CLIENT, tokenFor } from './identity-provider.ts';
import { type IdentityServer, serveIdentities } from './identity-server.ts';
import { nationalPeople, peopleOf } from './people.ts';
import { providerKey } from './provider-key.ts';

const AUDIENCE = 'mirex-graph';
const id = (tag: string, n: number): GlobalId => `NO-${tag}-0199a2b4-7c11-7d3e-8f00-00000000000${n}` as GlobalId;
const PEOPLE: readonly Claims[] = [...nationalPeople, ...peopleOf('NO', {
  establishment: '0350001A', candidate: id('CAN', 1), minor: id('CAN', 2), actors: [1, 2, 3, 4, 5, 6].map((n) => id('ACT', n)), centre: id('CEN', 1),
  chair: { actor: id('ACT', 4), juries: [id('JUR', 1)] }, deputy: { actor: id('ACT', 5), juries: [id('JUR', 1)] }, specialities: ['40321004'], region: '28',
})];

interface Opened {
  readonly server: IdentityServer;
  readonly provider: Provider;
}

async function open(keys: readonly JWK[]): Promise<Opened> {
  const library = await loadLibrary();
  let provider: Provider | undefined;
  const server = await serveIdentities(0, newLog('silent', 'identity'), (issuer) => {
    const machines = PEOPLE.flatMap(({ client }) => client ?? []);
    provider = identityProvider(library, { issuer, audience: AUDIENCE, people: PEOPLE, keys, cookieSecret: 'c'.repeat(32), machines, now: () => Date.now() });
    return { provider, people: PEOPLE };
  });
  return { server, provider: provider as Provider };
}

let opened: Opened;
beforeAll(async () => { opened = await open([providerKey('one')]); });
afterAll(() => opened.server.close());

const read = (token: string) => tokenReader({ issuer: opened.server.url, audience: AUDIENCE, key: { jwks: `${opened.server.url}/jwks` } })(`Bearer ${token}`, Date.now());

describe('a demonstration identity', () => {
  it('exists for every role that a token may give', () => {
    const roles = new Set(PEOPLE.flatMap((one) => one.roles));
    expect(ROLES.filter((role) => !roles.has(role))).toEqual(['ANY', 'SYSTEM']);
    expect(new Set(PEOPLE.map(({ sub }) => sub)).size).toBe(PEOPLE.length);
  });

  it('whose own rows are not there is not there', () => {
    const roles = peopleOf('NO', { actors: [], specialities: [] }).flatMap((one) => one.roles);
    expect(roles).toEqual(['UNIT', 'HEAD', 'TRANS', 'UNIT', 'SIGN', 'DOC', 'FIN']);
  });

  it.each(PEOPLE.map((one) => [one.sub, one] as const))('logs in as the explorer has it, and the gateway reads who it is: %s', async (sub, { client = PUBLIC_CLIENT, ...claims }) => {
    expect(await read(await askToken(opened.server.url, sub))).toEqual({ ok: true, value: { ...claims, client } });
  });

  it('has the same token on the terminal', async () => {
    const { client = PUBLIC_CLIENT, ...claims } = PEOPLE.at(-1) as Claims;
    expect(await read(await tokenFor(opened.provider, PEOPLE.at(-1) as Claims, AUDIENCE))).toEqual({ ok: true, value: { ...claims, client } });
  });

  it.each(['nobody-no', 'fin-xx', '__proto__'])('that is none gets nothing: %s', async (name) => {
    await expect(askToken(opened.server.url, name)).rejects.toThrow(/ne connaît pas/);
  });
});

describe('the provider', () => {
  const asking = (changes: Record<string, string>): Promise<Response> => fetch(`${opened.server.url}/auth?${new URLSearchParams({
    client_id: PUBLIC_CLIENT, response_type: 'code', redirect_uri: 'http://127.0.0.1:4000/', scope: GRAPH_SCOPE, code_challenge: 'x'.repeat(43), code_challenge_method: 'S256', ...changes,
  }).toString()}`, { redirect: 'manual' });

  it('leads to its login page whichever port of this machine one comes from', async () => {
    expect((await asking({ redirect_uri: 'http://127.0.0.1:65000/' })).headers.get('location')).toMatch(/^\/connexion\//);
  });

  it.each([
    ['another machine', { redirect_uri: 'http://pirate.test/' }],
    ['another path of this machine', { redirect_uri: 'http://127.0.0.1:4000/vol' }],
    ['a client that it does not know', { client_id: 'pirate' }],
    ['a machine’s own client', { client_id: 'fin-no' }],
  ])('sends nobody to %s', async (_why, changes) => {
    const response = await asking(changes);
    expect([response.status, response.headers.get('location')]).toEqual([400, null]);
    expect(await response.text()).toContain('Connexion impossible');
  });

  it('gives no code without PKCE', async () => {
    expect((await asking({ code_challenge: '', code_challenge_method: '' })).headers.get('location')).toMatch(/error=invalid_request/);
  });

  it.each(['/connexion/nothing', '/connexion.css', '/auth', '/jwks', '/nowhere'])('lets no page load a script or stand in a frame: %s', async (path) => {
    const { headers } = await fetch(opened.server.url + path);
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';(?!.*script-src).*frame-ancestors 'none'/);
    expect([headers.get('x-content-type-options'), headers.get('referrer-policy'), headers.get('cache-control')]).toEqual(['nosniff', 'no-referrer', 'no-store']);
  });

  it('answers a login that it has forgotten, and a form that is too long, in French', async () => {
    const post = (body: string): Promise<Response> => fetch(`${opened.server.url}/connexion/forgotten`, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    for (const response of [await fetch(`${opened.server.url}/connexion/forgotten`), await post('identite=bex'), await post('x'.repeat(5_000))]) {
      expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('revenez à l’explorateur')]);
    }
  });

  it('takes a free port when its own is taken', async () => {
    const log = newLog('silent', 'identity');
    const busy = Number(new URL(opened.server.url).port);
    const other = await serveIdentities(busy, log, () => ({ provider: opened.provider, people: [] }));
    await other.close();
    expect(other.url).not.toBe(opened.server.url);
  });

  it('is believed by its new key and by the one before, as long as it publishes both', async () => {
    const before = await tokenFor(opened.provider, PEOPLE[0] as Claims, AUDIENCE);
    const library = await loadLibrary();
    const rotated = identityProvider(library, {
      issuer: opened.server.url, audience: AUDIENCE, people: PEOPLE, keys: [providerKey('two'), providerKey('one')], cookieSecret: 'c'.repeat(32), machines: [], now: () => Date.now(),
    });
    const after = await tokenFor(rotated, PEOPLE[0] as Claims, AUDIENCE);
    const published = await serveIdentities(0, newLog('silent', 'identity'), () => ({ provider: rotated, people: [] }));
    const believes = tokenReader({ issuer: opened.server.url, audience: AUDIENCE, key: { jwks: `${published.url}/jwks` } });
    const outcomes = await Promise.all([before, after].map(async (token) => (await believes(`Bearer ${token}`, Date.now())).ok));
    const kids = [before, after].map((token) => (JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as { readonly kid: string }).kid);
    await published.close();
    expect(outcomes).toEqual([true, true]);
    expect(new Set(kids).size).toBe(2);
  });

  it('remembers one identity at a time: who chooses again is somebody else', async () => {
    const { origin } = new URL(opened.server.url);
    const jar = new Map<string, string>();
    const go = async (url: string | URL, init: RequestInit = {}): Promise<Response> => {
      const response = await fetch(new URL(url, origin), { ...init, redirect: 'manual', headers: { cookie: [...jar].map(([key, value]) => `${key}=${value}`).join('; ') } });
      for (const [key = '', value = ''] of response.headers.getSetCookie().map((line) => line.split(/[=;]/, 2))) jar.set(key, value);
      return response;
    };
    const chosen: (string | null)[] = [];
    for (const name of ['bex', 'press']) {
      const begun = await go(`/auth?${new URLSearchParams({ client_id: PUBLIC_CLIENT, response_type: 'code', redirect_uri: 'http://127.0.0.1:4000/', scope: GRAPH_SCOPE, prompt: 'login', code_challenge: 'x'.repeat(43), code_challenge_method: 'S256' }).toString()}`);
      const done = await go(begun.headers.get('location') ?? '', { method: 'POST', body: new URLSearchParams({ identite: name }) });
      chosen.push((await go(done.headers.get('location') ?? '')).headers.get('location'));
    }
    expect(chosen).toEqual([expect.stringMatching(/^http:\/\/127\.0\.0\.1:4000\/\?code=/), expect.stringMatching(/^http:\/\/127\.0\.0\.1:4000\/\?code=/)]);
  });
});
