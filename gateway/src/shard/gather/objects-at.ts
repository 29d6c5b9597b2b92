import { isObject, type Json, type JsonObject, type Path } from './json.ts';

/** An object of an answer, and its place. */
export interface Found {
  readonly object: JsonObject;
  readonly path: Path;
  /** Puts null in its place. */
  readonly clear: () => void;
}

/** Every object that a path of response keys leads to, through any lists. */
export function objectsAt(data: JsonObject, path: readonly string[]): Found[] {
  let found: Found[] = [{ object: data, path: [], clear: () => undefined }];
  for (const key of path) {
    found = found.flatMap(({ object, path: around }) => opened(object[key], [...around, key], () => {
      object[key] = null;
    }));
  }
  return found;
}

function opened(value: Json | undefined, path: Path, clear: () => void): Found[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, i) => opened(item, [...path, i], () => {
      value[i] = null;
    }));
  }
  return isObject(value) ? [{ object: value, path, clear }] : [];
}
