import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eraseEmbedded } from '@mirex/host/postgres/erase';
import { isAlive } from '@mirex/host/postgres/postmaster';

const NAME = /^mirex-test-(?<run>\d+)-/;

/** A new directory that tells which run it belongs to, so that an interrupted run is swept by the next. */
export const runDirectory = (): string => mkdtempSync(join(tmpdir(), `mirex-test-${process.pid}-`));

/** Where a run's server lives in its directory. */
export const serverDirectory = (run: string): string => join(run, 'postgres');

/** Ends the servers that interrupted runs have left, and removes their directories. */
export async function sweepDeadRuns(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const run = NAME.exec(name)?.groups?.['run'];
    if (!run || isAlive(Number(run))) continue;
    const directory = join(tmpdir(), name);
    try {
      await eraseEmbedded(serverDirectory(directory));
    } catch (error) {
      // Another run is sweeping it.
      if ((error as { code?: string }).code === 'ALREADY_RUNNING') continue;
    }
    rmSync(directory, { recursive: true, force: true });
  }
}
