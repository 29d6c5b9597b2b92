import type { FieldNode } from 'graphql';
import type { TypeModel } from '@mirex/schema/shard/model';

import { keyOf } from './ast.ts';
import type { Compiling } from './compiling.ts';
import type { Condition } from './conditions.ts';
import type { FieldPlan } from './merge-plan.ts';
import { invalid } from './operation-refused.ts';
import { isDerivedOp, isScalarOp, isWholeOp } from './ops.ts';
import { inputsOf } from './plan-derived.ts';

/** The plan of a response key that is met for the first time; what is selected below it is added by whoever plans that. */
export function newPlan(c: Compiling, type: TypeModel, node: FieldNode): FieldPlan {
  const name = node.name.value;
  const at = `${type.name}.${name}`;
  const planned = { key: keyOf(node), at, when: [] as Condition[][] };
  if (name === '__typename') return { ...planned, op: 'TYPENAME', typeName: type.name };
  const field = type.fields.get(name);
  if (!field) throw invalid(`champ « ${at} » inconnu`);
  if (!field.merge) throw invalid(`rien ne dit comment « ${at} » se réunit`);
  const common = { ...planned, partial: field.routed?.partial };
  const { as: op, limit: limitedBy, q = 0.5 } = field.merge;
  const limit = limitedBy === undefined ? undefined : { name: limitedBy, field, node };
  if (isScalarOp(op)) return { ...common, op, kind: field.scalar ?? 'text' };
  if (isDerivedOp(op)) return { ...common, op, inputs: inputsOf(c, field).map(({ plan }) => plan), rank: q };
  if (isWholeOp(op)) return { ...common, op, order: [], limit };
  switch (op) {
    case 'OBJECT': return { ...common, op, fields: new Map() };
    case 'GROUP': return { ...common, op, fields: new Map(), keys: [], order: [], limit };
    case 'COVERAGE': return { ...common, op, typeName: field.typeName, names: new Map() };
    case 'CONNECTION': return {
      ...common, op, fields: new Map(), edges: new Map(), nodes: new Map(), pages: new Map(), rows: undefined,
      first: { name: 'first', field, node }, last: { name: 'last', field, node },
    };
    case 'ALIGN': throw invalid(`« ${at} » ne s’aligne qu’à la racine`);
  }
}
