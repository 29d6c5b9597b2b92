import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { REPOSITORY, temporaryTree } from './temporary-tree.ts';

const workspace = (name: string, dependencies: object = {}): string =>
  JSON.stringify({ name, version: '0.1.0', type: 'module', exports: { './*': { source: './src/*.ts', default: './dist/*.js' } }, dependencies });

const tree = {
  'package.json': JSON.stringify({ name: 'shown-to-knip', private: true, type: 'module', workspaces: ['schema', 'subgraphs/*'] }),
  'knip.json': readFileSync(join(REPOSITORY, 'knip.json'), 'utf8'),
  'schema/package.json': workspace('@mirex/schema', { 'nobody-needs-me': '1.0.0' }),
  'schema/src/mark.ts': `export const readMark = 1;\nexport const forgotten = 2;`,
  'schema/src/mark.test.ts': `import { tested } from './tested.ts';\nconsole.log(tested);`,
  'schema/src/tested.ts': `export const tested = 1;`,
  'subgraphs/grades/package.json': workspace('@mirex/grades', { '@mirex/schema': '0.1.0' }),
  'subgraphs/grades/src/mark.entity.ts': `import { readMark } from '@mirex/schema/mark';\nconsole.log(readMark);`,
  'node_modules/@mirex/schema/package.json': workspace('@mirex/schema'),
};

describe('the search for what nobody uses', () => {
  let said: string;
  beforeAll(() => {
    using shown = temporaryTree(tree);
    const knip = join(REPOSITORY, 'node_modules/knip/bin/knip.js');
    said = spawnSync(process.execPath, [knip, '--reporter', 'compact', '--no-config-hints'], { cwd: shown.path, encoding: 'utf8' }).stdout;
  });

  it('finds an export that no one imports, though its file is an entry', () => expect(said).toContain('schema/src/mark.ts: forgotten'));
  it('finds a dependency that no one imports', () => expect(said).toContain('schema/package.json: nobody-needs-me'));
  it('counts an import by the sub-path of another workspace', () => expect(said).not.toContain('readMark'));
  it('counts an import by a test', () => expect(said).not.toContain('tested.ts'));
});
