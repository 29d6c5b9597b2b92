import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startEmbedded } from './embedded.ts';
import { StartRefusal } from './start-refusal.ts';

/**
 * Removes an embedded server and all its data, for good.
 *
 * A server that a killed process has left there is stopped first; one that a living process answers for is refused.
 */
export async function eraseEmbedded(directory: string): Promise<void> {
  const path = resolve(directory);
  if (!existsSync(path)) return;
  const isCluster = existsSync(join(path, 'data', 'PG_VERSION'));
  if (!isCluster) throw new StartRefusal({ code: 'DIRECTORY_NOT_OURS', directory: path });
  if (existsSync(join(path, 'data', 'postmaster.pid'))) await (await startEmbedded({ directory: path })).stop();
  rmSync(path, { recursive: true, force: true });
}

/** A user's own server is never reset by us. */
export function refuseReset(databaseUrl: string): never {
  throw new StartRefusal({ code: 'RESET_OF_A_SERVER_NOT_OURS', host: new URL(databaseUrl).host });
}
