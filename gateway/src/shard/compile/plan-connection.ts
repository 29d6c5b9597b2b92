import type { FieldNode, SelectionNode } from 'graphql';
import type { TypeModel } from '@mirex/schema/shard/model';

import { fieldNode, keyOf, reserved, selectionSet, under } from './ast.ts';
import type { Condition } from './conditions.ts';
import type { ConnectionPlan } from './merge-plan.ts';
import { type Compiling, planField } from './plan-field.ts';
import { fieldsOn } from './selections.ts';

/** Where the cursor that the merge reads stands in an edge. */
export const CURSOR = reserved('cursor');
/** The edges that the merge reads when the client's own may be left out by a condition. */
export const EDGES = reserved('edges');

/** Rows and page are merged by cursor; every other field of the connection (its total, its coverage) is a statistic of it. */
export function planConnection(c: Compiling, connection: TypeModel, plan: ConnectionPlan, node: FieldNode): FieldNode {
  const selected = [...fieldsOn(c.model.schema, connection.name, node.selectionSet ?? selectionSet([]), c.fragments)];
  const always = selected.find(({ node: { name }, conditions }) => name.value === 'edges' && conditions.length === 0);
  const paged = selected.some(({ node: { name } }) => ['edges', 'nodes', 'pageInfo'].includes(name.value));
  plan.rows ??= always ? keyOf(always.node) : paged ? EDGES : undefined;
  const asked = selected.flatMap(({ node: child, conditions }) => under(conditions, askedOf(c, connection, plan, child, conditions)));
  const helper = plan.rows === EDGES ? [fieldNode('edges', EDGES, [fieldNode('cursor', CURSOR)])] : [];
  return { ...node, selectionSet: selectionSet([...asked, ...helper, fieldNode('__typename', reserved('typename'))]) };
}

function askedOf(c: Compiling, connection: TypeModel, plan: ConnectionPlan, child: FieldNode, conditions: readonly Condition[]): readonly SelectionNode[] {
  const key = keyOf(child);
  switch (child.name.value) {
    case 'edges':
      add(plan.edges, key, conditions);
      return [key === plan.rows ? withMore(child, [fieldNode('cursor', CURSOR)]) : child];
    case 'nodes':
      add(plan.nodes, key, conditions);
      return [child];
    case 'pageInfo': {
      const page = plan.pages.get(key) ?? { when: [], names: new Map<string, string>() };
      plan.pages.set(key, page);
      page.when.push([...conditions]);
      const type = connection.fields.get('pageInfo')?.typeName ?? '';
      for (const { node } of fieldsOn(c.model.schema, type, child.selectionSet ?? selectionSet([]), c.fragments)) page.names.set(keyOf(node), node.name.value);
      const ends = ['hasNextPage', 'hasPreviousPage'].filter((name) => c.model.types.get(type)?.fields.has(name));
      return [withMore(child, ends.map((name) => fieldNode(name, reserved(name))))];
    }
    default: return planField(c, connection, child, conditions, plan);
  }
}

const add = (ways: Map<string, Condition[][]>, key: string, conditions: readonly Condition[]): unknown =>
  ways.set(key, [...(ways.get(key) ?? []), [...conditions]]);

const withMore = (node: FieldNode, more: readonly SelectionNode[]): FieldNode =>
  ({ ...node, selectionSet: selectionSet([...(node.selectionSet?.selections ?? []), ...more]) });
