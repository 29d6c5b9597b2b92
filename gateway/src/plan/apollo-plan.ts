import type { FetchNode, PlanNode as ApolloNode, QueryPlanSelectionNode } from '@apollo/query-planner';

import type { Fetch, PathStep, PlanNode, Requirement, Rewrite } from './plan-node.ts';

/** Reads Apollo's plan. Throws on what only deferred answers have. */
export function fromApollo(node: ApolloNode, path: readonly PathStep[] = []): PlanNode {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return { kind: node.kind, nodes: node.nodes.map((inner) => fromApollo(inner, path)) };
    case 'Flatten':
      return fromApollo(node.node, [...path, ...node.path.map((step) => stepOf(String(step)))]);
    case 'Condition': {
      const { condition, ifClause, elseClause } = node;
      return { kind: 'Condition', variable: condition, whenTrue: ifClause && fromApollo(ifClause, path), whenFalse: elseClause && fromApollo(elseClause, path) };
    }
    case 'Fetch':
      return fetchOf(node, path);
    case 'Defer':
      throw new Error('a plan with deferred parts');
  }
}

function fetchOf(node: FetchNode, path: readonly PathStep[]): Fetch {
  const { serviceName, operation, operationName, operationKind, variableUsages, requires, inputRewrites, outputRewrites } = node;
  return {
    kind: 'Fetch', subgraph: serviceName, operation: typeless(nameless(operation, operationName)), operationName: undefined, paths: [path], operationKind: operationKind === 'mutation' ? 'mutation' : 'query',
    variables: variableUsages ?? [],
    requires: requires === undefined || requires.length === 0 ? undefined : requires.map(requirementOf),
    inputRewrites: (inputRewrites ?? []).map(rewriteOf), outputRewrites: (outputRewrites ?? []).map(rewriteOf),
  };
}

/** The planner counts the questions of an operation that has a name; two that are the same are to be the same. */
const nameless = (operation: string, name: string | undefined): string => (name === undefined ? operation : operation.replace(` ${name}`, ''));

/**
 * Of whoever is asked for as an entity the type is known: who it is was written from it. Two questions that differ in it alone are
 * the same.
 */
const typeless = (operation: string): string => operation.replace(KNOWN_TYPE, '$1');

const KNOWN_TYPE = /(\{_entities\(representations:\$representations\)\{\.\.\.on \w+\{)__typename (?=[\w.])/;

function requirementOf(node: QueryPlanSelectionNode): Requirement {
  if (node.kind === 'InlineFragment') return { kind: 'On', type: node.typeCondition ?? '', selections: node.selections.map(requirementOf) };
  const name = node.alias ?? node.name;
  return { kind: 'Field', from: name, as: name, selections: node.selections?.map(requirementOf) };
}

function rewriteOf(rewrite: NonNullable<FetchNode['inputRewrites']>[number]): Rewrite {
  const path = rewrite.path.slice(0, -1).map(stepOf);
  const field = rewrite.path.at(-1) ?? '';
  return rewrite.kind === 'ValueSetter'
    ? { kind: 'SetValue', path, field, value: rewrite.setValueTo as unknown }
    : { kind: 'RenameKey', path, field, to: rewrite.renameKeyTo };
}

const ON = '... on ';

function stepOf(step: string): PathStep {
  if (step === '@') return { kind: 'List' };
  return step.startsWith(ON) ? { kind: 'Type', types: [step.slice(ON.length)] } : { kind: 'Field', name: step };
}
