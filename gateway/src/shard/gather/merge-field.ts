import { isIncluded } from '../compile/conditions.ts';
import type { CoveragePlan, FieldPlan } from '../compile/merge-plan.ts';
import { derive } from './merge-derived.ts';
import { mergeConnection } from './merge-connection.ts';
import { mergeGroups } from './merge-groups.ts';
import { concatenated, only, sorted } from './merge-lists.ts';
import { isObject, type Json, type JsonObject } from './json.ts';
import type { Merging, Scope } from './merging.ts';
import { merge } from './monoid.ts';
import type { Heard } from './part.ts';

/** Merges one field of objects that several MIREX answered soundly. */
export function mergeField(m: Merging, plan: FieldPlan, parts: readonly Heard[], scope: Scope): Json | undefined {
  if (!isIncluded(plan.when, m.variables)) return undefined;
  const values = parts.map(({ object }) => object?.[plan.key] ?? null);
  if ('inputs' in plan) return derive(plan, plan.inputs.map((input) => m.merge(input, parts, scope) ?? null));
  if ('kind' in plan) return plan.op === 'KEY' ? (values.find((value) => value !== null) ?? null) : merge(plan.op, plan.kind, values, plan.at);
  switch (plan.op) {
    case 'TYPENAME': return plan.typeName;
    case 'COVERAGE': return mergeCoverage(m, plan, scope);
    case 'OBJECT': {
      const below = objects(parts, plan.key);
      return below.length === 0 ? null : mergeObject(m, plan.fields.values(), below, { ...scope, path: [...scope.path, plan.key] });
    }
    case 'GROUP': return mergeGroups(m, plan, parts, scope);
    case 'CONNECTION': return mergeConnection(m, plan, objects(parts, plan.key), { ...scope, path: [...scope.path, plan.key] });
    case 'CONCAT': return concatenated(values);
    case 'SORTED': return sorted(m, plan, values);
    case 'ONE': return only(plan, parts);
  }
}

function mergeObject(m: Merging, fields: Iterable<FieldPlan>, parts: readonly Heard[], scope: Scope): JsonObject {
  const merged: JsonObject = {};
  for (const plan of fields) {
    const value = m.merge(plan, parts, scope);
    if (value !== undefined) merged[plan.key] = value;
  }
  return merged;
}

function mergeCoverage({ variables }: Merging, { names, typeName }: CoveragePlan, { coverage }: Scope): JsonObject {
  const written: JsonObject = { ...coverage.written(), __typename: typeName };
  const asked = [...names].filter(([, { when }]) => isIncluded(when, variables));
  return Object.fromEntries(asked.map(([key, { name }]) => [key, written[name] ?? null]));
}

/** The parts' objects below a field, of those that have one. */
const objects = (parts: readonly Heard[], key: string): Heard[] =>
  parts.flatMap(({ from, object }) => (isObject(object?.[key]) ? [{ from, object: object[key] }] : []));
