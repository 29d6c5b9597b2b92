import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';
import { SUBGRAPHS } from '@mirex/host/catalogue';

import { REPOSITORY, temporaryTree } from '../checks/temporary-tree.ts';

const SDL = join(REPOSITORY, 'schema/sdl');
const COMPOSED = ['shards.json', 'supergraph.graphql'];

const compose = (folder: string, ...options: string[]) =>
  spawnSync(process.execPath, [join(REPOSITORY, 'schema/scripts/compose.ts'), '--sdl', folder, ...options], { encoding: 'utf8' });

const served = new Map(SUBGRAPHS.map(({ name, schema }) => [name, `${schema().sdl.trim()}\n`]));

describe('the committed schema; if it differs, run: npm run schema', () => {
  it.each(SUBGRAPHS.map(({ name }) => name))('says of %s what its code serves', (name) => {
    expect(readFileSync(join(SDL, `${name}.graphql`), 'utf8')).toBe(served.get(name));
  });

  it('has a file for each subgraph, what they compose to, and nothing else', () => {
    expect(readdirSync(SDL).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([...SUBGRAPHS.map(({ name }) => `${name}.graphql`), ...COMPOSED].toSorted((a, b) => (a < b ? -1 : 1)));
  });

  it('composes from what the code serves to the committed supergraph', () => {
    using tree = temporaryTree({});
    for (const [name, sdl] of served) writeFileSync(join(tree.path, `${name}.graphql`), sdl);
    for (const file of COMPOSED) cpSync(join(SDL, file), join(tree.path, file));
    expect(compose(tree.path, '--check')).toMatchObject({ status: 0, stderr: '' });
  });
});

describe('the guard of the schema', () => {
  it('sees a field that is served and not committed', () => {
    using tree = temporaryTree({});
    cpSync(SDL, tree.path, { recursive: true });
    const grades = join(tree.path, 'grades.graphql');
    writeFileSync(grades, readFileSync(grades, 'utf8').replace('type Mark @', 'type Unheard { id: ID }\ntype Mark @'));
    expect(compose(tree.path, '--check')).toMatchObject({ status: 1, stderr: expect.stringContaining('+ type Unheard') });
  });
});
