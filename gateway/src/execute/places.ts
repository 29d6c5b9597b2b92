import type { PathStep } from '../plan/plan-node.ts';
import type { Fetched } from './merge.ts';
import { isOneOf } from './reach.ts';
import type { IsA } from './subtypes.ts';

export type Place = readonly (string | number)[];

/** Every place of the answer at which an object stands, of those that a path reaches. Slow: only errors need it. */
export function placesOf(root: Fetched, path: readonly PathStep[], isA: IsA): Map<Fetched, Place[]> {
  const places = new Map<Fetched, Place[]>();
  const walk = (value: unknown, depth: number, place: Place): void => {
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) walk(item, depth, [...place, index]);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    const object = value as Fetched;
    // Lists were gone through already, whether the path says them or not.
    let at = depth;
    while (path[at]?.kind === 'List') at += 1;
    const step = path[at];
    if (step === undefined) places.set(object, [...places.get(object) ?? [], place]);
    else if (step.kind === 'Type') {
      if (isOneOf(object, step.types, isA)) walk(object, at + 1, place);
    } else if (step.kind === 'Field' && Object.hasOwn(object, step.name)) walk(object[step.name], at + 1, [...place, step.name]);
  };
  walk(root, 0, []);
  return places;
}
