import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { pino } from 'pino';

import type { Topology } from './topology.ts';
import { type TopologyWatch, watchTopology } from './watch-topology.ts';

const file = (url: string): string => JSON.stringify({ view: 'NO', nation: { url, secret: { env: 'S' } }, hosts: [{ name: 'no', url: 'http://no.test', mirex: ['NO'], secret: { env: 'S' } }] });

let folder: string;
let path: string;
let watch: TopologyWatch;
let taken: Topology[];
let lines: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'topologie-'));
  path = join(folder, 'topology.json');
  [taken, lines] = [[], []];
  await writeFile(path, file('http://un.test'));
  const log = pino({}, { write: (line: string) => void lines.push(line) });
  watch = watchTopology({ path, subgraphs: { national: ['referential'], sharded: ['candidates'] }, resolveSecret: () => 's'.repeat(32), log, apply: (topology) => void taken.push(topology), pollMs: 20 });
});
afterEach(async () => {
  watch.close();
  await rm(folder, { recursive: true });
});

const nations = (): readonly (string | undefined)[] => taken.map(({ instances }) => instances.get('referential')?.[0]?.url);

describe('a watched topology', () => {
  it('is taken when it is asked to be read again', async () => {
    expect(await watch.reload()).toBe(true);
    expect(nations()).toEqual(['http://un.test/FR/referential/graphql']);
  });

  it('is taken when its file changes', async () => {
    await new Promise((later) => { setTimeout(later, 60); });
    await writeFile(path, `${file('http://deux.test')}\n`);
    for (let tries = 0; tries < 100 && taken.length === 0; tries += 1) await new Promise((later) => { setTimeout(later, 20); });
    expect(nations()).toEqual(['http://deux.test/FR/referential/graphql']);
  });

  it.each([
    ['has faults', async () => writeFile(path, file('ftp://nation.test')), /nation\.url : une adresse commence par http/],
    ['is gone', async () => rm(path), /unreadable/],
  ])('is kept as it was, and the log says why, when the new one %s', async (_why, spoil, said) => {
    await spoil();
    expect(await watch.reload()).toBe(false);
    expect(taken).toEqual([]);
    expect(lines.join('')).toMatch(said);
  });
});
