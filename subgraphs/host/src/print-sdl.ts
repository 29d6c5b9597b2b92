import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { SUBGRAPHS } from './catalogue.ts';

/** Writes each subgraph's SDL where composition reads it: `schema/sdl/<subgraph>.graphql`. */
for (const { name, schema } of SUBGRAPHS) {
  writeFileSync(fileURLToPath(new URL(`../../../schema/sdl/${name}.graphql`, import.meta.url)), `${schema().sdl.trim()}\n`);
}
