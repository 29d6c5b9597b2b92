import { isIncluded, type Variables } from '../compile/conditions.ts';
import type { DerivedPlan, FieldPlan, GroupPlan, ScalarPlan } from '../compile/merge-plan.ts';
import { isScalarOp } from '../compile/ops.ts';
import type { Addressee } from '../partition.ts';
import { isFault } from './fault.ts';
import type { Flaw } from './flaw.ts';
import { inspectConnection } from './inspect-connection.ts';
import { nonsenseOf } from './inspect-scalar.ts';
import { inspectSorted } from './inspect-sorted.ts';
import { isObject, type Json, type JsonObject, type Path } from './json.ts';

type Valued = Exclude<FieldPlan, DerivedPlan>;

/** Whose answer is looked at, and where in it. */
interface Place {
  readonly from: Addressee;
  readonly variables: Variables;
  readonly path: Path;
}

/** Everything that keeps one instance's answer to a field from being merged; what is inside a row is not looked at. */
export function inspect(plan: FieldPlan, object: JsonObject, place: Place): Flaw[] {
  if (!isIncluded(plan.when, place.variables) || plan.op === 'TYPENAME' || plan.op === 'COVERAGE') return [];
  if (isFault(object)) return [{ path: place.path, fault: object }];
  if ('inputs' in plan) return plan.inputs.flatMap((input) => inspect(input, object, place));
  const path = [...place.path, plan.key];
  const value = object[plan.key];
  if (value === undefined) return [{ path, nonsense: `${plan.at} is not in the answer` }];
  if (isFault(value)) return [{ path, fault: value }];
  return value === null ? [] : inspectPresent(plan, value, { ...place, path });
}

function inspectPresent(plan: Valued, value: Exclude<Json, null>, place: Place): Flaw[] {
  const { from, variables, path } = place;
  if (plan.op !== 'TYPENAME' && isScalarOp(plan.op)) {
    const nonsense = nonsenseOf(plan as ScalarPlan, value);
    return nonsense === undefined ? [] : [{ path, nonsense }];
  }
  switch (plan.op) {
    case 'OBJECT':
      if (!isObject(value)) return [{ path, nonsense: `${plan.at} is not an object` }];
      return [...plan.fields.values()].flatMap((field) => inspect(field, value, place));
    case 'GROUP':
      if (!Array.isArray(value)) return [{ path, nonsense: `${plan.at} is not a list` }];
      return value.flatMap((row, i) => inspectGroup(plan, row, { ...place, path: [...path, i] }));
    case 'CONNECTION': return listed(inspectConnection(plan, value, from, variables, path));
    case 'SORTED': return listed(inspectSorted(plan, value, from, path));
    case 'CONCAT': return Array.isArray(value) ? [] : [{ path, nonsense: `${plan.at} is not a list` }];
    default: return [];
  }
}

function inspectGroup(plan: GroupPlan, row: Json, place: Place): Flaw[] {
  if (isFault(row)) return [{ path: place.path, fault: row }];
  if (!isObject(row) || plan.keys.some((key) => row[key] === undefined)) return [{ path: place.path, nonsense: `a group of ${plan.at} has no key` }];
  return [...plan.fields.values(), ...plan.order.map((key) => key.plan)].flatMap((field) => inspect(field, row, place));
}

const listed = (flaw: Flaw | undefined): Flaw[] => (flaw ? [flaw] : []);
