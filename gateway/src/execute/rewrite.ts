import type { PathStep, Rewrite } from '../plan/plan-node.ts';
import type { Fetched } from './merge.ts';
import { isOneOf } from './reach.ts';
import type { IsA } from './subtypes.ts';

/** Applies a plan's rewrites, in place, wherever their paths lead. */
export function applyRewrites(rewrites: readonly Rewrite[], value: unknown, isA: IsA): void {
  for (const rewrite of rewrites) along(rewrite.path, 0, value, isA, (object) => apply(rewrite, object));
}

function along(path: readonly PathStep[], depth: number, value: unknown, isA: IsA, act: (object: Fetched) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) along(path, depth, item, isA, act);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const object = value as Fetched;
  const step = path[depth];
  if (step === undefined) act(object);
  else if (step.kind === 'Field') along(path, depth + 1, Object.hasOwn(object, step.name) ? object[step.name] : undefined, isA, act);
  else if (step.kind === 'List' || isOneOf(object, step.types, isA)) along(path, depth + 1, object, isA, act);
}

function apply(rewrite: Rewrite, object: Fetched): void {
  if (rewrite.kind === 'SetValue') object[rewrite.field] = rewrite.value;
  else if (Object.hasOwn(object, rewrite.field) && object[rewrite.field] !== undefined) {
    object[rewrite.to] = object[rewrite.field];
    object[rewrite.field] = undefined;
  }
}

/** The client's name of what a plan asks for under another one. */
export function clientKeys(rewrites: readonly Rewrite[]): ReadonlyMap<string, string> {
  return new Map(rewrites.flatMap((rewrite) => (rewrite.kind === 'RenameKey' ? [[rewrite.field, rewrite.to] as const] : [])));
}
