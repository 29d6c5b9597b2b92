import type { Sharing } from './sharing.ts';

export type Fetched = Record<string, unknown>;

/**
 * Adds what was fetched to what is there. Objects are merged, lists of one length item by item, anything else is replaced.
 *
 * @param lent `from` is added at several places: its objects become shared.
 */
export function merge(into: Fetched, from: Fetched, sharing: Sharing, lent: boolean): void {
  for (const key of Object.keys(from)) {
    const value = from[key];
    if (value === undefined) continue;
    if (key === '__proto__') {
      Object.defineProperty(into, key, { value, configurable: true, enumerable: true, writable: true });
      continue;
    }
    into[key] = merged(into[key], value, sharing, lent);
  }
}

function merged(there: unknown, value: unknown, sharing: Sharing, lent: boolean): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (typeof there !== 'object' || there === null || Array.isArray(there) !== Array.isArray(value)) return given(value, sharing, lent);
  if (there === value) return there;
  if (Array.isArray(there) && Array.isArray(value)) {
    if (there.length !== value.length) return given(value, sharing, lent);
    const items = owned(there, sharing);
    for (let index = 0; index < value.length; index += 1) items[index] = merged(items[index], value[index], sharing, lent);
    return items;
  }
  const object = owned(there as Fetched, sharing);
  merge(object, value as Fetched, sharing, lent);
  return object;
}

function given(value: object, sharing: Sharing, lent: boolean): object {
  if (lent) sharing.share(value);
  return value;
}

/** The object itself, or a copy that may be changed; what the copy holds is then held twice. */
function owned<Value extends Fetched | unknown[]>(value: Value, sharing: Sharing): Value {
  if (!sharing.isShared(value)) return value;
  for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null) sharing.share(inner);
  return (Array.isArray(value) ? [...value] : { ...value }) as Value;
}
