import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import type { DocumentSize, SelectionSize } from './document-size.ts';
import type { Limits } from './limits.ts';
import type { LimitRefusal } from './limits.messages.ts';

const MEASURES = [
  ['fields', 'FIELDS_EXCEEDED', 'fields'], ['depth', 'DEPTH_EXCEEDED', 'depth'], ['aliases', 'ALIASES_EXCEEDED', 'aliases'],
  ['width', 'ROOT_FIELDS_EXCEEDED', 'rootFields'],
] as const satisfies readonly (readonly [keyof SelectionSize, LimitRefusal['code'], keyof Limits])[];

/** Whether a document stays within the limits; the first that it breaks, else. */
export function checkSize(size: DocumentSize, limits: Limits): Outcome<DocumentSize, LimitRefusal> {
  if (size.cycle !== undefined) return refuse({ code: 'FRAGMENT_CYCLE', given: size.cycle });
  if (size.reservedAlias !== undefined) return refuse({ code: 'RESERVED_ALIAS', given: size.reservedAlias });
  for (const [measure, code, limit] of MEASURES) {
    if (size.operations.some((operation) => operation[measure] > limits[limit])) return refuse({ code, maximum: limits[limit] });
  }
  if (size.values > limits.depth) return refuse({ code: 'DEPTH_EXCEEDED', maximum: limits.depth });
  if (size.directivesAtOnce > limits.directivesAtOnce) return refuse({ code: 'DIRECTIVES_EXCEEDED', maximum: limits.directivesAtOnce });
  if (size.directives > limits.directives) return refuse({ code: 'DIRECTIVES_EXCEEDED', maximum: limits.directives });
  if (size.introspection > limits.introspection) return refuse({ code: 'INTROSPECTION_TOO_DEEP', maximum: limits.introspection });
  return accept(size);
}
