import { spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Embedded, startEmbedded } from './embedded.ts';
import { eraseEmbedded } from './erase.ts';
import { isAlive } from './postmaster.ts';
import { Starter, ask, newFolder, nobody, removeFolders } from './starter.stub.ts';

const isRoot = process.getuid?.() === 0;

afterAll(removeFolders);

describe('an embedded server', () => {
  const directory = join(newFolder(), 'postgres');

  it('is left running by a killed parent and taken over by the next start, data included', async () => {
    const parent = new Starter({ directory });
    const left = await parent.answer();
    await ask(urlOf(directory, Number(left['port'])), 'create table kept (line text); insert into kept values ($$before the kill$$)');
    await parent.kill();
    expect(isAlive(Number(left['pid']))).toBe(true);

    const found = await startEmbedded({ directory });
    expect(found).toMatchObject({ adopted: true, joined: false, pid: left['pid'], port: left['port'] });
    expect(await ask(found.url(), 'select line from kept')).toEqual([{ line: 'before the kill' }]);
    await found.stop();
    expect(isAlive(found.pid)).toBe(false);
  });

  it('recovers what was committed when it was killed itself', async () => {
    const killed = await startEmbedded({ directory });
    await ask(killed.url(), 'insert into kept values ($$just before$$)');
    process.kill(killed.pid, 'SIGKILL');
    await killed.ended;

    const again = await startEmbedded({ directory });
    expect(again.adopted).toBe(false);
    expect(await ask(again.url(), 'select count(*)::int as lines from kept')).toEqual([{ lines: 2 }]);
    await again.stop();
  });

  it('keeps its secret to itself', () => {
    expect(statSync(join(directory, 'superuser.secret')).mode & 0o777).toBe(0o600);
    expect(statSync(join(directory, 'data')).mode & 0o777).toBe(0o700);
  });

  it('opens no unix socket, no other address, and compares text the same on every machine', async () => {
    const server = await startEmbedded({ directory });
    const settings = await ask(server.url(), `select current_setting('listen_addresses') as addresses, current_setting('unix_socket_directories') as sockets,
      current_setting('max_connections') as connections, datlocprovider as provider, datlocale as locale from pg_database where datname = 'postgres'`);
    expect(settings).toEqual([{ addresses: '127.0.0.1', sockets: '', connections: '300', provider: 'b', locale: 'C.UTF-8' }]);
    await server.stop();
  });

  it('starts although its number has passed to another program', async () => {
    const other = spawn('sleep', ['30'], { ...nobody, stdio: 'ignore' });
    const claim = join(directory, 'data', 'postmaster.pid');
    writeFileSync(claim, [other.pid, '/gone', 0, 5432, '', '127.0.0.1', '', 'ready', ''].join('\n'), { mode: 0o600 });
    if (isRoot) chownSync(claim, statSync(join(directory, 'data')).uid, -1);

    const server = await startEmbedded({ directory });
    expect(server.adopted).toBe(false);
    await server.stop();
    other.kill();
  });
});

describe('two starts on one directory', () => {
  const directory = join(newFolder(), 'postgres');
  let first: Embedded;
  beforeAll(async () => {
    const [one, two] = await Promise.all([startEmbedded({ directory, join: true, durable: false }), startEmbedded({ directory, join: true, durable: false })]);
    expect(one.pid).toBe(two.pid);
    expect(one.joined).toBe(!two.joined);
    first = one.joined ? two : one;
    await (one.joined ? one : two).stop();
  });
  afterAll(() => first.stop());

  it('share the server when the second joins, and its end does not stop it', async () => {
    const second = await startEmbedded({ directory, join: true });
    expect(second).toMatchObject({ joined: true, adopted: true, port: first.port, secret: first.secret });
    await second.stop();
    expect(await ask(first.url(), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('refuse the second otherwise, naming the process', async () => {
    await expect(startEmbedded({ directory })).rejects.toMatchObject({ code: 'ALREADY_RUNNING', message: expect.stringContaining(`processus ${process.pid}`) });
    await expect(eraseEmbedded(directory)).rejects.toMatchObject({ code: 'ALREADY_RUNNING' });
  });

  it('refuse a server that does not know our password', async () => {
    const secret = join(directory, 'superuser.secret');
    const kept = readFileSync(secret);
    writeFileSync(secret, 'another');
    await expect(startEmbedded({ directory, join: true })).rejects.toMatchObject({ code: 'SERVER_NOT_OURS' });
    writeFileSync(secret, kept);
  });
});

describe('a start that cannot be', () => {
  it('names the busy port, and leaves a directory that starts on another', async () => {
    const busy = createServer().listen(0, '127.0.0.1');
    await once(busy, 'listening');
    const { port } = busy.address() as { port: number };
    const directory = join(newFolder(), 'postgres');
    await expect(startEmbedded({ directory, port, durable: false })).rejects.toMatchObject({ code: 'PORT_BUSY', message: expect.stringContaining(String(port)) });
    busy.close();
    await once(busy, 'close');

    const server = await startEmbedded({ directory, port, durable: false });
    expect(server.port).toBe(port);
    await server.stop();
    await eraseEmbedded(directory);
    expect(existsSync(directory)).toBe(false);
  });

  const cases: [why: string, code: string, at: string, prepare: (folder: string) => void][] = [
    ['a file is in its place', 'DIRECTORY_UNWRITABLE', 'file', (folder) => writeFileSync(join(folder, 'file'), '')],
    ['a file is in the place of its parent', 'DIRECTORY_UNWRITABLE', 'file/postgres', (folder) => writeFileSync(join(folder, 'file'), '')],
    ['the folder is read-only', 'DIRECTORY_UNWRITABLE', 'postgres', (folder) => chmodSync(folder, 0o555)],
    ['the folder holds something else', 'DIRECTORY_NOT_OURS', '.', (folder) => writeFileSync(join(folder, 'notes.txt'), '')],
  ];
  it.each(cases)('%s', async (_why, code, at, prepare) => {
    const folder = newFolder();
    chmodSync(folder, 0o755);
    prepare(folder);
    const answer = await new Starter({ directory: join(folder, at) }, nobody).answer();
    expect(answer).toMatchObject({ code, message: expect.stringMatching(/^Le dossier « .+ » .+\.$/) });
  });

  it('says whose data it is when another user made it', async () => {
    const folder = newFolder();
    chmodSync(folder, 0o755);
    const directory = join(folder, 'postgres');
    await (await startEmbedded({ directory, durable: false })).stop();
    chmodSync(join(directory, 'superuser.secret'), 0o000);
    expect(await new Starter({ directory }, nobody).answer()).toMatchObject({ code: 'DIRECTORY_OF_ANOTHER_USER' });
  });
});

it('starts under a folder closed to every other account, and again after a kill', async () => {
  const closed = join(newFolder(), 'closed');
  mkdirSync(closed, { mode: 0o700 });
  const directory = join(closed, 'deeper', 'postgres');
  const killed = await startEmbedded({ directory });
  await ask(killed.url(), 'create table kept (line text)');
  process.kill(killed.pid, 'SIGKILL');
  await killed.ended;
  const again = await startEmbedded({ directory });
  expect(await ask(again.url(), 'select * from kept')).toEqual([]);
  await again.stop();
});

it('leaves nothing of a start that was killed while it made its files', async () => {
  const folder = newFolder();
  const directory = join(folder, 'postgres');
  const killed = new Starter({ directory });
  while (readdirSync(folder).length === 0) await new Promise((done) => setTimeout(done, 5));
  await killed.kill();
  expect(readdirSync(folder)).toEqual([expect.stringMatching(/^\.postgres-/)]);

  await (await startEmbedded({ directory, durable: false })).stop();
  expect(readdirSync(folder)).toEqual(['postgres']);
});

it('starts under an ordinary account', async () => {
  const folder = newFolder();
  if (isRoot) chownSync(folder, 65534, 65534);
  const starter = new Starter({ directory: join(folder, 'postgres'), durable: false }, nobody);
  expect(await starter.answer()).toMatchObject({ adopted: false });
  await starter.kill();
});

function urlOf(directory: string, port: number): string {
  return `postgresql://mirex:${readFileSync(join(directory, 'superuser.secret'), 'utf8')}@127.0.0.1:${port}/postgres`;
}
