import {
  executeSync, getNamedType, GraphQLError, type GraphQLFieldResolver, type GraphQLTypeResolver, isCompositeType, isInterfaceType,
} from 'graphql';

import { dataKey } from '../plan/data-keys.ts';
import type { Operation } from './operation.ts';
import type { Place } from './places.ts';
import type { Run } from './run.ts';
import { sufficesFor } from './write/collect-fields.ts';

/**
 * Completes an answer whose data are not what the schema promises, as graphql-js would if its resolvers had given them:
 * nulls go up to where one may stand. A null that a subgraph gave a reason for needs no second one.
 */
export function settle({ schema, document }: Operation, { data, given, errors }: Run): { readonly text: string; readonly errors: readonly GraphQLError[] } {
  const result = executeSync({ schema, document, rootValue: data, variableValues: given, fieldResolver: readField, typeResolver: readType });
  const unexplained = (result.errors ?? []).filter(({ path }) => !errors.some((error) => explains(error, path ?? [])));
  return { text: JSON.stringify(result.data ?? null), errors: [...errors, ...unexplained.slice(0, MOST)] };
}

/** More would only say the same of more rows. */
const MOST = 100;

const explains = ({ path }: GraphQLError, place: Place): boolean => path === undefined || startsWith(path, place) || startsWith(place, path);

const startsWith = (path: Place, start: Place): boolean => start.every((key, index) => path[index] === key);

const readField: GraphQLFieldResolver<unknown, unknown> = (source, _arguments, _context, { fieldNodes: [node], returnType }) => {
  const key = node === undefined ? '' : dataKey(node);
  if (typeof source !== 'object' || source === null || !Object.hasOwn(source, key)) return undefined;
  const value = (source as Readonly<Record<string, unknown>>)[key];
  if (isCompositeType(getNamedType(returnType)) && [value].flat(Infinity).some(isNoObject)) throw new GraphQLError('A value stands where an object was promised.');
  return value;
};

const isNoObject = (value: unknown): boolean => value != null && typeof value !== 'object';

const readType: GraphQLTypeResolver<unknown, unknown> = (value, _context, { schema, fieldNodes, fragments, variableValues }, type) => {
  const name = (value as { readonly __typename?: unknown }).__typename;
  if (name !== undefined && name !== type.name) return typeof name === 'string' ? name : undefined;
  const sets = fieldNodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  const c = { schema, fragments: new Map(Object.entries(fragments)), variables: variableValues };
  return isInterfaceType(type) && sufficesFor(c, type, sets) ? schema.getPossibleTypes(type)[0]?.name : undefined;
};
