import { executeSync, type FieldNode, type GraphQLError, type GraphQLObjectType, Kind } from 'graphql';

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
  Object.assign(run.data, data);
  return errors ?? [];
}

export const isIntrospection = (name: string): boolean => name === '__schema' || name === '__type';

/** Whether the schema itself may be asked for something. */
export const mayIntrospect = (root: GraphQLObjectType, operation: Operation['definition'], fragments: Operation['fragments'], schema: Operation['schema']): boolean =>
  [...collectFields({ schema, fragments, variables: EVERYTHING }, root, [operation.selectionSet]).values()].flat().some(({ name }) => isIntrospection(name.value));

/** As if every @include held; a field below @skip counts nowhere, and is looked for again when it is asked. */
const EVERYTHING: Readonly<Record<string, unknown>> = new Proxy({}, { get: () => true });
