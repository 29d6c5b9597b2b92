import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CANDIDATES_SDL, GRADES_SDL, REFERENTIAL_SDL } from '@mirex/schema/shard/check/exam-schema.fixture';

import { apiChanges } from './breaking-changes.ts';

const SCRIPT = join(import.meta.dirname, '../../scripts/breaking.ts');

const graph = (grades: string) => [
  { name: 'candidates', sdl: CANDIDATES_SDL }, { name: 'grades', sdl: grades }, { name: 'referential', sdl: REFERENTIAL_SDL },
];

describe('a change of the graph', () => {
  it.each([
    ['nothing', '', '', 0],
    ['a new nullable field', 'points: String!', 'points: String! comment: String', 0],
    ['a field taken away', 'points: String! ', '', 1],
    ['a field that may now be null', 'points: String!', 'points: String', 1],
    ['an argument that is now needed', 'mark(id: ID!)', 'mark(id: ID!, session: String!)', 1],
    ['how a field is merged, which no client sees', 'mark(id: ID!): Mark @routed(by: "id")', 'mark(id: ID!): Mark @routed(any: true)', 0],
  ])('of %s breaks as much as it says', async (_what, written, instead, breaking) => {
    const changes = await apiChanges(graph(GRADES_SDL), graph(GRADES_SDL.replace(written, instead)));
    expect(changes.breaking).toHaveLength(breaking);
  });

  it('is reported by its coordinate', async () => {
    const { breaking } = await apiChanges(graph(GRADES_SDL), graph(GRADES_SDL.replace('points: String! ', '')));
    expect(breaking).toEqual(["Mark.points: Field 'points' was removed from object type 'Mark'"]);
  });

  it('that does not compose is a fault, not a report', async () => {
    await expect(apiChanges(graph(GRADES_SDL), graph('type Query { mark: Nothing }'))).rejects.toThrow('do not compose');
  });
});

describe('the report against a revision', () => {
  let folder: string;
  const git = (...words: string[]) => execFileSync('git', ['-C', folder, '-c', 'user.name=t', '-c', 'user.email=t@example.org', ...words]);
  const report = (...options: string[]) => spawnSync(process.execPath, [SCRIPT, '--sdl', folder, ...options], { encoding: 'utf8' });

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'mirex-breaking-'));
    git('init', '--quiet', '--initial-branch=main');
    git('commit', '--quiet', '--allow-empty', '-m', 'empty');
    git('tag', 'empty');
    for (const { name, sdl } of graph(GRADES_SDL)) writeFileSync(join(folder, `${name}.graphql`), sdl);
    git('add', '.');
    git('commit', '--quiet', '-m', 'first');
    writeFileSync(join(folder, 'grades.graphql'), GRADES_SDL.replace('points: String! ', ''));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('fails on what breaks clients', () => {
    expect(report()).toMatchObject({ status: 1, stdout: 'Against main: 1 breaking, 0 dangerous.\n', stderr: expect.stringContaining('BREAKING   Mark.points') });
  });

  it('only reports when the break is allowed', () => {
    expect(report('--allow')).toMatchObject({ status: 0, stderr: expect.stringContaining('BREAKING   Mark.points') });
  });

  it('finds nothing to break in a revision without subgraphs', () => {
    expect(report('--base', 'empty').status).toBe(0);
  });

  it('fails on a revision that there is not', () => {
    expect(report('--base', 'nowhere').status).toBe(1);
  });
});
