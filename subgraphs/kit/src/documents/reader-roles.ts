import { readStatements, type Statements } from '@mirex/schema/access/statements';
import { ID_TAGS, type IdTag } from '@mirex/schema/global-id';

import type { Subgraph } from '../subgraph.ts';

const read = new WeakMap<Subgraph, Statements>();

/** Whether one of these roles may download the files of a type: whoever may ask for its field `document`. */
export function mayDownload(subgraph: Subgraph, tag: IdTag, roles: readonly string[]): boolean {
  const statements = read.get(subgraph) ?? readStatements(subgraph.schema().sdl);
  read.set(subgraph, statements);
  const who: ReadonlySet<string> = statements.of(ID_TAGS[tag], 'document')?.who ?? new Set();
  return who.has('ANY') || roles.some((role) => who.has(role));
}
