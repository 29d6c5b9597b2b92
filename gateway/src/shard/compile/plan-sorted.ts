import { type FieldNode, getNamedType, isInterfaceType, isObjectType } from 'graphql';
import type { FieldModel } from '@mirex/schema/shard/model';
import { scalarKind } from '@mirex/schema/shard/scalar-kind';

import { fieldNode, reserved, selectionSet } from './ast.ts';
import type { Compiling } from './compiling.ts';
import type { ListPlan, SortKey } from './merge-plan.ts';

/** A list whose rows are ordered by fields of their own. Its limit goes to the instances: the first ten are among their first tens. */
export function planSorted(c: Compiling, field: FieldModel, plan: ListPlan, node: FieldNode): FieldNode {
  const item = c.model.schema.getType(field.typeName);
  const order = (field.merge?.sort ?? []).map((key): SortKey & { readonly name: string } => {
    const name = key.replace(/^[+-]/, '');
    const type = isObjectType(item) || isInterfaceType(item) ? item.getFields()[name]?.type : undefined;
    const kind = scalarKind(type ? getNamedType(type).name : 'String');
    return { name, descending: key.startsWith('-'), plan: { op: 'SAME', key: reserved(name), at: `${field.typeName}.${name}`, when: [[]], kind } };
  });
  Object.assign(plan, { order });
  const selections = [...(node.selectionSet?.selections ?? []), ...order.map(({ name }) => fieldNode(name, reserved(name)))];
  return { ...node, selectionSet: selectionSet(selections) };
}
