import { ID_TAGS, type IdRefusal, type IdTag, parseId } from '@mirex/schema/global-id';
import { NATION } from '@mirex/schema/mirex';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/** The types whose rows belong to the nation; those of every other type belong to a MIREX. */
const NATIONAL: ReadonlySet<IdTag> = new Set(['OFF', 'ANN']);

export interface NodeKey {
  readonly id: string;
  /** Name of the type in the graph. */
  readonly type: (typeof ID_TAGS)[IdTag];
}

export type NodeRefusal = IdRefusal | { readonly code: 'ID_OWNER'; readonly given: string; readonly type: string };

/** Which type an id names. Nothing is looked up: whether there is such a row, its own subgraph tells. */
export function nodeKey(id: string): Outcome<NodeKey, NodeRefusal> {
  const parsed = parseId(id);
  if (!parsed.ok) return parsed;
  const { owner, tag } = parsed.value;
  const type = ID_TAGS[tag];
  return (owner === NATION) === NATIONAL.has(tag) ? accept({ id, type }) : refuse({ code: 'ID_OWNER', given: owner, type });
}
