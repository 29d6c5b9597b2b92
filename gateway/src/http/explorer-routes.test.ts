import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';

import { type ToyWorld, toyWorld } from '../testing/toy-world.ts';

const LOGIN = { issuer: 'https://identite.test/realms/examens', clientId: 'explorateur', scope: 'openid' };
let world: ToyWorld;

beforeAll(async () => {
  await promisify(execFile)(process.execPath, [fileURLToPath(new URL('../../explorer/build.ts', import.meta.url))]);
  world = await toyWorld({ explorer: { login: LOGIN, tabs: [{ query: '{ sessions { id } }' }] } });
});
afterAll(async () => { await world.close(); });

const read = async (path: string) => {
  const response = await fetch(`${world.gateway.url}${path}`);
  return { status: response.status, type: response.headers.get('content-type'), policy: response.headers.get('content-security-policy'), text: await response.text() };
};

describe('the explorer', () => {
  it('is a page that may load nothing but its own address, and ask nobody else but the identity provider', async () => {
    const { status, type, policy, text } = await read('/');
    expect([status, type]).toEqual([200, 'text/html; charset=utf-8']);
    expect(policy).toMatch(/^default-src 'none'; script-src 'self';.*connect-src 'self' https:\/\/identite\.test;/);
    expect(policy?.replace('https://identite.test', '')).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe-inline/);
    expect(text).not.toMatch(/https?:\/\//);
  });

  it('has every file that its page, its scripts and its styles name', async () => {
    const [html, script, style] = await Promise.all([read('/'), read('/explorer/explorer.js'), read('/explorer/explorer.css')]);
    const named = [html, script, style].flatMap(({ text }) => [...text.matchAll(/(?:\/explorer\/|"\.\/)([\w-]+(?:\.worker)?\.(?:js|css|ttf))\b/g)].map((match) => match[1]));
    const files = await Promise.all([...new Set(named)].map(async (name) => ({ name, ...(await read(`/explorer/${name}`)) })));
    expect(files.map(({ name }) => name)).toEqual(expect.arrayContaining(['explorer.js', 'explorer.css', 'editor.worker.js', 'json.worker.js', 'graphql.worker.js']));
    expect(files.filter(({ status }) => status !== 200)).toEqual([]);
  });

  it('begins with the tabs and the way to log in that the gateway was given', async () => {
    expect(JSON.parse((await read('/explorer/start.json')).text)).toEqual({ login: LOGIN, tabs: [{ query: '{ sessions { id } }' }] });
  });

  it.each(['/', '/explorer/explorer.js', '/explorer/start.json', '/healthz', '/readyz', '/graphql', '/nowhere', '/explorer/missing.js', '/%'])('lets no other page frame it, guess its type or learn where one comes from: %s', async (path) => {
    const { headers } = await fetch(world.gateway.url + path);
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';.*frame-ancestors 'none'/);
    expect(headers.get('content-security-policy')).not.toMatch(/script-src[^;]*(unsafe|\*|https?:)/);
    expect([headers.get('x-content-type-options'), headers.get('referrer-policy'), headers.get('cross-origin-resource-policy')]).toEqual(['nosniff', 'no-referrer', 'same-origin']);
    expect(headers.get('cache-control')).toMatch(/^no-(store|cache)$/);
    expect([headers.get('server'), headers.get('x-powered-by')]).toEqual([null, null]);
  });

  it.each(['/explorer/..%2fbuild.ts', '/explorer/.fingerprint', '/explorer/%2e%2e%2f%2e%2e%2fpackage.json', '/explorer/missing.js'])('serves nothing else: %s', async (path) => {
    expect((await read(path)).status).toBe(404);
  });
});
