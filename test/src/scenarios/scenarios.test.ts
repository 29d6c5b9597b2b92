import { afterAll, beforeAll, describe } from '@jest/globals';

import { startWorld } from '../processes/start-world.ts';
import type { World } from '../processes/world.ts';
import { aLyingInstance } from './a-lying-instance/claim.ts';
import { badInput } from './bad-input/claim.ts';
import { mountedTwice } from './mounted-twice/claim.ts';
import { oneMirexKilled } from './one-mirex-killed/claim.ts';
import { oneMirexStopped } from './one-mirex-stopped/claim.ts';
import { referencesAcrossMirex } from './references-across-mirex/claim.ts';
import { theNationIsDown } from './the-nation-is-down/claim.ts';
import { topologyReload } from './topology-reload/claim.ts';

/**
 * Each folder here is a claim about what goes wrong. All are proven on the same processes, which take longer to start than
 * most claims to prove: each leaves them as it found them.
 */
let started: World;
const world = (): World => started;

beforeAll(async () => {
  started = await startWorld(process.env['MIREX_TEST_DATABASE_URL'] ?? '');
}, 180_000);
afterAll(() => started.stop(), 60_000);

describe('bad input', () => {
  badInput(world);
});
describe('references across MIREX', () => {
  referencesAcrossMirex(world);
});
describe('mounted twice', () => {
  mountedTwice(world);
});
describe('a lying instance', () => {
  aLyingInstance(world);
});
describe('one MIREX killed', () => {
  oneMirexKilled(world);
});
describe('one MIREX stopped', () => {
  oneMirexStopped(world);
});
describe('the nation is down', () => {
  theNationIsDown(world);
});
describe('topology reload', () => {
  topologyReload(world);
});
