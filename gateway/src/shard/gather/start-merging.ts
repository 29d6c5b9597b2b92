import type { Variables } from '../compile/conditions.ts';
import { gatherEach } from './gather-field.ts';
import { mergeField } from './merge-field.ts';
import type { Merging } from './merging.ts';

/** @param variables coerced. */
export function startMerging(subgraph: string, variables: Variables): Merging {
  const m: Merging = {
    subgraph, variables, errors: [],
    merge: (plan, parts, scope) => mergeField(m, plan, parts, scope),
    each: (fields, partsOf, scope) => gatherEach(m, fields, partsOf, scope),
  };
  return m;
}
