import { type DocumentNode, executeSync, type FieldNode, type GraphQLError, Kind, visit } from 'graphql';

import { dataKey } from '../plan/data-keys.ts';
import { isIntrospection } from '../plan/plannable.ts';
import type { Operation } from './operation.ts';
import type { Run } from './run.ts';
import { collectFields } from './write/collect-fields.ts';

/** Adds to the data what an operation asks of the schema itself; graphql-js answers that. */
export function introspect({ schema, definition, root, fragments }: Operation, run: Run): readonly GraphQLError[] {
  const asked = collectFields({ schema, fragments, variables: run.variables }, root, [definition.selectionSet]);
  const nodes: FieldNode[] = [...asked.values()].flat().filter(({ name }) => isIntrospection(name.value));
  const { data, errors } = executeSync({
    schema, rootValue: {}, variableValues: run.given,
    document: { kind: Kind.DOCUMENT, definitions: [{ ...definition, selectionSet: { kind: Kind.SELECTION_SET, selections: nodes } }, ...fragments.values()] },
  });
  for (const node of nodes) run.data[dataKey(node)] = data?.[(node.alias ?? node.name).value] ?? null;
  return errors ?? [];
}

/** Whether an operation may ask the schema itself for something. */
export function mayIntrospect(document: DocumentNode): boolean {
  let may = false;
  visit(document, { Field: ({ name }) => void (may ||= isIntrospection(name.value)) });
  return may;
}
