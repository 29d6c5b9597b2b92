import type { FieldNode } from 'graphql';
import type { FieldModel, TypeModel } from '@mirex/schema/shard/model';

import { reserved, selectionSet } from './ast.ts';
import type { Compiling } from './compiling.ts';
import type { Condition } from './conditions.ts';
import type { GroupPlan } from './merge-plan.ts';

/**
 * A list of value objects that are told apart by their keys. Ties of its `sort` are broken by the keys, so that the order is
 * whole. No limit goes to the instances: the first ten of each are not the nation's first ten.
 */
export function planGroup(
  c: Compiling, field: FieldModel, plan: GroupPlan, node: FieldNode, around: readonly Condition[],
): FieldNode {
  const row = c.model.types.get(field.typeName) as TypeModel;
  const rows = c.fields(row, node.selectionSet, plan, around);
  const keys = [...row.fields.values()].filter(({ merge }) => merge?.as === 'KEY').map(({ name }) => name);
  const order = [...(field.merge?.sort ?? []), ...keys]
    .map((key) => ({ descending: key.startsWith('-'), ...c.helper(row, key.replace(/^[+-]/, '')) }));
  Object.assign(plan, { keys: keys.map(reserved), order });
  return {
    ...node,
    arguments: (node.arguments ?? []).filter(({ name }) => name.value !== plan.limit?.name),
    selectionSet: selectionSet([...rows, ...order.flatMap(({ selections }) => selections)]),
  };
}
