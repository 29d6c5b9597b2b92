import type { FieldNode, SelectionNode } from 'graphql';
import type { FieldModel, Model, TypeModel } from '@mirex/schema/shard/model';

import { fieldNode, keyOf, reserved, selectionSet, under } from './ast.ts';
import type { Compiling } from './compiling.ts';
import type { Condition } from './conditions.ts';
import type { FieldPlan, Fields } from './merge-plan.ts';
import { newPlan } from './new-plan.ts';
import { invalid } from './operation-refused.ts';
import { planConnection } from './plan-connection.ts';
import { inputsOf } from './plan-derived.ts';
import { planGroup } from './plan-group.ts';
import { planSorted } from './plan-sorted.ts';
import { fieldsOn, type Fragments } from './selections.ts';

export function compiling(model: Model, fragments: Fragments): Compiling {
  const c: Compiling = {
    model, fragments,
    fields(type, set, into, around) {
      const asked = [...fieldsOn(model.schema, type.name, set, fragments)]
        .flatMap(({ node, conditions }) => under(conditions, c.field(type, node, [...around, ...conditions], into)));
      // GraphQL has no empty selection, and a coverage leaves nothing to ask.
      return asked.length > 0 ? asked : [fieldNode('__typename', reserved('typename'))];
    },
    field(type, selected, conditions, into) {
      const node = unconditional(selected);
      const plan = into.fields.get(keyOf(node)) ?? newPlan(c, type, node);
      plan.when.push([...conditions]);
      into.fields.set(plan.key, plan);
      const field = type.fields.get(node.name.value);
      return field ? askedFor(c, field, plan, node, conditions) : [node];
    },
    helper(type, name) {
      const field = type.fields.get(name);
      if (!field) throw invalid(`champ « ${type.name}.${name} » inconnu`);
      const into: Fields = { fields: new Map() };
      const selections = c.field(type, fieldNode(name, reserved(name), wholeOf(model, field)), [], into);
      return { plan: into.fields.get(reserved(name)) as FieldPlan, selections };
    },
  };
  return c;
}

function askedFor(c: Compiling, field: FieldModel, plan: FieldPlan, node: FieldNode, around: readonly Condition[]): readonly SelectionNode[] {
  const target = c.model.types.get(field.typeName) as TypeModel;
  switch (plan.op) {
    case 'COVERAGE':
      for (const { node: { name }, node: child, conditions } of fieldsOn(c.model.schema, target.name, node.selectionSet, c.fragments, around)) {
        plan.names.set(keyOf(child), { name: name.value, when: [...(plan.names.get(keyOf(child))?.when ?? []), [...conditions]] });
      }
      return [];
    case 'RATIO': case 'VARIANCE': case 'STDDEV': case 'QUANTILE': return inputsOf(c, field).flatMap(({ selections }) => selections);
    case 'OBJECT': return [{ ...node, selectionSet: selectionSet(c.fields(target, node.selectionSet, plan, around)) }];
    case 'GROUP': return [planGroup(c, field, plan, node, around)];
    case 'CONNECTION': return [planConnection(c, target, plan, node, around)];
    case 'SORTED': return [planSorted(c, field, plan, node)];
    default: return [node];
  }
}

/** What is read of a helper that is an object: an entity's key, or the value and the count of a histogram. */
function wholeOf(model: Model, { scalar, typeName }: FieldModel): readonly SelectionNode[] | undefined {
  const target = model.types.get(typeName);
  if (scalar || !target) return undefined;
  if (target.entity) return [fieldNode('__typename'), ...[...target.keyFields].map((name) => fieldNode(name))];
  return [...target.fields.values()].filter(({ merge }) => merge?.as === 'KEY' || merge?.as === 'SUM').map(({ name }) => fieldNode(name));
}

/** The node without its `@skip` and `@include`, which stand around it. */
const unconditional = (node: FieldNode): FieldNode =>
  node.directives?.length ? { ...node, directives: node.directives.filter(({ name }) => name.value !== 'skip' && name.value !== 'include') } : node;
