import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { serverBinaries } from './binaries.ts';
import { isAlive } from './postmaster.ts';
import { type Account, accountFor, canReach } from './privileges.ts';
import { StartRefusal } from './start-refusal.ts';

/** One embedded server's files: `data/`, `superuser.secret` and `server.log` in one directory. */
export interface Cluster {
  readonly directory: string;
  readonly data: string;
  readonly log: string;
  /** The superuser's; every other secret of this directory may be derived from it. */
  readonly password: string;
  readonly account: Account | undefined;
}

export const SUPERUSER = 'mirex';

/** What the server's programs see of our environment: nothing that could change what they do. */
export const serverEnvironment: NodeJS.ProcessEnv | undefined =
  process.platform === 'win32' ? undefined : { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/local/bin:/usr/bin:/bin' };

/**
 * The cluster in `directory`, made first when there is none.
 *
 * Made beside and renamed: an interrupted start leaves no half-made cluster, and of two at once both get the same one.
 *
 * @throws StartRefusal when the directory cannot be used.
 */
export async function openCluster(directory: string, durable: boolean): Promise<Cluster> {
  const path = resolve(directory);
  try {
    if (!existsSync(join(path, 'data', 'PG_VERSION'))) await createCluster(path, durable);
    return readCluster(path);
  } catch (error) {
    throw refusalOfFileError(error, path);
  }
}

function readCluster(directory: string): Cluster {
  const data = join(directory, 'data');
  // Refuses here, in a sentence, what PostgreSQL would refuse in its log.
  readdirSync(data);
  return { directory, data, log: join(directory, 'server.log'), password: readFileSync(join(directory, 'superuser.secret'), 'utf8'), account: accountFor(data) };
}

/**
 * How the server is to name its data directory: by its working directory when no path leads there for its account.
 *
 * A child enters its working directory before it gives up root, and Linux keeps that door open.
 */
export function pathForServer({ data, account }: Pick<Cluster, 'data' | 'account'>): string {
  if (canReach(data, account)) return data;
  if (process.platform !== 'linux') throw new StartRefusal({ code: 'DIRECTORY_CLOSED', directory: data });
  return '/proc/self/cwd';
}

async function createCluster(path: string, durable: boolean): Promise<void> {
  if (existsSync(path) && readdirSync(path).length > 0) throw new StartRefusal({ code: 'DIRECTORY_NOT_OURS', directory: path });
  mkdirSync(dirname(path), { recursive: true });
  removeUnfinished(path);
  const fresh = mkdtempSync(`${unfinished(path)}${process.pid}-`);
  try {
    await initialise(fresh, durable);
    if (process.platform === 'win32' && existsSync(path)) rmSync(path, { recursive: true });
    renameSync(fresh, path);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    // Another start has made it meanwhile.
    if (!existsSync(join(path, 'data', 'PG_VERSION'))) throw error;
  }
}

/** What a cluster is called while it is made, up to the number of who makes it. */
const unfinished = (path: string): string => join(dirname(path), `.${basename(path)}-`);

function removeUnfinished(path: string): void {
  for (const name of readdirSync(dirname(path))) {
    const sibling = join(dirname(path), name);
    if (!sibling.startsWith(unfinished(path))) continue;
    const maker = Number(sibling.slice(unfinished(path).length).split('-')[0]);
    if (maker > 0 && !isAlive(maker)) rmSync(sibling, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function initialise(directory: string, durable: boolean): Promise<void> {
  const data = join(directory, 'data');
  const secret = join(directory, 'superuser.secret');
  const account = accountFor(data);
  // mkdtemp closes it to everyone else, the server's account included.
  chmodSync(directory, account ? 0o711 : 0o700);
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(secret, randomBytes(32).toString('base64url'), { mode: 0o600 });
  if (account) for (const owned of [data, secret]) chownSync(owned, account.uid, account.gid);

  const initdb = join(serverBinaries(account), 'initdb');
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const access = ['-U', SUPERUSER, '--auth=scram-sha-256', '--pwfile=../superuser.secret'];
  await promisify(execFile)(initdb, ['-D', pathForServer({ data, account }), ...access, ...locale, ...(durable ? [] : ['--no-sync'])], {
    ...account, cwd: data, env: serverEnvironment, windowsHide: true,
  }).catch((error: Error & { stderr?: string }) => {
    throw new StartRefusal({ code: 'POSTGRES_FAILED', log: error.stderr?.trim() || error.message }, { cause: error });
  });
  if (account) chownSync(secret, process.getuid?.() ?? 0, process.getgid?.() ?? 0);
}

const UNWRITABLE: Readonly<Record<string, string>> = {
  EACCES: 'droit refusé', EPERM: 'droit refusé', EROFS: 'disque en lecture seule', ENOSPC: 'disque plein',
  ENOTDIR: 'un fichier est à sa place', EEXIST: 'un fichier est à sa place',
};

function refusalOfFileError(error: unknown, directory: string): unknown {
  const { code = '' } = error as NodeJS.ErrnoException;
  const reason = UNWRITABLE[code];
  if (!reason) return error;
  const someoneElses = existsSync(join(directory, 'data'));
  const fault = someoneElses
    ? ({ code: 'DIRECTORY_OF_ANOTHER_USER', directory } as const)
    : ({ code: 'DIRECTORY_UNWRITABLE', directory, reason } as const);
  return new StartRefusal(fault, { cause: error });
}
