import type { FetchRewrite, FlattenNodePathSegment, PlanNode as HiveNode, RequiresSelection } from '@graphql-hive/router-query-planner';

import { splitBatch } from './hive-batch.ts';
import type { Fetch, PathStep, PlanNode, Requirement, Rewrite } from './plan-node.ts';

/** What Hive says of every question to a subgraph. */
export type HiveFetch = Extract<HiveNode, { readonly kind: 'Fetch' }>;

/** Reads Hive's plan. Throws on what only deferred answers and subscriptions have. */
export function fromHive(node: HiveNode, path: readonly PathStep[] = []): PlanNode {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return { kind: node.kind, nodes: node.nodes.map((inner) => fromHive(inner, path)) };
    case 'Flatten':
      return fromHive(node.node, [...path, ...node.path.map(stepOf)]);
    case 'Condition': {
      const { condition, ifClause, elseClause } = node;
      return {
        kind: 'Condition', variable: condition,
        whenTrue: ifClause == null ? undefined : fromHive(ifClause, path), whenFalse: elseClause == null ? undefined : fromHive(elseClause, path),
      };
    }
    case 'Fetch':
      return fetchOf(node, [path]);
    case 'BatchFetch':
      return { kind: 'Parallel', nodes: splitBatch(node).map(({ fetch, paths }) => fetchOf(fetch, paths.map((to) => to.map(stepOf)))) };
    case 'Defer':
    case 'Subscription':
      throw new Error(`a plan with a node of kind ${node.kind}`);
  }
}

function fetchOf(node: HiveFetch, paths: Fetch['paths']): Fetch {
  const { serviceName, operation, operationName, operationKind, variableUsages, requires, inputRewrites, outputRewrites } = node;
  return {
    kind: 'Fetch', subgraph: serviceName, operation, operationName, paths, operationKind: operationKind === 'mutation' ? 'mutation' : 'query',
    variables: variableUsages ?? [],
    requires: requires === undefined || requires.length === 0 ? undefined : requires.map(requirementOf),
    inputRewrites: (inputRewrites ?? []).map(rewriteOf), outputRewrites: (outputRewrites ?? []).map(rewriteOf),
  };
}

function requirementOf(node: RequiresSelection): Requirement {
  switch (node.kind) {
    case 'InlineFragment':
      return { kind: 'On', type: node.typeCondition, selections: node.selections.map(requirementOf) };
    case 'Field':
      return { kind: 'Field', from: node.name, as: node.alias ?? node.name, selections: node.selections?.map(requirementOf) };
    case 'FragmentSpread':
      throw new Error('a representation with named fragments');
  }
}

function rewriteOf(rewrite: FetchRewrite): Rewrite {
  if ('KeyRenamer' in rewrite) {
    const { path, field } = split(rewrite.KeyRenamer.path);
    return { kind: 'RenameKey', path, field, to: rewrite.KeyRenamer.renameKeyTo };
  }
  const setter = 'ValueSetter' in rewrite ? rewrite.ValueSetter : rewrite;
  const { path, field } = split(setter.path);
  return { kind: 'SetValue', path, field, value: setter.setValueTo };
}

type Segments = readonly ({ readonly TypenameEquals: readonly string[] } | { readonly Key: string })[];

function split(segments: Segments): { readonly path: PathStep[]; readonly field: string } {
  const last = segments.at(-1);
  const path = segments.slice(0, -1).map((segment): PathStep => ('Key' in segment ? { kind: 'Field', name: segment.Key } : { kind: 'Type', types: [segment.TypenameEquals].flat() }));
  return { path, field: last !== undefined && 'Key' in last ? last.Key : '' };
}

function stepOf(segment: FlattenNodePathSegment): PathStep {
  if (segment === '@') return { kind: 'List' };
  return 'Field' in segment ? { kind: 'Field', name: segment.Field } : { kind: 'Type', types: segment.TypeCondition };
}
