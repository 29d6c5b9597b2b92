import type { FieldPlan } from '../compile/merge-plan.ts';
import { isIncluded, type Variables } from '../compile/conditions.ts';
import type { Addressee } from '../partition.ts';
import { isFault } from './fault.ts';
import type { Flaw } from './flaw.ts';
import { inspectConnection } from './inspect-connection.ts';
import { nonsenseOf } from './inspect-scalar.ts';
import { inspectSorted } from './inspect-sorted.ts';
import { isObject, type Json, type JsonObject, type Path } from './json.ts';

/** Everything that keeps one instance's answer to a field from being merged; what is inside a row is not looked at. */
export function* inspect(plan: FieldPlan, object: JsonObject, from: Addressee, variables: Variables, at: Path = []): Generator<Flaw> {
  if (!isIncluded(plan.when, variables) || plan.op === 'TYPENAME' || plan.op === 'COVERAGE') return;
  if (isFault(object)) {
    yield { path: at, fault: object };
  } else if ('inputs' in plan) {
    for (const input of plan.inputs) yield* inspect(input, object, from, variables, at);
  } else {
    yield* inspectValue(plan, object[plan.key], from, variables, [...at, plan.key]);
  }
}

function* inspectValue(
  plan: Exclude<FieldPlan, { readonly inputs: unknown }>, value: Json | undefined, from: Addressee, variables: Variables, path: Path,
): Generator<Flaw> {
  if (value === undefined) yield { path, nonsense: `${plan.at} is not in the answer` };
  else if (isFault(value)) yield { path, fault: value };
  else if (value !== null) yield* inspectPresent(plan, value, from, variables, path);
}

function* inspectPresent(
  plan: Exclude<FieldPlan, { readonly inputs: unknown }>, value: Exclude<Json, null>, from: Addressee, variables: Variables, path: Path,
): Generator<Flaw> {
  switch (plan.op) {
    case 'SUM': case 'MIN': case 'MAX': case 'ALL': case 'ANY': case 'SAME': case 'UNION': {
      const nonsense = nonsenseOf(plan, value);
      if (nonsense !== undefined) yield { path, nonsense };
      return;
    }
    case 'OBJECT':
      if (!isObject(value)) yield { path, nonsense: `${plan.at} is not an object` };
      else for (const field of plan.fields.values()) yield* inspect(field, value, from, variables, path);
      return;
    case 'GROUP':
      if (!Array.isArray(value)) yield { path, nonsense: `${plan.at} is not a list` };
      else for (const [i, row] of value.entries()) {
        if (isFault(row)) yield { path: [...path, i], fault: row };
        else if (!isObject(row) || plan.keys.some((key) => row[key] === undefined)) yield { path, nonsense: `a group of ${plan.at} has no key` };
        else for (const field of [...plan.fields.values(), ...plan.order.map((key) => key.plan)]) yield* inspect(field, row, from, variables, [...path, i]);
      }
      return;
    case 'CONNECTION': yield* inspectConnection(plan, value, from, variables, path); return;
    case 'SORTED': yield* inspectSorted(plan, value, from, path); return;
    case 'CONCAT': if (!Array.isArray(value)) yield { path, nonsense: `${plan.at} is not a list` }; return;
    default: return;
  }
}
