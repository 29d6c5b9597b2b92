import type { FieldNode } from 'graphql';
import type { TypeModel } from '@mirex/schema/shard/model';

import { keyOf } from './ast.ts';
import type { Compiling } from './compiling.ts';
import type { Condition } from './conditions.ts';
import type { FieldPlan } from './merge-plan.ts';
import { invalid } from './operation-refused.ts';
import { inputsOf } from './plan-derived.ts';

/** The plan of a response key that is met for the first time; what is selected below it is added by whoever plans that. */
export function newPlan(c: Compiling, type: TypeModel, node: FieldNode): FieldPlan {
  const name = node.name.value;
  const planned = { key: keyOf(node), at: `${type.name}.${name}`, when: [] as Condition[][] };
  if (name === '__typename') return { ...planned, op: 'TYPENAME', typeName: type.name };
  const field = type.fields.get(name);
  if (!field) throw invalid(`champ « ${planned.at} » inconnu`);
  const partial = field.routed?.partial;
  const argument = (name: string | undefined) => (name === undefined ? undefined : { name, field, node });
  const op = field.merge?.as;
  switch (op) {
    case 'SUM': case 'MIN': case 'MAX': case 'ALL': case 'ANY': case 'SAME': case 'UNION': case 'KEY':
      return { ...planned, partial, op, kind: field.scalar ?? 'text' };
    case 'RATIO': case 'VARIANCE': case 'STDDEV': case 'QUANTILE':
      return { ...planned, partial, op, inputs: inputsOf(c, type, field).map(({ plan }) => plan), rank: field.merge?.q ?? 0.5 };
    case 'OBJECT': return { ...planned, partial, op, fields: new Map() };
    case 'GROUP': return { ...planned, partial, op, fields: new Map(), keys: [], order: [], limit: argument(field.merge?.limit) };
    case 'COVERAGE': return { ...planned, partial, op, typeName: field.typeName, names: new Map() };
    case 'CONNECTION': return {
      ...planned, partial, op, fields: new Map(), edges: new Map(), nodes: new Map(), pages: new Map(), rows: undefined,
      first: { name: 'first', field, node }, last: { name: 'last', field, node },
    };
    case 'CONCAT': case 'SORTED': case 'ONE': return { ...planned, partial, op, order: [], limit: argument(field.merge?.limit) };
    default: throw invalid(`rien ne dit comment « ${planned.at} » se réunit`);
  }
}
