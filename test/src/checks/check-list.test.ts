import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { REPOSITORY } from './temporary-tree.ts';

const read = (path: string): string => readFileSync(join(REPOSITORY, path), 'utf8');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
const checks = Object.keys(scripts).filter((name) => name.startsWith('check:'));

describe('npm run check', () => {
  it('runs every check there is', () => {
    expect(checks.length).toBeGreaterThanOrEqual(6);
    expect(checks.filter((name) => !scripts['check']?.split(' ').includes(name))).toEqual([]);
  });

  it('never answers a check from a cache', () => {
    const { tasks } = JSON.parse(read('turbo.json')) as { tasks: Record<string, { cache: boolean }> };
    expect(Object.entries(tasks).map(([task, { cache }]) => [task, cache])).toEqual(checks.map((name) => [`//#${name}`, false]));
  });

  it('tells nobody: turbo starts with its telemetry off', () => {
    expect(scripts['check']).toMatch(/^node --env-file=turbo\.env node_modules\/turbo\/bin\/turbo run /);
    expect(existsSync(join(REPOSITORY, 'node_modules/turbo/bin/turbo'))).toBe(true);
    expect(read('turbo.env')).toContain('TURBO_TELEMETRY_DISABLED=1');
  });
});

describe('the continuous integration', () => {
  const commands = read('.ci/run').split('\n').flatMap((line) => /^step '.*' (.*)$/.exec(line)?.[1] ?? []);

  it('installs what the lock says, then runs what a person runs', () => {
    expect(commands).toEqual([expect.stringMatching(/^npm ci\b/), 'npm test', 'npm run check']);
  });

  it('stops at the first failure', () => expect(read('.ci/run')).toMatch(/^set -euo pipefail$/m));
});
