import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';

import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';

import { send } from '../testing/ask-graph.ts';
import { CALLER, type ToyWorld, toyWorld, TRUST } from '../testing/toy-world.ts';
import { developmentToken } from './development-token.ts';
import { IdentityUnavailable, tokenReader } from './token.ts';

const NOW = Date.parse('2026-06-15T08:00:00Z');
const key = new TextEncoder().encode(TRUST.key.secret);
const { sub, ...rest } = CALLER;

const token = (changes: Record<string, unknown> = {}, signedBy: Uint8Array = key, alg = 'HS256') =>
  new SignJWT({ ...rest, sub, iss: TRUST.issuer, aud: TRUST.audience, exp: NOW / 1000 + 60, ...changes }).setProtectedHeader({ alg }).sign(signedBy);
const tampered = async (): Promise<string> => {
  const [header = '', payload = '', signature = ''] = (await token()).split('.');
  const changed = { ...(JSON.parse(Buffer.from(payload, 'base64url').toString()) as object), roles: ['ADMINISTRATEUR'] };
  return [header, Buffer.from(JSON.stringify(changed)).toString('base64url'), signature].join('.');
};

describe('a token', () => {
  const read = tokenReader(TRUST);

  it('says who asks, and nothing else of it goes on', async () => {
    expect(await read(`Bearer ${await token({ email: 'x@y.fr' })}`, NOW)).toEqual({ ok: true, value: CALLER });
  });

  const cases: [why: string, bearer: () => Promise<string | undefined> | string | undefined, expected: string][] = [
    ['absent', () => undefined, 'MISSING'],
    ['of another scheme', () => 'Basic Y2FtaWxsZTp4', 'INVALID'],
    ['not a token', () => 'Bearer x', 'INVALID'],
    ['expired over 30 s ago', async () => `Bearer ${await token({ exp: NOW / 1000 - 31 })}`, 'EXPIRED'],
    ['not valid yet', async () => `Bearer ${await token({ nbf: NOW / 1000 + 31 })}`, 'INVALID'],
    ['without an end', async () => `Bearer ${await token({ exp: undefined })}`, 'INVALID'],
    ['for somebody else', async () => `Bearer ${await token({ aud: 'autre' })}`, 'INVALID'],
    ['from somebody else', async () => `Bearer ${await token({ iss: 'https://pirate.test' })}`, 'INVALID'],
    ['unsigned', () => `Bearer ${new UnsecuredJWT({ ...rest, sub, iss: TRUST.issuer, aud: TRUST.audience, exp: NOW / 1000 + 60 }).encode()}`, 'INVALID'],
    ['signed by another secret', async () => `Bearer ${await token({}, new TextEncoder().encode('x'.repeat(32)))}`, 'INVALID'],
    ['signed by another algorithm', async () => `Bearer ${await token({}, new TextEncoder().encode(TRUST.key.secret.repeat(2)), 'HS512')}`, 'INVALID'],
    ['changed after it was signed', async () => `Bearer ${await tampered()}`, 'INVALID'],
    ['of nobody', async () => `Bearer ${await token({ sub: '' })}`, 'INVALID'],
    ['of a MIREX that does not exist', async () => `Bearer ${await token({ mirex: ['XX'] })}`, 'INVALID'],
    ['with roles that are no list', async () => `Bearer ${await token({ roles: 'GESTIONNAIRE' })}`, 'INVALID'],
  ];

  it.each(cases)('is refused when it is %s', async (_why, bearer, why) => {
    expect(await read(await bearer(), NOW)).toEqual({ ok: false, refusal: { code: 'UNAUTHENTICATED', why } });
  });

  it('is good for 30 s more, for clocks that differ', async () => {
    expect((await read(`Bearer ${await token({ exp: NOW / 1000 - 29 })}`, NOW)).ok).toBe(true);
  });

  it('is made for demonstrations in development, and never in production', async () => {
    const made = await developmentToken(CALLER, TRUST, { production: false, now: NOW, hours: 1 });
    expect((await read(`Bearer ${made}`, NOW + 3_500_000)).ok).toBe(true);
    expect(await read(`Bearer ${made}`, NOW + 3_631_000)).toMatchObject({ refusal: { why: 'EXPIRED' } });
    await expect(developmentToken(CALLER, TRUST, { production: true, now: NOW, hours: 1 })).rejects.toThrow(/development only/);
  });
});

describe('a provider’s token', () => {
  let provider: Server;
  let up = true;
  let trust: typeof TRUST | { readonly issuer: string; readonly audience: string; readonly key: { readonly jwks: string } };
  let pair: Awaited<ReturnType<typeof generateKeyPair>>;

  beforeAll(async () => {
    pair = await generateKeyPair('ES256');
    const keys = JSON.stringify({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'ES256' }] });
    provider = createServer((_request, response) => response.writeHead(up ? 200 : 500, { 'content-type': 'application/json' }).end(up ? keys : '')).listen(0, '127.0.0.1');
    await new Promise((listening) => { provider.once('listening', listening); });
    trust = { issuer: TRUST.issuer, audience: TRUST.audience, key: { jwks: `http://127.0.0.1:${(provider.address() as { readonly port: number }).port}/jwks` } };
  });
  afterAll(async () => { await new Promise((closed) => { provider.close(closed); }); });

  const provided = async () => new SignJWT({ ...rest, sub, iss: TRUST.issuer, aud: TRUST.audience, exp: NOW / 1000 + 60 }).setProtectedHeader({ alg: 'ES256', kid: 'k1' }).sign(pair.privateKey);

  it('is believed by its published key', async () => {
    expect(await tokenReader(trust)(`Bearer ${await provided()}`, NOW)).toEqual({ ok: true, value: CALLER });
  });

  it('is not replaced by one that the public key signed as a secret', async () => {
    const forged = await token({}, new TextEncoder().encode(JSON.stringify(await exportJWK(pair.publicKey))));
    expect(await tokenReader(trust)(`Bearer ${forged}`, NOW)).toMatchObject({ ok: false });
  });

  it('is a fault of ours while the keys cannot be had, not the caller’s', async () => {
    up = false;
    await expect(tokenReader(trust)(`Bearer ${await provided()}`, NOW)).rejects.toThrow(IdentityUnavailable);
    up = true;
  });
});

it('the graph answers 503 while nobody can be recognised', async () => {
  const world = await toyWorld({ tokens: { issuer: TRUST.issuer, audience: TRUST.audience, key: { jwks: 'http://127.0.0.1:9/jwks' } } });
  const { privateKey } = await generateKeyPair('ES256');
  const bearer = await new SignJWT({}).setProtectedHeader({ alg: 'ES256', kid: 'k1' }).sign(privateKey);
  const reply = await send(world.gateway.url, { method: 'POST', body: '{"query":"{ sessions { id } }"}', headers: { 'content-type': 'application/json', authorization: `Bearer ${bearer}` } });
  await world.close();
  expect([reply.status, reply.body.errors?.[0]?.extensions['code']]).toEqual([503, 'IDENTITY_UNAVAILABLE']);
  expect(world.lines.join('')).toMatch(/IdentityUnavailable/);
});

describe('the graph', () => {
  let world: ToyWorld;
  beforeAll(async () => { world = await toyWorld(); });
  afterAll(async () => { await world.close(); });

  it.each([
    ['no token', undefined, 'Connectez-vous : la requête ne porte pas de jeton d’accès.'],
    ['an old token', 'EXPIRED', 'Votre session a expiré : reconnectez-vous.'],
    ['a bad token', 'x.y.z', 'Le jeton d’accès n’est pas valable : reconnectez-vous.'],
  ])('answers 401 and a sentence to %s, and asks nobody', async (_why, bearer, message) => {
    const old = await developmentToken(CALLER, TRUST, { production: false, now: Date.now() - 7_200_000, hours: 1 });
    const authorization = bearer === undefined ? {} : { authorization: `Bearer ${bearer === 'EXPIRED' ? old : bearer}` };
    const reply = await send(world.gateway.url, { method: 'POST', body: '{"query":"{ sessions { id } }"}', headers: { 'content-type': 'application/json', ...authorization } });
    expect([reply.status, reply.headers.get('www-authenticate'), reply.body]).toEqual([401, 'Bearer', { errors: [{ message, extensions: { code: 'UNAUTHENTICATED' } }] }]);
    expect(world.referential.heard).toHaveLength(0);
  });
});
