import { rmSync } from 'node:fs';
import { currentRun } from './start-postgres.ts';

/** Stops the run's server and removes its directory. */
export default async function stopPostgres(): Promise<void> {
  const run = currentRun();
  if (!run) return;
  await run.postgres.stop();
  rmSync(run.directory, { recursive: true, force: true });
}
