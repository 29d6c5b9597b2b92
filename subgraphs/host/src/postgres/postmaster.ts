import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a PostgreSQL server writes of itself into its data directory. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

/** The server that lives on this data, ready or on its way up or down. */
export function runningOn(data: string): Postmaster | undefined {
  const claim = readPostmaster(data);
  if (!claim || !exists(claim.pid)) return undefined;
  if (!isZombie(claim.pid) && !worksElsewhere(claim.pid, data)) return claim;
  // PostgreSQL asks only whether the number lives, and would refuse to start until the machine restarts.
  rmSync(join(data, 'postmaster.pid'), { force: true });
  return undefined;
}

/** Who says that it serves this data, dead or alive. */
export function readPostmaster(data: string): Postmaster | undefined {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    // The file is there before it is written.
    return pid > 0 ? { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' } : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whether a process runs. One that has ended and that its parent never collected does not. */
export const isAlive = (pid: number): boolean => exists(pid) && !isZombie(pid);

/** True once the process has ended; false when it still runs after `limit` milliseconds. */
export async function hasEnded(pid: number, limit: number): Promise<boolean> {
  for (const end = Date.now() + limit; Date.now() < end; await sleep(20)) if (!isAlive(pid)) return true;
  return !isAlive(pid);
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function isZombie(pid: number): boolean {
  try {
    return /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** Whether the number has passed to another program: a server works in its data directory. False where there is no /proc. */
function worksElsewhere(pid: number, data: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) !== realpathSync(data);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EACCES';
  }
}
