import type { FieldNode, SelectionNode } from 'graphql';
import type { TypeModel } from '@mirex/schema/shard/model';

import { fieldNode, keyOf, reserved, selectionSet, under } from './ast.ts';
import type { Compiling } from './compiling.ts';
import type { Condition } from './conditions.ts';
import type { ConnectionPlan } from './merge-plan.ts';
import { fieldsOn } from './selections.ts';

/** Where the cursor that the merge reads stands in an edge. */
export const CURSOR = reserved('cursor');
/** The edges that the merge reads when the client's own may be left out by a condition. */
const EDGES = reserved('edges');

/** Rows and page are merged by cursor; every other field of the connection (its total, its coverage) is a statistic of it. */
export function planConnection(c: Compiling, connection: TypeModel, plan: ConnectionPlan, node: FieldNode, around: readonly Condition[]): FieldNode {
  const selected = [...fieldsOn(c.model.schema, connection.name, node.selectionSet, c.fragments)];
  const always = selected.find(({ node: { name }, conditions }) => name.value === 'edges' && around.length + conditions.length === 0);
  const paged = selected.some(({ node: { name } }) => ['edges', 'nodes', 'pageInfo'].includes(name.value));
  plan.rows ??= always ? keyOf(always.node) : paged ? EDGES : undefined;
  const asked = selected.flatMap(({ node: child, conditions }) =>
    under(conditions, askedOf(c, connection, plan, child, [...around, ...conditions])));
  const helper = paged && plan.rows === EDGES ? [fieldNode('edges', EDGES, [fieldNode('cursor', CURSOR)])] : [];
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
    case 'pageInfo': return [askedPage(c, connection.fields.get('pageInfo')?.typeName ?? '', plan, child, conditions)];
    default: return c.field(connection, child, conditions, plan);
  }
}

function askedPage(c: Compiling, type: string, { pages }: ConnectionPlan, node: FieldNode, conditions: readonly Condition[]): FieldNode {
  const page = pages.get(keyOf(node)) ?? { when: [], names: new Map<string, string>() };
  pages.set(keyOf(node), page);
  page.when.push([...conditions]);
  for (const { node: child } of fieldsOn(c.model.schema, type, node.selectionSet, c.fragments)) page.names.set(keyOf(child), child.name.value);
  const ends = ['hasNextPage', 'hasPreviousPage'].filter((name) => c.model.types.get(type)?.fields.has(name));
  return withMore(node, ends.map((name) => fieldNode(name, reserved(name))));
}

const add = (ways: Map<string, Condition[][]>, key: string, conditions: readonly Condition[]): unknown =>
  ways.set(key, [...(ways.get(key) ?? []), [...conditions]]);

const withMore = (node: FieldNode, more: readonly SelectionNode[]): FieldNode =>
  ({ ...node, selectionSet: selectionSet([...(node.selectionSet?.selections ?? []), ...more]) });
