import type { DocumentNode, GraphQLSchema } from 'graphql';

import type { PlanNode } from './plan-node.ts';

/** Makes a plan of an operation, from nothing but the supergraph. */
export interface Planner {
  /** What clients may ask. */
  readonly schema: GraphQLSchema;
  /**
   * Plans a valid document of exactly one operation; undefined when no subgraph need be asked.
   *
   * Rejects with `PlanRefused` when that takes too long: some small operations have plans beyond number.
   *
   * @param text the document, printed.
   */
  plan(document: DocumentNode, text: string): Promise<PlanNode | undefined>;
}

/** The longest that one operation may be planned, in milliseconds. The slowest of the guides takes 9. */
export const PLANNING_MS = 1_000;
