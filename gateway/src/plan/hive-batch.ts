import type { EntityBatchAlias, FlattenNodePathSegment, PlanNode as HiveNode } from '@graphql-hive/router-query-planner';
import { type DocumentNode, Kind, type OperationDefinitionNode, parse, print, stripIgnoredCharacters, visit } from 'graphql';

import type { HiveFetch } from './hive-plan.ts';

type HiveBatch = Extract<HiveNode, { readonly kind: 'BatchFetch' }>;

interface Part {
  readonly fetch: HiveFetch;
  readonly paths: readonly (readonly FlattenNodePathSegment[])[];
}

/**
 * A batch asks one subgraph for several lists of entities under aliases. Everything that stands between the gateway and
 * a subgraph reads `_entities` and `representations`, so each alias becomes a question of its own.
 */
export function splitBatch(batch: HiveBatch): readonly Part[] {
  const document = parse(batch.operation, { noLocation: true });
  return batch.entityBatch.aliases.map((alias) => {
    const { operation, variableUsages } = only(document, alias, batch.variableUsages ?? []);
    const { requires, inputRewrites = [], outputRewrites = [] } = alias;
    return {
      paths: alias.paths,
      fetch: { kind: 'Fetch', serviceName: batch.serviceName, operationKind: 'query', operation, variableUsages, requires, inputRewrites, outputRewrites },
    };
  });
}

function only(document: DocumentNode, { alias, representationsVariableName }: EntityBatchAlias, variables: readonly string[]): { readonly operation: string; readonly variableUsages: string[] } {
  const operation = document.definitions.find((definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION);
  const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  if (operation === undefined) throw new Error('a fetch without an operation');
  const selections = operation.selectionSet.selections
    .filter((selection) => selection.kind === Kind.FIELD)
    .flatMap(({ alias: given, ...selection }) => (given?.value === alias ? [selection] : []));
  const used = new Set<string>();
  visit({ kind: Kind.DOCUMENT, definitions: [{ ...operation, variableDefinitions: [], selectionSet: { ...operation.selectionSet, selections } }, ...fragments] }, {
    Variable: ({ name }) => void used.add(name.value),
  });
  const alone: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [{
      ...operation, selectionSet: { ...operation.selectionSet, selections },
      variableDefinitions: (operation.variableDefinitions ?? []).filter(({ variable }) => used.has(variable.name.value)),
    }, ...fragments],
  };
  const renamed = visit(alone, {
    Variable: (node) => (node.name.value === representationsVariableName ? { ...node, name: { kind: Kind.NAME, value: 'representations' } } : undefined),
  });
  return { operation: stripIgnoredCharacters(print(renamed)), variableUsages: variables.filter((name) => used.has(name)) };
}
