import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import type { ProductOptions } from '@mirex/host/product/options';
import type { MirexCode } from '@mirex/schema/mirex';

const CLI = fileURLToPath(new URL('../../../subgraphs/host/dist/cli.js', import.meta.url));

export interface Ran {
  readonly out: string;
  readonly code: number | null;
}

/** What `npm run mirex` does beside a running product. */
export interface MirexCommand {
  /** What its commands are given: they may be called in this process, which is faster. */
  readonly options: ProductOptions;
  /** The command line itself, without the build. */
  readonly run: (...words: string[]) => Promise<Ran>;
  /** Started, and left to whoever waits for it or kills it. */
  readonly start: (...words: string[]) => { readonly process: ChildProcess; readonly ended: Promise<Ran> };
}

/** @param databasePrefix of the product that runs on the run's PostgreSQL. */
export function mirexCommand(databasePrefix: string, mirex: readonly MirexCode[]): MirexCommand {
  // oxlint-disable-next-line node/no-process-env -- set by jest's set-up
  const { PATH = '', MIREX_TEST_DATABASE_URL = '', MIREX_TEST_SECRET = '' } = process.env;
  const env = { PATH, DATABASE_URL: MIREX_TEST_DATABASE_URL, DATABASE_PREFIX: databasePrefix, MIREX: mirex.join(','), MIREX_SECRET: MIREX_TEST_SECRET };
  const options: ProductOptions = {
    mirex, enrolments: 0, databaseUrl: MIREX_TEST_DATABASE_URL, secret: MIREX_TEST_SECRET, databasePrefix, directory: '', host: '127.0.0.1', port: 0, reset: false, logLevel: 'silent', production: false,
  };
  const start: MirexCommand['start'] = (...words) => {
    const running = spawn(process.execPath, [CLI, ...words], { env });
    let out = '';
    for (const stream of [running.stdout, running.stderr]) stream.setEncoding('utf8').on('data', (text: string) => void (out += text));
    return { process: running, ended: new Promise((resolve) => running.once('close', (code) => resolve({ out, code }))) };
  };
  return { options, start, run: (...words) => start(...words).ended };
}
