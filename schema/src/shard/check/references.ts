import { getNamedType, getNullableType, type GraphQLOutputType, isListType, isNonNullType } from 'graphql';

import type { FieldModel, Model, TypeModel } from '../model.ts';
import { coordinate, type Finding } from './finding.ts';

/** A reference either stays in the MIREX that answers, or says that it may not. */
export const checkReferences = (model: Model): Finding[] =>
  [...model.types.values()].flatMap((type) => [...type.fields.values()].flatMap((field) => referenceOf(type, field, model.types.get(field.typeName))));

function referenceOf(type: TypeModel, field: FieldModel, target: TypeModel | undefined): Finding[] {
  const at = coordinate(field);
  if (!field.crosses) {
    const toItself = type.shardedBy !== undefined && target?.name === type.name && !field.list;
    return toItself ? [{ code: 'LOCAL_REFERENCE', at, message: `is taken to stay in the MIREX of its ${type.name}`, mend: 'say @crosses if it may not' }] : [];
  }
  if (target?.shardedBy === undefined) {
    return [{ code: 'CROSSES', at, message: `@crosses points into another MIREX, and ${field.typeName} lives in none`, mend: 'drop @crosses, or refer to a sharded entity' }];
  }
  if (!isNonNullType(field.def.type) && !isNonNullType(rowOf(field.def.type))) return [];
  return [{ code: 'NON_NULL', at, message: `points into another MIREX, which may be missing, and would then null its whole ${type.name}`, mend: `make it nullable: ${field.list ? `[${field.typeName}]` : field.typeName}` }];
}

/** The innermost type, without its lists but with its non-null. */
export function rowOf(type: GraphQLOutputType): GraphQLOutputType {
  const nullable = getNullableType(type);
  return isListType(nullable) ? rowOf(nullable.ofType) : type;
}

export const isListed = (type: GraphQLOutputType): boolean => getNullableType(type) !== getNamedType(type);
