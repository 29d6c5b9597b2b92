import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, it } from '@jest/globals';
import { isAlive } from '@mirex/host/postgres/postmaster';
import { runDirectory, sweepDeadRuns } from './run-directory.ts';

/** A run of jest that is killed once its server is up: its directory and its server's number. */
async function interruptedRun(): Promise<{ directory: string; pid: number }> {
  const program = `
    import startPostgres, { currentRun } from ${JSON.stringify(import.meta.resolve('./start-postgres.js'))};
    await startPostgres();
    const { directory, postgres } = currentRun();
    console.log(JSON.stringify({ directory, pid: postgres.pid }));
    setInterval(() => undefined, 1000);`;
  const run = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = (await once(run.stdout, 'data')) as [Buffer];
  const ended = once(run, 'exit');
  run.kill('SIGKILL');
  await ended;
  return JSON.parse(said.toString()) as { directory: string; pid: number };
}

it('an interrupted run is swept by the next, server included, and a living one is left alone', async () => {
  const living = runDirectory();
  const { directory, pid } = await interruptedRun();
  expect(basename(directory)).toMatch(/^mirex-test-\d+-/);
  expect(isAlive(pid)).toBe(true);

  await sweepDeadRuns();
  expect([existsSync(directory), isAlive(pid), existsSync(living)]).toEqual([false, false, true]);
  rmSync(living, { recursive: true });
});
