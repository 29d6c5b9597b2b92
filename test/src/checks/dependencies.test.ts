import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { disagreements, documented, isExact, type Pin, pinned } from './dependencies.ts';
import { REPOSITORY, temporaryTree } from './temporary-tree.ts';

const read = (path: string): string => readFileSync(join(REPOSITORY, path), 'utf8');

const page = (rows: string): Pin[] => documented(`| package | version | where | why | what was seen |\n|---|---|---|---|---|\n${rows}`);
const zod: Pin = { name: 'zod', version: '4.6.7', place: 'kit' };

describe('DEPENDENCIES.md', () => {
  it('has a row for every pin, and a pin for every row', () => {
    expect(disagreements(pinned(REPOSITORY), documented(read('DEPENDENCIES.md')))).toEqual([]);
  });

  const wrong: [why: string, wanted: Pin[], rows: string, said: string[]][] = [
    ['a pin has no row', [zod], '', ['no row for zod 4.6.7 in kit']],
    ['a row has no pin', [], '| zod | 4.6.7 | kit | Configuration. | |', ['a row for what nobody wants: zod 4.6.7 in kit']],
    [
      'the version is another',
      [zod],
      '| zod | 4.6.8 | kit | Configuration. | |',
      ['a row for what nobody wants: zod 4.6.8 in kit', 'no row for zod 4.6.7 in kit'],
    ],
    ['one workspace has another version', [zod, { ...zod, version: '3.0.0', place: 'host' }], '| zod | 4.6.7 | kit | Configuration. | |', ['no row for zod 3.0.0 in host']],
    [
      'one of the seven has another version',
      [{ ...zod, place: 'grades' }, { ...zod, version: '3.0.0', place: 'finance' }],
      '| zod | 4.6.7 | subgraphs | Configuration. | |',
      ['no row for zod 3.0.0 in subgraphs'],
    ],
  ];
  it.each(wrong)('is told when %s', (_why, wanted, rows, said) => expect(disagreements(wanted, page(rows))).toEqual(said));

  it('may say once what the seven share', () => {
    const wanted = [{ ...zod, place: 'grades' }, { ...zod, place: 'finance' }, zod];
    expect(disagreements(wanted, page('| zod | 4.6.7 | kit, subgraphs | Configuration. | |'))).toEqual([]);
  });

  it('gives a reason in every row', () => expect(() => page('| zod | 4.6.7 | kit | | |')).toThrow('no reason for zod'));
});

describe('a version', () => {
  it('is pinned exactly, everywhere', () => {
    const pins = pinned(REPOSITORY);
    expect(new Set(pins.map(({ place }) => place))).toEqual(
      new Set(['root', 'override', 'schema', 'gateway', 'test', 'kit', 'host', 'referential', 'candidates', 'actors', 'centres', 'grades', 'finance', 'diplomas']),
    );
    expect(pins.filter(({ version }) => !isExact(version))).toEqual([]);
  });

  it.each(['^7.2.1', '~7.2.1', '7.x', '>=7', 'latest', '*', '', '7.2', 'git+https://example.org/a.git', 'npm:other@1.0.0'])('is not exact as "%s"', (version) => {
    expect(isExact(version)).toBe(false);
  });

  it('is read from every kind of dependency and from the overrides', () => {
    using tree = temporaryTree({
      'package.json': '{ "optionalDependencies": { "o": "1.0.0" }, "overrides": { "v": "2.0.0" } }',
      'subgraphs/kit/package.json': '{ "dependencies": { "d": "3.0.0", "@mirex/schema": "0.1.0" }, "devDependencies": { "e": "4.0.0" } }',
    });
    expect(pinned(tree.path).map(({ name, version, place }) => `${name} ${version} ${place}`).toSorted()).toEqual([
      'd 3.0.0 kit',
      'e 4.0.0 kit',
      'o 1.0.0 root',
      'v 2.0.0 override',
    ]);
  });
});

describe('an installation', () => {
  it.each(['package-lock.json', '.npmrc', '.ci/run'])('asks whichever registry npm is set to: %s names none', (path) => {
    expect(read(path)).not.toMatch(/"resolved": "(https?|git)|^\s*(@[\w-]+:)?registry\s*=|--registry/m);
  });
});

describe('a licence', () => {
  const open = /^(MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|CC0-1\.0|Unlicense|Python-2\.0)$/;
  const named = new Map([
    ['@apollo/gateway', 'Elastic-2.0'],
    ['@apollo/composition', 'Elastic-2.0'],
    ['@apollo/query-planner', 'Elastic-2.0'],
    ['@apollo/query-graphs', 'Elastic-2.0'],
    ['@apollo/federation-internals', 'Elastic-2.0'],
    ['caniuse-lite', 'CC-BY-4.0'],
    ['argparse', 'PSF-2.0'],
    ['ibantools', 'MIT or MPL-2.0'],
    ['pako', '(MIT AND Zlib)'],
  ]);

  it('is an open one, or has its word in DEPENDENCIES.md', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, { license?: string; link?: boolean }> };
    const installed = Object.entries(packages).filter(([path, { link }]) => path.includes('node_modules/') && link !== true);
    const strange = installed.flatMap(([path, { license = 'none' }]) => {
      const name = path.split('node_modules/').at(-1) ?? '';
      const parts = license.split(/[()\s]+|AND|OR/).filter((part) => part !== '');
      return parts.every((part) => open.test(part)) || named.get(name) === license ? [] : [`${name}: ${license}`];
    });
    expect(strange).toEqual([]);
    expect([...named.keys()].filter((name) => !read('DEPENDENCIES.md').includes(`\`${name}\``))).toEqual([]);
  });
});
