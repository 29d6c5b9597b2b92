import type { FieldModel, Merge, Model, TypeModel } from './model.ts';

/** The rule of a national field that says none, when only one is possible. */
export function inferredRule(model: Model, type: TypeModel, field: FieldModel): Merge | undefined {
  if (field.list) return undefined;
  const target = model.types.get(field.typeName);
  if (target?.connection) return { as: 'CONNECTION', inferred: true };
  if (target?.shardedBy !== undefined) return { as: 'ONE', inferred: true };
  if (target && !target.entity) return { as: 'OBJECT', inferred: true };
  if (type.entity && field.scalar && type.keyFields.has(field.name)) return { as: 'SAME', inferred: true };
  return undefined;
}
