import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartRefusal } from './start-refusal.ts';

/** The account a server runs under when it may not be ours. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/**
 * The account for PostgreSQL, which refuses to run as root; undefined when ours will do.
 *
 * The owner of existing data comes first: data made by an ordinary user stays readable by that user after a start as root.
 *
 * @param data the data directory, which need not exist yet.
 */
export function accountFor(data: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = existsSync(data) ? statSync(data) : undefined;
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };

  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'));
  const found = ['postgres', '_postgres', 'nobody'].map((name) => accounts.find((account) => account[0] === name)).find(Boolean);
  if (!found) throw new StartRefusal({ code: 'NO_UNPRIVILEGED_USER' });
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

/** Whether the account may walk down to `path` from the root directory; ours always may. */
export function canReach(path: string, account: Account | undefined): boolean {
  if (!account) return true;
  for (let folder = path; ; folder = dirname(folder)) {
    if (existsSync(folder)) {
      const { uid, gid, mode } = statSync(folder);
      const search = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
      if ((mode & search) === 0) return false;
    }
    if (folder === dirname(folder)) return true;
  }
}
