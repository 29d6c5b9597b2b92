import type { Variables } from '../compile/conditions.ts';
import type { FieldPlan, Fields } from '../compile/merge-plan.ts';
import type { AnswerError } from './answer-error.ts';
import type { Coverage } from './coverage.ts';
import type { Json, JsonObject, Path } from './json.ts';
import type { Heard, Part } from './part.ts';

/** What gathering one request's answers needs wherever it stands, the way back to merging what is below included. */
export interface Merging {
  readonly subgraph: string;
  readonly variables: Variables;
  readonly errors: AnswerError[];

  /** The merged value of a field, whose parts have all been found sound. Undefined when the field is not asked for. */
  merge(plan: FieldPlan, parts: readonly Heard[], scope: Scope): Json | undefined;

  /** The fields of an object of which each may lack a MIREX by itself: an entity spread over them, a connection. */
  each(fields: Fields['fields'], partsOf: (plan: FieldPlan) => readonly Part[], scope: Scope): JsonObject;
}

/** Where a merge stands. */
export interface Scope {
  /** In the merged answer. */
  readonly path: Path;
  /** Of the national field that the merge is a part of; who turns out to be missing is added. */
  readonly coverage: Coverage;
}
