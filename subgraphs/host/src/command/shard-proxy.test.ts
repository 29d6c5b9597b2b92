import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { startShardProxy } from './shard-proxy.ts';

const SECRET = 'x'.repeat(32);
const TOKENS = { TOKEN_ISSUER: 'test', TOKEN_AUDIENCE: 'mirex-graph', TOKEN_SECRET: SECRET };
const folder = mkdtempSync(join(tmpdir(), 'mirex-proxy-'));
const topology = join(folder, 'topology.yaml');
const where = { topology, host: '127.0.0.1', port: '0' };

beforeAll(() => writeFileSync(topology, `
view: [NO]
nation: { url: "http://127.0.0.1:9", secret: { env: SEAL } }
hosts: [{ name: no, url: "http://127.0.0.1:9", mirex: [NO], secret: { env: SEAL } }]
`));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a shard proxy', () => {
  it.each<[why: string, subgraph: string, environment: Record<string, string>, fault: RegExp]>([
    ['for a subgraph that is not sharded', 'referential', { ...TOKENS, SEAL: SECRET }, /referential.*candidates, /],
    ['for a secret that is not there', 'candidates', TOKENS, /SEAL/],
    ['for tokens that nobody vouches for', 'candidates', { SEAL: SECRET }, /TOKEN_/],
  ])('does not start %s, and says so', async (_why, subgraph, environment, fault) => {
    const started = await startShardProxy({ subgraph, ...where }, { ...environment, LOG_LEVEL: 'silent' });
    expect('faults' in started ? started.faults : []).toContainEqual(expect.stringMatching(fault));
  });

  it('lets nobody ask without a token, and is healthy for anybody', async () => {
    const started = await startShardProxy({ subgraph: 'candidates', ...where }, { ...TOKENS, SEAL: SECRET, LOG_LEVEL: 'silent' });
    if ('faults' in started) throw new Error(started.faults.join('\n'));
    const [asked, health] = await Promise.all([fetch(started.url, { method: 'POST', body: '{"query":"{ __typename }"}' }), fetch(started.url)]);
    expect([asked.status, health.status]).toEqual([401, 200]);
    expect(await asked.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    await started.close();
  });
});
