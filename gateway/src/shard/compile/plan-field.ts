import type { FieldNode, SelectionNode } from 'graphql';
import type { FieldModel, Model, Op, TypeModel } from '@mirex/schema/shard/model';

import { fieldNode, keyOf, reserved, selectionSet, under } from './ast.ts';
import type { Condition } from './conditions.ts';
import type { FieldPlan, Fields, ListPlan } from './merge-plan.ts';
import { invalid } from './operation-refused.ts';
import { planConnection } from './plan-connection.ts';
import { inputsOf } from './plan-derived.ts';
import { planGroup } from './plan-group.ts';
import { planSorted } from './plan-sorted.ts';
import { fieldsOn, type Fragments } from './selections.ts';

/** What compiling needs to know wherever it stands in an operation. */
export interface Compiling {
  readonly model: Model;
  readonly fragments: Fragments;
}

/**
 * Plans every field selected below an object that several MIREX answer.
 *
 * @returns what the instances are asked instead: the same fields and the helpers that their merge needs, fragments opened.
 */
export function planFields(c: Compiling, type: TypeModel, set: FieldNode['selectionSet'], into: Fields): readonly SelectionNode[] {
  const asked = [...fieldsOn(c.model.schema, type.name, set ?? selectionSet([]), c.fragments)]
    .flatMap(({ node, conditions }) => under(conditions, planField(c, type, node, conditions, into)));
  // GraphQL has no empty selection, and a coverage or a second round may leave nothing to ask here.
  return asked.length > 0 ? asked : [fieldNode('__typename', reserved('typename'))];
}

/** Plans one selected field, or adds to the plan of its response key, and says what the instances are asked for it. */
export function planField(c: Compiling, type: TypeModel, selected: FieldNode, conditions: readonly Condition[], into: Fields): readonly SelectionNode[] {
  const node = unconditional(selected);
  const key = keyOf(node);
  const plan = into.fields.get(key) ?? planOf(c, type, node);
  plan.when.push([...conditions]);
  into.fields.set(key, plan);
  const field = type.fields.get(node.name.value);
  return field ? asked(c, type, field, plan, node) : [node];
}

/** A field that the merge needs and the client did not ask for, under its reserved key. */
export function planHelper(c: Compiling, type: TypeModel, name: string): { readonly plan: FieldPlan; readonly selections: readonly SelectionNode[] } {
  const field = type.fields.get(name);
  if (!field) throw invalid(`champ « ${type.name}.${name} » inconnu`);
  const into: Fields = { fields: new Map() };
  const selections = planField(c, type, fieldNode(name, reserved(name), wholeOf(c, field)), [], into);
  return { plan: into.fields.get(reserved(name)) as FieldPlan, selections };
}

/** What is read of a helper that is an object: an entity's key, or the value and the count of a histogram. */
function wholeOf(c: Compiling, field: FieldModel): readonly SelectionNode[] | undefined {
  const target = c.model.types.get(field.typeName);
  if (field.scalar || !target) return undefined;
  const names = target.entity ? [...target.keyFields] : [...target.fields.values()].filter(({ merge }) => merge?.as === 'KEY' || merge?.as === 'SUM').map(({ name }) => name);
  return [...(target.entity ? [fieldNode('__typename')] : []), ...names.map((name) => fieldNode(name))];
}

function planOf(c: Compiling, type: TypeModel, node: FieldNode): FieldPlan {
  const key = keyOf(node);
  const at = `${type.name}.${node.name.value}`;
  if (node.name.value === '__typename') return { op: 'TYPENAME', key, at, when: [], typeName: type.name };
  const field = type.fields.get(node.name.value);
  if (!field) throw invalid(`champ « ${at} » inconnu`);
  const op: Op | undefined = field.merge?.as;
  const planned = { key, at, when: [] as Condition[][], partial: field.routed?.partial };
  const argument = (name: string) => ({ name, field, node });
  switch (op) {
    case 'SUM': case 'MIN': case 'MAX': case 'ALL': case 'ANY': case 'SAME': case 'UNION': case 'KEY':
      return { ...planned, op, kind: field.scalar ?? 'text' };
    case 'RATIO': case 'VARIANCE': case 'STDDEV': case 'QUANTILE':
      return { ...planned, op, inputs: inputsOf(c, type, field).map(({ plan }) => plan), rank: field.merge?.q ?? 0.5 };
    case 'OBJECT': return { ...planned, op, fields: new Map() };
    case 'GROUP': return { ...planned, op, fields: new Map(), keys: [], order: [], limit: field.merge?.limit === undefined ? undefined : argument(field.merge.limit) };
    case 'COVERAGE': return { ...planned, op, typeName: field.typeName, names: new Map() };
    case 'CONNECTION':
      return { ...planned, op, fields: new Map(), edges: new Map(), nodes: new Map(), pages: new Map(), rows: undefined, first: argument('first'), last: argument('last') };
    case 'CONCAT': case 'SORTED': case 'ONE':
      return { ...planned, op, order: [], limit: field.merge?.limit === undefined ? undefined : argument(field.merge.limit) } satisfies ListPlan;
    default: throw invalid(`rien ne dit comment « ${at} » se réunit`);
  }
}

function asked(c: Compiling, type: TypeModel, field: FieldModel, plan: FieldPlan, node: FieldNode): readonly SelectionNode[] {
  const target = c.model.types.get(field.typeName);
  switch (plan.op) {
    case 'COVERAGE':
      for (const { node: { name }, node: child } of fieldsOn(c.model.schema, plan.typeName, node.selectionSet ?? selectionSet([]), c.fragments)) plan.names.set(keyOf(child), name.value);
      return [];
    case 'RATIO': case 'VARIANCE': case 'STDDEV': case 'QUANTILE': return inputsOf(c, type, field).flatMap(({ selections }) => selections);
    case 'OBJECT': return [{ ...node, selectionSet: selectionSet(planFields(c, target as TypeModel, node.selectionSet, plan)) }];
    case 'GROUP': return [planGroup(c, target as TypeModel, field, plan, node)];
    case 'CONNECTION': return [planConnection(c, target as TypeModel, plan, node)];
    case 'SORTED': return [planSorted(c, field, plan, node)];
    default: return [node];
  }
}

/** The node without its `@skip` and `@include`, which stand around it. */
const unconditional = (node: FieldNode): FieldNode =>
  node.directives?.length ? { ...node, directives: node.directives.filter(({ name }) => name.value !== 'skip' && name.value !== 'include') } : node;
