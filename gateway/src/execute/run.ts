import { GraphQLError } from 'graphql';

import type { Fetch, PlanNode } from '../plan/plan-node.ts';
import { fetchEntities } from './fetch-entities.ts';
import { fetchRoot } from './fetch-root.ts';
import type { Fetched } from './merge.ts';
import type { Sharing } from './sharing.ts';
import type { SubgraphAnswer, SubgraphRequest } from './subgraph-request.ts';
import type { IsA } from './subtypes.ts';

/** One operation under way. */
export interface Run {
  /** What was fetched so far; plans add to it. */
  readonly data: Fetched;
  readonly errors: GraphQLError[];
  /** As the client sent them. */
  readonly given: Readonly<Record<string, unknown>>;
  /** Coerced, with their defaults. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly sharing: Sharing;
  readonly isA: IsA;
  /** Whether below one path objects of different types are asked for different things. */
  readonly branchesByType: boolean;
  readonly ask: (subgraph: string, request: SubgraphRequest) => Promise<SubgraphAnswer>;
}

/** Goes through a plan. Never rejects: what goes wrong is an error of the answer. */
export async function runPlan(node: PlanNode, run: Run): Promise<void> {
  switch (node.kind) {
    case 'Sequence':
      for (const inner of node.nodes) await runPlan(inner, run);
      return;
    case 'Parallel':
      await Promise.all(node.nodes.map((inner) => runPlan(inner, run)));
      return;
    case 'Condition': {
      const branch = run.variables[node.variable] === true ? node.whenTrue : node.whenFalse;
      if (branch !== undefined) await runPlan(branch, run);
      return;
    }
    case 'Fetch':
      await fetched(node, run);
  }
}

/** An answer that is no GraphQL at all may break what reads it: that ends the fetch, not the request. */
async function fetched(fetch: Fetch, run: Run): Promise<void> {
  try {
    await (fetch.requires === undefined ? fetchRoot(fetch, run) : fetchEntities(fetch, fetch.requires, run));
  } catch (error) {
    const fault = error instanceof Error ? error : new Error(String(error));
    run.errors.push(new GraphQLError(fault.message, { originalError: fault, extensions: { code: 'DOWNSTREAM_SERVICE_ERROR', serviceName: fetch.subgraph } }));
  }
}
