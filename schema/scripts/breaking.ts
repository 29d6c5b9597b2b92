/**
 * Reports what the graph's clients would notice of a change, against a revision of git.
 *
 * `node schema/scripts/breaking.ts [--base revision] [--allow] [--sdl folder]`. The exit code is 1 when something breaks and it
 * is not allowed.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { apiChanges } from './breaking-changes.ts';
import { revisionSources } from './revision-sources.ts';
import { readSources } from './subgraph-sources.ts';

const { values } = parseArgs({
  options: {
    base: { type: 'string', default: 'main' }, allow: { type: 'boolean', default: false },
    sdl: { type: 'string', default: join(import.meta.dirname, '../sdl') },
  },
});

const before = revisionSources(values.sdl, values.base);
if (before.length === 0) {
  console.log(`${values.base} has no subgraph yet: nothing can break.`);
} else {
  const { breaking, dangerous } = await apiChanges(before, readSources(values.sdl));
  for (const change of breaking) console.error(`BREAKING   ${change}`);
  for (const change of dangerous) console.warn(`DANGEROUS  ${change}`);
  console.log(`Against ${values.base}: ${breaking.length} breaking, ${dangerous.length} dangerous.`);
  process.exitCode = breaking.length > 0 && !values.allow ? 1 : 0;
}
