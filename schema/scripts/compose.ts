/**
 * Composes schema/sdl/<subgraph>.graphql into supergraph.graphql and shards.json beside them.
 *
 * `node schema/scripts/compose.ts [--check] [--sdl folder]`. With --check nothing is written: what is committed must be what
 * would be. Each error is a paragraph; the exit code is 1 if there is one.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { composeGraph } from './compose-graph.ts';
import { lineDifference } from './line-difference.ts';
import { readSources } from './subgraph-sources.ts';

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false }, sdl: { type: 'string', default: join(import.meta.dirname, '../sdl') } } });

const { errors, warnings, files } = composeGraph(readSources(values.sdl));
for (const warning of warnings) console.warn(`warning ${warning}\n`);
for (const error of errors) console.error(`${error}\n`);

const stale = [...files].filter(([file, text]) => (values.check ? isStale(file, text) : write(file, text)));
console.log(`${files.size} files composed, ${errors.length} errors, ${warnings.length} warnings.`);
process.exitCode = errors.length + stale.length === 0 ? 0 : 1;

function isStale(file: string, text: string): boolean {
  const path = join(values.sdl, file);
  const difference = existsSync(path) ? lineDifference(readFileSync(path, 'utf8'), text) : ['it is not there'];
  if (difference.length > 0) console.error(`${file} is not what its subgraphs compose to; run: npm run schema\n${difference.join('\n')}\n`);
  return difference.length > 0;
}

function write(file: string, text: string): false {
  writeFileSync(join(values.sdl, file), text);
  return false;
}
