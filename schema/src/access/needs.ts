import type { DocumentNode, OperationDefinitionNode } from 'graphql';

import { type Requirement, requirementsOf } from './requirements.ts';
import { readStatements } from './statements.ts';

/** What operations need of their callers, by the statements of one schema. */
export interface Needs {
  /** Whether the schema states anything at all. */
  readonly spoken: boolean;
  /** Worked out once for each parsed operation: servers keep those that come again. */
  readonly of: (document: DocumentNode, operation: OperationDefinitionNode) => readonly Requirement[];
}

export function needsBy(sdl: string): Needs {
  const statements = readStatements(sdl);
  const known = new WeakMap<OperationDefinitionNode, readonly Requirement[]>();
  return {
    spoken: statements.spoken,
    of: (document, operation) => {
      const needed = known.get(operation) ?? requirementsOf(document, operation, statements);
      known.set(operation, needed);
      return needed;
    },
  };
}
