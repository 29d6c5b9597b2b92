import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { type PlanNode as ApolloNode, QueryPlanner } from '@apollo/query-planner';

import { fromApollo } from './apollo-plan.ts';
import { PlanRefused } from './plan-refused.ts';
import { type Planner, PLANNING_MS } from './planner.ts';
import { OutOfTime, withinTime } from './time-box.ts';

/** Apollo's planner, on this thread: nothing else runs while it plans, so its time is short. */
export function apolloPlanner(supergraphSdl: string, planningMs = PLANNING_MS): Planner {
  const supergraph = Supergraph.build(supergraphSdl);
  const api = supergraph.apiSchema();
  const planner = new QueryPlanner(supergraph);
  return {
    schema: api.toGraphQLJSSchema(),
    plan: async (document) => {
      try {
        const { node } = withinTime(planningMs, () => planner.buildQueryPlan(operationFromDocument(api, document, { validate: false })));
        return node && fromApollo(node as ApolloNode);
      } catch (error) {
        throw error instanceof OutOfTime ? new PlanRefused(error) : error;
      }
    },
  };
}
