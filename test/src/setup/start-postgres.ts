import { type Embedded, startEmbedded } from '@mirex/host/postgres/embedded';
import { runDirectory, serverDirectory, sweepDeadRuns } from './run-directory.ts';

/** The run's server, handed from jest's globalSetup to its globalTeardown. */
export interface Run {
  readonly directory: string;
  readonly postgres: Embedded;
}

const KEY = Symbol.for('mirex.test.run');

export const currentRun = (): Run | undefined => (globalThis as { [KEY]?: Run })[KEY];

/**
 * One PostgreSQL for a run of jest, in a directory of its own.
 *
 * Tests read `MIREX_TEST_DATABASE_URL`, the superuser's address of its `postgres` database, and `MIREX_TEST_SECRET`,
 * which the passwords of roles are derived from.
 */
export default async function startPostgres(): Promise<void> {
  await sweepDeadRuns();
  const directory = runDirectory();
  const postgres = await startEmbedded({ directory: serverDirectory(directory), durable: false });
  process.env['MIREX_TEST_DATABASE_URL'] = postgres.url();
  process.env['MIREX_TEST_SECRET'] = postgres.secret;
  Object.assign(globalThis, { [KEY]: { directory, postgres } satisfies Run });
}
