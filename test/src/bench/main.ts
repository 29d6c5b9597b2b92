import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { styleText } from 'node:util';

import { startEmbedded } from '@mirex/host/postgres/embedded';

import { SECTIONS } from './sections.ts';
import { print } from './table.ts';

/** `npm run bench -- [name…]`: measures on this machine, now, and prints; without names, everything. */
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !SECTIONS.some((section) => section.name === name));
if (unknown.length > 0) {
  process.stderr.write(`No section ${unknown.join(', ')}; there are: ${SECTIONS.map(({ name }) => name).join(', ')}\n`);
  process.exit(2);
}

const directory = mkdtempSync(join(tmpdir(), 'mirex-bench-'));
const postgres = await startEmbedded({ directory: join(directory, 'postgres') });
try {
  for (const { name, run } of SECTIONS) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    const say = (progress: string): void => void process.stderr.write(`${styleText('dim', `${name}: ${progress}`, { stream: process.stderr })}\n`);
    process.stdout.write(`\n${print(await run({ postgres, say }))}`);
  }
} finally {
  await postgres.stop();
  rmSync(directory, { recursive: true, force: true });
}
