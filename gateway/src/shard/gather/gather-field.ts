import { isIncluded, type Variables } from '../compile/conditions.ts';
import type { FieldPlan, Fields } from '../compile/merge-plan.ts';
import { refused, unavailable } from './answer-error.ts';
import { errorsOf } from './flaw.ts';
import { inspect } from './inspect.ts';
import type { Json, JsonObject } from './json.ts';
import { MergeFault } from './merge-fault.ts';
import type { Merging, Scope } from './merging.ts';
import type { Heard, Part } from './part.ts';

/** Of these the rows of the others are worth giving; a partial statistic looks whole, and is not given unless covered. */
const ROWS: ReadonlySet<string> = new Set(['CONNECTION', 'CONCAT', 'SORTED', 'UNION', 'ONE']);

/** What the selection says that a field stands in. */
interface Around {
  /** It asks who is missing. */
  readonly covered?: boolean;
  /** Somebody is missing already from what the field is a part of. */
  readonly lacking?: boolean;
}

/** One national field: who of the parts is missing, whether the rest may be given, and the merge itself. */
export function gatherField(m: Merging, plan: FieldPlan, parts: readonly Part[], scope: Scope, { covered = false, lacking = false }: Around = {}): Json | undefined {
  if (!isIncluded(plan.when, m.variables)) return undefined;
  const sound = parts.filter((part): part is Heard => isSound(m, plan, part, scope));
  const partial = lacking || sound.length < parts.length;
  if (partial && (sound.length === 0 || !mayBePartial(plan, covered, m.variables))) return null;
  try {
    return m.merge(plan, sound, scope);
  } catch (fault) {
    if (!(fault instanceof MergeFault)) throw fault;
    m.errors.push(refused(fault.refusal, [...scope.path, plan.key], { subgraph: m.subgraph, mirex: sound.flatMap(({ from }) => from.mirex) }));
    return null;
  }
}

/** Every field of an object by itself; its coverage comes last, when all who are missing are known. */
export function gatherEach(m: Merging, fields: Fields['fields'], partsOf: (plan: FieldPlan) => readonly Part[], scope: Scope): JsonObject {
  const gathered: JsonObject = {};
  const covered = asksCoverage(fields, m.variables);
  const lacking = !scope.coverage.complete;
  const lastly: FieldPlan[] = [];
  for (const plan of fields.values()) {
    if (plan.op === 'COVERAGE' && isIncluded(plan.when, m.variables)) {
      gathered[plan.key] = null;
      lastly.push(plan);
    } else {
      const value = gatherField(m, plan, partsOf(plan), scope, { covered, lacking });
      if (value !== undefined) gathered[plan.key] = value;
    }
  }
  for (const plan of lastly) gathered[plan.key] = m.merge(plan, [], scope) ?? null;
  return gathered;
}

function isSound(m: Merging, plan: FieldPlan, part: Part, { path, coverage }: Scope): part is Heard {
  const here = [...path, plan.key];
  coverage.ask(part.from.mirex);
  const errors = 'failure' in part
    ? [unavailable(m.subgraph, part.from, part.failure, here)]
    : part.object === null ? [] : inspect(plan, part.object, { from: part.from, variables: m.variables, path: [] }).flatMap((flaw) => errorsOf(flaw, m.subgraph, part.from, path));
  if (errors.length === 0) return true;
  m.errors.push(...errors);
  coverage.miss(part.from.mirex);
  return false;
}

function mayBePartial(plan: FieldPlan, covered: boolean, variables: Variables): boolean {
  const policy = plan.partial ?? (ROWS.has(plan.op) ? 'ALLOW' : 'COVERED');
  if (policy !== 'COVERED') return policy === 'ALLOW';
  return plan.op === 'TYPENAME' || covered || ('fields' in plan && asksCoverage(plan.fields, variables));
}

const asksCoverage = (fields: Fields['fields'], variables: Variables): boolean =>
  [...fields.values()].some(({ op, when }) => op === 'COVERAGE' && isIncluded(when, variables));
