import { execFile } from 'node:child_process';
import { chmodSync, cpSync, lstatSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, it } from '@jest/globals';
import { serverBinaries } from './binaries.ts';
import { newFolder, nobody, removeFolders } from './starter.stub.ts';

const isRoot = process.getuid?.() === 0;
const account = isRoot ? { uid: 65534, gid: 65534 } : undefined;
const version = `test-${process.pid}`;
const copy = join(tmpdir(), `mirex-postgres-${version}-${process.getuid?.()}`);

const packed = join(newFolder(), 'package', 'native');

afterAll(async () => {
  for (const folder of [packed, join(packed, 'lib')]) chmodSync(folder, 0o755);
  rmSync(copy, { recursive: true, force: true });
  await removeFolders();
});

it('a server packed where its account may not go or write runs from a copy, made once and again when a cleaner has been there', async () => {
  mkdirSync(dirname(packed));
  cpSync(dirname(serverBinaries(undefined)), packed, { recursive: true, filter: (path) => !/\.so\.\d+$/.test(path) || !lstatSync(path).isSymbolicLink() });
  writeFileSync(join(dirname(packed), 'package.json'), JSON.stringify({ version }));
  chmodSync(join(packed, 'lib'), 0o555);
  chmodSync(join(packed, 'bin', 'postgres'), 0o644);
  if (!isRoot) chmodSync(packed, 0o555);

  const bin = serverBinaries(account, packed);
  expect(bin).toBe(join(copy, 'bin'));
  const version18 = await promisify(execFile)(join(bin, 'initdb'), ['--version'], { ...nobody, cwd: '/' });
  expect(version18.stdout).toContain('PostgreSQL) 18');

  const made = statSync(copy).ino;
  expect(serverBinaries(account, packed)).toBe(bin);
  expect(statSync(copy).ino).toBe(made);

  rmSync(join(copy, 'share'), { recursive: true });
  expect(serverBinaries(account, packed)).toBe(bin);
  expect(statSync(join(copy, 'share')).isDirectory()).toBe(true);
});
