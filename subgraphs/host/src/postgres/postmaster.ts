import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a PostgreSQL server writes of itself into its data directory. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

/** The server that says it serves this data, dead or alive; undefined when none does. */
export function readPostmaster(data: string): Postmaster | undefined {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whether a process runs. One that has ended and that its parent never collected does not. */
export const isAlive = (pid: number): boolean => exists(pid) && !isZombie(pid);

/**
 * Removes the claim of a server that is gone while its number lives on, as a zombie or as another program.
 *
 * PostgreSQL asks only whether the number lives, and would refuse to start until the machine restarts.
 */
export function dropStaleClaim(data: string): void {
  const claim = readPostmaster(data);
  if (!claim || !exists(claim.pid)) return;
  const program = procFile(claim.pid, 'comm')?.trim() ?? 'postgres';
  if (isZombie(claim.pid) || program !== 'postgres') rmSync(join(data, 'postmaster.pid'), { force: true });
}

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

const isZombie = (pid: number): boolean => /^State:\s+Z/m.test(procFile(pid, 'status') ?? '');

/** Undefined where there is no /proc. */
function procFile(pid: number, name: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return undefined;
  }
}
