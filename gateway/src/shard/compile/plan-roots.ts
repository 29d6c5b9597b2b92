import type { OperationDefinitionNode } from 'graphql';
import type { Model, TypeModel } from '@mirex/schema/shard/model';

import { keyOf, under } from './ast.ts';
import type { Compiling } from './compiling.ts';
import type { FieldPlan, Fields } from './merge-plan.ts';
import type { Root } from './plan.ts';
import { planEntities } from './plan-entities.ts';
import { compiling } from './plan-field.ts';
import { fieldsOn, type Fragments, type Selected } from './selections.ts';

const FEDERATION: ReadonlySet<string> = new Set(['__typename', '_service', '_entities']);

/** The root fields of an operation, those of one response key together. */
export function planRoots(model: Model, type: TypeModel | undefined, operation: OperationDefinitionNode, fragments: Fragments): Root[] {
  const c = compiling(model, fragments);
  const selected = [...fieldsOn(model.schema, type?.name ?? 'Query', operation.selectionSet, fragments)];
  const byKey = Map.groupBy(selected, ({ node }) => keyOf(node));
  return [...byKey].map(([key, nodes]) => planRoot(c, type, key, nodes as [Selected, ...Selected[]]));
}

function planRoot(c: Compiling, type: TypeModel | undefined, key: string, nodes: [Selected, ...Selected[]]): Root {
  const name = nodes[0].node.name.value;
  const field = type?.fields.get(name);
  const root = { key, name, field, nodes, when: nodes.map(({ conditions }) => conditions), merge: undefined, helped: [], covered: false, entities: new Map() };
  if (name === '_entities') return { ...root, entities: planEntities(c, nodes) };
  if (FEDERATION.has(name) || !type || !field?.merge || field.merge.as === 'ALIGN' || type.name === 'Mutation') return root;
  const into: Fields = { fields: new Map() };
  const helped = nodes.flatMap(({ node, conditions }) => under(conditions, c.field(type, node, conditions, into)));
  const merge = into.fields.get(key) as FieldPlan;
  return { ...root, helped, merge, covered: asksCoverage(merge) };
}

const asksCoverage = (plan: FieldPlan): boolean =>
  plan.op === 'COVERAGE' || ('fields' in plan && [...plan.fields.values()].some(asksCoverage));
