import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { serverBinaries } from './binaries.ts';
import type { Cluster } from './cluster.ts';
import { type Postmaster, hasEnded, runningOn } from './postmaster.ts';

/** Ends the sessions and the server; harder when it lingers, which costs a recovery at the next start and no data. */
export async function shutDown(cluster: Cluster, { pid }: Postmaster): Promise<void> {
  for (const [mode, limit] of [['fast', 10_000], ['immediate', 5_000]] as const) {
    if (runningOn(cluster.data)?.pid !== pid) return;
    await tell(cluster, pid, mode);
    if (await hasEnded(pid, limit)) return;
  }
}

/** Windows has no signals: there pg_ctl tells the server by a pipe of its own. */
async function tell({ data, account }: Cluster, pid: number, mode: 'fast' | 'immediate'): Promise<void> {
  if (process.platform !== 'win32') process.kill(pid, mode === 'fast' ? 'SIGINT' : 'SIGQUIT');
  else await promisify(execFile)(join(serverBinaries(account), 'pg_ctl'), ['stop', '--no-wait', '-m', mode, '-D', data], { windowsHide: true });
}
