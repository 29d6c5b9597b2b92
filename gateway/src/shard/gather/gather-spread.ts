import type { EntityPlan } from '../compile/plan.ts';
import type { EntitiesRoute } from '../route/route.ts';
import { refused } from './answer-error.ts';
import { Coverage } from './coverage.ts';
import { isFault } from './fault.ts';
import type { Json, Path } from './json.ts';
import type { Merging } from './merging.ts';
import type { Part } from './part.ts';

/** An entity to which every MIREX adds: each field is merged over those that it concerns. Null when nobody knows the entity. */
export function gatherSpread(m: Merging, { root, fields }: EntitiesRoute, { type, fields: plans }: EntityPlan, index: number, parts: readonly Part[], coverage: Coverage): Json {
  const path = [root.key, index];
  const own = new Coverage();
  const merged = m.each(plans ?? new Map(), (plan) => concerned(m, parts, fields.get(`${type.name}.${plan.key}`), [...path, plan.key]), { path, coverage: own });
  coverage.add(own);
  return parts.some((part) => 'object' in part && part.object !== null && !isFault(part.object)) ? merged : null;
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
