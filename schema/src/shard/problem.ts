/** One thing that a schema cannot be composed with, or should not. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: 'error' | 'warning';
  readonly subgraph: string;
  /** The coordinate of what is wrong: `Statistics.average`, or a type's name. */
  readonly at: string;
  /** The coordinates above it, from the national field that reaches it; empty when it is wrong by itself. */
  readonly trail: readonly string[];
  /** What is wrong, and why it matters. */
  readonly message: string;
  /** What to write instead. */
  readonly mend: string;
}

/** Each code with its severity. */
export const PROBLEM_CODES = {
  UNROUTED: 'error', ROUTE_PATH: 'error', ROUTE_TYPE: 'error', ROUTE_LIST: 'error', ROUTE_ANY: 'error', ROUTE_PLACE: 'error', ROUTE_NULLABLE: 'warning',
  MUTATION: 'error', SUBSCRIPTION: 'error',
  NO_MERGE: 'error', MERGE_SHAPE: 'error', MERGE_TYPE: 'error', FLOAT_SUM: 'error', INT_RANGE: 'warning',
  DERIVED: 'error', DERIVED_NULL: 'error', EXTREME_NULL: 'error', NON_NULL: 'error',
  GROUP_KEY: 'error', LIMIT: 'error', OFFSET: 'error', SORT: 'error', CONNECTION: 'error', COVERAGE: 'error',
  KEY: 'error', CROSSES: 'error', LOCAL_REFERENCE: 'warning',
  REFERENCE_NON_NULL: 'error', SHAREABLE: 'error', KEY_DIFFERS: 'error',
} as const satisfies Readonly<Record<string, Problem['severity']>>;

export type ProblemCode = keyof typeof PROBLEM_CODES;
