import { readFileSync } from 'node:fs';

import { expect, it } from '@jest/globals';

import { buildManifest, OPERATIONS } from './build-manifest.ts';

it('the committed manifest is what the portals’ operations say now; if not, run: npm run mirex -- documents', async () => {
  const made = await buildManifest(readFileSync(new URL('../../../schema/sdl/supergraph.graphql', import.meta.url), 'utf8'));
  expect(made).toEqual({ ok: true, value: JSON.parse(readFileSync(new URL('manifest.json', OPERATIONS), 'utf8')) as unknown });
});
