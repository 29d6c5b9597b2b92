import { generateKeyPairSync } from 'node:crypto';

import { developmentToken } from '@mirex/gateway/access/development-token';
import { CALLER, TRUST } from '@mirex/gateway/testing/toy-world';

/** A name, and how the token is made. */
export type ForgedToken = readonly [name: string, forge: () => Promise<string>];

const HOUR_MS = 3_600_000;
const good = (changes: Partial<typeof TRUST> = {}, at = Date.now()): Promise<string> => developmentToken(CALLER, { ...TRUST, ...changes }, { production: false, now: at, hours: 1 });
const text = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const parts = async (): Promise<readonly [header: string, payload: string, signature: string]> => (await good()).split('.') as [string, string, string];
const payloadWith = (payload: string, changes: object): string => text({ ...(JSON.parse(Buffer.from(payload, 'base64url').toString()) as object), ...changes });

/** Tokens that somebody makes who has none, or who would like to be somebody else. */
export const FORGED: readonly ForgedToken[] = [
  ['an expired one', () => good({}, Date.now() - 2 * HOUR_MS)],
  ['one without its signature', async () => `${(await parts()).slice(0, 2).join('.')}.`],
  ['one for another audience', () => good({ audience: 'autre-graphe' })],
  ['one of another issuer', () => good({ issuer: 'https://pirate.test' })],
  ['one signed by a key that nobody knows', () => good({ key: { secret: 'x'.repeat(32) } })],
  ['one with alg none', async () => `${text({ alg: 'none' })}.${(await parts())[1]}.`],
  ['one with alg None and the good signature', async () => {
    const [, payload, signature] = await parts();
    return `${text({ alg: 'None' })}.${payload}.${signature}`;
  }],
  ['one that names its own key', async () => {
    const jwk = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
    const [, payload, signature] = await parts();
    return `${text({ alg: 'ES256', jwk })}.${payload}.${signature}`;
  }],
  ['one that names where its key is', async () => {
    const [, payload, signature] = await parts();
    return `${text({ alg: 'HS256', jku: 'http://127.0.0.1:9/jwks', x5u: 'http://127.0.0.1:9/x', kid: '../../etc/passwd' })}.${payload}.${signature}`;
  }],
  ['one with a critical header that nobody understands', async () => {
    const [, payload, signature] = await parts();
    return `${text({ alg: 'HS256', crit: ['b64'], b64: false })}.${payload}.${signature}`;
  }],
  ['one whose roles were changed', async () => {
    const [header, payload, signature] = await parts();
    return `${header}.${payloadWith(payload, { roles: ['BEX'] })}.${signature}`;
  }],
  ['one whose end was put off', async () => {
    const [header, payload, signature] = await parts();
    return `${header}.${payloadWith(payload, { exp: 9_999_999_999 })}.${signature}`;
  }],
  ['one with half a signature', async () => (await good()).slice(0, -20)],
  ['one of a machine of ours', () => developmentToken({ ...CALLER, roles: ['SYSTEM'] }, TRUST, { production: false, now: Date.now(), hours: 1 })],
  ['one of a MIREX that is none', () => developmentToken({ ...CALLER, mirex: ['XX' as 'NO'] }, TRUST, { production: false, now: Date.now(), hours: 1 })],
  ['one with a thousand candidates', () => developmentToken({ ...CALLER, candidates: Array.from({ length: 1_000 }, () => 'NO-CAN-0199a2b4-7c11-7d3e-8f00-5a1b2c3d4e5f' as never) }, TRUST, { production: false, now: Date.now(), hours: 1 }).then((token) => token.slice(0, 12_000))],
];
