import type { PathStep } from '../plan/plan-node.ts';
import type { Fetched } from './merge.ts';
import type { IsA } from './subtypes.ts';

/**
 * The objects at a path of the answer.
 *
 * @param once whether one object may stand at several places; each is given once.
 */
export function reach(root: Fetched, path: readonly PathStep[], isA: IsA, once: boolean): readonly Fetched[] {
  let objects: Fetched[] = [root];
  for (const step of path) {
    if (step.kind === 'List') continue; // lists are gone through wherever they are
    if (step.kind === 'Type') objects = objects.filter((object) => isOneOf(object, step.types, isA));
    else {
      const next: Fetched[] = [];
      for (const object of objects) if (Object.hasOwn(object, step.name)) addObjects(object[step.name], next);
      objects = once ? [...new Set(next)] : next;
    }
  }
  return objects;
}

function addObjects(value: unknown, into: Fetched[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) for (const item of value) addObjects(item, into);
  else into.push(value as Fetched);
}

/** What is not known to be of another type is let through: its fetch asks for the type itself. */
export function isOneOf({ __typename: name }: Fetched, types: readonly string[], isA: IsA): boolean {
  return typeof name !== 'string' || types.some((type) => isA(name, type));
}
