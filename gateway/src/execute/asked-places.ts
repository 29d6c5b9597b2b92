import { getNamedType, type GraphQLError, type GraphQLNamedType, type GraphQLObjectType, isCompositeType, isObjectType } from 'graphql';

import { dataKey } from '../plan/data-keys.ts';
import type { Operation } from './operation.ts';
import type { Run } from './run.ts';
import { collectFields } from './write/collect-fields.ts';

/**
 * Whether the client asked for what an error is about. Plans fetch more than is asked, of types that cannot be there for
 * example; what fails in that is nobody's. What others require is somebody's: its error is the reason of their nulls.
 */
export function isAsked({ path }: GraphQLError, { schema, definition, root, fragments, required }: Operation, { data, variables }: Run): boolean {
  let type: GraphQLObjectType | undefined = root;
  let sets: readonly (typeof definition.selectionSet)[] = [definition.selectionSet];
  let value: unknown = data;
  for (const key of path ?? []) {
    if (typeof value !== 'object' || value === null) return true;
    if (typeof key === 'number') {
      value = (value as readonly unknown[])[key];
      continue;
    }
    const actual = schema.getType(String((value as { readonly __typename?: unknown }).__typename));
    if (isObjectType(actual)) type = actual;
    if (type === undefined) return true;
    const nodes = collectFields({ schema, fragments, variables }, type, sets).get(key);
    if (nodes === undefined) return required.has(key);
    const below: GraphQLNamedType | undefined = getNamedType(type.getFields()[nodes[0].name.value]?.type);
    value = (value as Readonly<Record<string, unknown>>)[dataKey(nodes[0])];
    if (!isCompositeType(below)) return true;
    type = isObjectType(below) ? below : undefined;
    sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  }
  return true;
}
