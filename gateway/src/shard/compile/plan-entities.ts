import type { TypeModel } from '@mirex/schema/shard/model';

import { keyOf, under } from './ast.ts';
import type { Compiling } from './compiling.ts';
import type { Fields } from './merge-plan.ts';
import type { AskedField, EntityPlan } from './plan.ts';
import { fieldsOn, type Selected } from './selections.ts';

/** What is selected of each entity below `_entities`; types of which nothing is selected are left out. */
export function planEntities(c: Compiling, nodes: readonly Selected[]): Map<string, EntityPlan> {
  const entities = [...c.model.types.values()].filter(({ entity }) => entity);
  return new Map(entities.map((type) => [type.name, planEntity(c, type, nodes)] as const).filter(([, { asked }]) => asked.size > 0));
}

function planEntity(c: Compiling, type: TypeModel, nodes: readonly Selected[]): EntityPlan {
  const into: Fields = { fields: new Map() };
  const asked = new Map<string, AskedField>();
  let ownerKey: string | undefined;
  for (const { node: { selectionSet } } of nodes) {
    for (const { node, conditions } of fieldsOn(c.model.schema, type.name, selectionSet, c.fragments)) {
      const inner = type.shardedBy === undefined ? c.field(type, node, conditions, into) : [node];
      const before = asked.get(keyOf(node)) ?? { node, selections: [] };
      asked.set(keyOf(node), { ...before, selections: [...before.selections, ...under(conditions, inner)] });
      if (node.name.value === type.shardedBy) ownerKey = keyOf(node);
    }
  }
  return { type, asked, ownerKey, fields: type.shardedBy === undefined ? into.fields : undefined };
}
