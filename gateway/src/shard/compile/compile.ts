import { type DocumentNode, type FragmentDefinitionNode, getOperationAST, Kind, type OperationDefinitionNode, print, visit } from 'graphql';
import type { Model } from '@mirex/schema/shard/model';

import { RESERVED } from './ast.ts';
import { hoist } from './hoist.ts';
import { invalid, OperationRefused } from './operation-refused.ts';
import type { Plan } from './plan.ts';
import { planRoots } from './plan-roots.ts';

/**
 * Compiles one operation of one subgraph.
 *
 * @param text what `document` was parsed from.
 * @throws OperationRefused when it cannot be routed, whatever its variables.
 */
export function compile(model: Model, document: DocumentNode, operationName: string | undefined, text: string): Plan {
  const written = operationOf(document, operationName);
  refuseReserved(document);
  const fragments = new Map(document.definitions
    .filter((definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION)
    .map((fragment) => [fragment.name.value, fragment]));
  const { operation, hoists } = hoist(model, written, fragments);
  const root = model.types.get(operation.operation === 'mutation' ? 'Mutation' : 'Query');
  return {
    kind: operation.operation === 'mutation' ? 'mutation' : 'query',
    text: operation === written ? text : print(operation),
    operation, fragments, hoists, variables: written.variableDefinitions ?? [],
    roots: planRoots(model, root, operation, fragments),
    texts: new Map(),
  };
}

function operationOf(document: DocumentNode, name: string | undefined): OperationDefinitionNode {
  const operation = getOperationAST(document, name);
  if (!operation) throw invalid('aucune opération de ce nom');
  if (operation.operation === 'subscription') throw invalid('un abonnement n’est pas réparti');
  return operation;
}

function refuseReserved(document: DocumentNode): void {
  visit(document, { Field: ({ alias }) => {
    if (alias?.value.startsWith(RESERVED)) throw new OperationRefused({ code: 'RESERVED_ALIAS', given: alias.value });
  } });
}
