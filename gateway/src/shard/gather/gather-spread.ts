import type { FieldPlan } from '../compile/merge-plan.ts';
import type { EntityPlan } from '../compile/plan.ts';
import type { EntitiesRoute } from '../route/route.ts';
import { refused, unavailable } from './answer-error.ts';
import { Coverage } from './coverage.ts';
import { isFault } from './fault.ts';
import type { Json, Path } from './json.ts';
import type { Merging, Scope } from './merging.ts';
import type { Part } from './part.ts';

/** An entity to which every MIREX adds: each field is merged over those that it concerns. Null when nobody knows the entity. */
export function gatherSpread(m: Merging, fields: EntitiesRoute['fields'], { type, fields: plans }: EntityPlan, parts: readonly Part[], { path, coverage }: Scope): Json {
  const own = new Coverage();
  const told = m.errors.length;
  const merged = m.each(plans ?? new Map<string, FieldPlan>(), (plan) => concerned(m, parts, fields.get(`${type.name}.${plan.key}`), [...path, plan.key]), { path, coverage: own });
  if (parts.some((part) => 'object' in part && part.object !== null && !isFault(part.object))) {
    coverage.add(own);
    return merged;
  }
  // Nobody who answered knows it; whoever did not answer may, also when no field of it was left to ask.
  if (m.errors.length === told) {
    const away = parts.filter((part) => 'failure' in part);
    for (const { from, failure } of away) m.errors.push(unavailable(m.subgraph, from, failure, path));
    for (const { from } of away) own.miss(from.mirex);
  }
  coverage.add(own);
  return null;
}

/** The parts of the MIREX that a field names, if it names any; a name that cannot be routed leaves nobody, and the field null. */
function concerned(m: Merging, parts: readonly Part[], target: ReturnType<EntitiesRoute['fields']['get']>, path: Path): readonly Part[] {
  if (target === undefined) return parts;
  if (!target.ok) {
    m.errors.push(refused(target.refusal, path, { subgraph: m.subgraph }));
    return [];
  }
  return parts.flatMap((part) => {
    const from = target.value.find(({ instance }) => instance === part.from.instance);
    return from ? [{ ...part, from }] : [];
  });
}
