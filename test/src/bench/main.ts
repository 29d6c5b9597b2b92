import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, styleText } from 'node:util';

import { startEmbedded } from '@mirex/host/postgres/embedded';

import { SECTIONS } from './sections.ts';
import { print } from './table.ts';

/** More would outlast any section’s time. */
const MOST_REQUESTS = 500_000;

/** `npm run bench -- [name…] [--requests=200000]`: measures on this machine, now, and prints; without names, everything. */
const { positionals: asked, values } = parseArgs({ allowPositionals: true, options: { requests: { type: 'string', default: '0' } } });
const requests = Math.min(MOST_REQUESTS, Number(values.requests));
const unknown = asked.filter((name) => !SECTIONS.some((section) => section.name === name));
if (unknown.length > 0) {
  process.stderr.write(`No section ${unknown.join(', ')}; there are: ${SECTIONS.map(({ name }) => name).join(', ')}\n`);
  process.exit(2);
}

/** Longer than any section takes on a slow and busy machine. */
const LIMIT_MS = 15 * 60_000;

const directory = mkdtempSync(join(tmpdir(), 'mirex-bench-'));
const postgres = await startEmbedded({ directory: join(directory, 'postgres') });
// Sections that measure one subgraph alone start it as tests do.
process.env['MIREX_TEST_DATABASE_URL'] = postgres.url('postgres');
const stop = async (): Promise<void> => {
  await postgres.stop();
  rmSync(directory, { recursive: true, force: true });
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop().finally(() => process.exit(130)));

const late = (name: string): Promise<never> =>
  new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`${name} took longer than ${LIMIT_MS / 60_000} minutes`)), LIMIT_MS).unref();
  });

try {
  for (const { name, run } of SECTIONS) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    const say = (progress: string): void => void process.stderr.write(`${styleText('dim', `${name}: ${progress}`, { stream: process.stderr })}\n`);
    process.stdout.write(`\n${print(await Promise.race([run({ postgres, requests, say }), late(name)]))}`);
  }
} finally {
  await stop();
}
