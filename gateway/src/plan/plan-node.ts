/**
 * How an operation is answered: which subgraph is asked what, and after what. Every planner's plan becomes this one.
 *
 * There is no node for "flatten": a fetch says itself, from the root of the answer, where it adds to it.
 */
export type PlanNode = Sequence | Parallel | Condition | Fetch;

export interface Sequence {
  readonly kind: 'Sequence';
  readonly nodes: readonly PlanNode[];
}

export interface Parallel {
  readonly kind: 'Parallel';
  readonly nodes: readonly PlanNode[];
}

/** One of two branches, by a boolean variable of the client's. */
export interface Condition {
  readonly kind: 'Condition';
  readonly variable: string;
  readonly whenTrue: PlanNode | undefined;
  readonly whenFalse: PlanNode | undefined;
}

/** One question to one subgraph: root fields, or fields of entities when something of them is required. */
export interface Fetch {
  readonly kind: 'Fetch';
  readonly subgraph: string;
  readonly operation: string;
  readonly operationName: string | undefined;
  readonly operationKind: 'query' | 'mutation';
  /** The client's variables that the operation uses. */
  readonly variables: readonly string[];
  /** Where the objects are to which the answer is added, at one place or several; the empty path is the answer's root. */
  readonly paths: readonly (readonly PathStep[])[];
  /** What a representation of an entity is made of; undefined for root fields. */
  readonly requires: readonly Requirement[] | undefined;
  /** Applied to each representation. */
  readonly inputRewrites: readonly Rewrite[];
  /** Applied to the answer, or to each entity of it. */
  readonly outputRewrites: readonly Rewrite[];
}

export type PathStep =
  | { readonly kind: 'Field'; readonly name: string }
  | { readonly kind: 'List' }
  /** Goes on below objects of these types only. */
  | { readonly kind: 'Type'; readonly types: readonly string[] };

export type Requirement = RequiredField | RequiredOn;

export interface RequiredField {
  readonly kind: 'Field';
  /** Its name in what was fetched before. */
  readonly from: string;
  /** Its name in the representation. */
  readonly as: string;
  readonly selections: readonly Requirement[] | undefined;
}

export interface RequiredOn {
  readonly kind: 'On';
  readonly type: string;
  readonly selections: readonly Requirement[];
}

/** Sets a value, or renames a key, at every place that `path` reaches; its last step is a field. */
export type Rewrite =
  | { readonly kind: 'SetValue'; readonly path: readonly PathStep[]; readonly field: string; readonly value: unknown }
  | { readonly kind: 'RenameKey'; readonly path: readonly PathStep[]; readonly field: string; readonly to: string };
