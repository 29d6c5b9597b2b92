import type { AnswerError } from './answer-error.ts';
import { isObject, type Json, type JsonObject, type Path } from './json.ts';

/**
 * A value with its errors, standing in an answer where the value stood.
 *
 * Errors are told by path, and merging moves what stands at a path. Planted, they move with their row, vanish with a row that
 * is cut off, and are read again at the place where they end.
 */
export class Fault {
  /** Each error's path is what lies below this place: a null there has swallowed the rest. */
  readonly errors: AnswerError[] = [];

  constructor(readonly value: Json) {}
}

export const isFault = (value: unknown): value is Fault => value instanceof Fault;

/** Whether the place holds nothing, with or without an error that says why. */
export const isNothing = (value: unknown): boolean => (isFault(value) ? value.value : value) === null;

/**
 * Puts each error where its path leads, at the first null if one is on the way.
 *
 * @param data changed in place.
 * @returns the errors that have no place in the data.
 */
export function plant(data: JsonObject, errors: readonly AnswerError[]): AnswerError[] {
  return errors.filter((error) => !planted(data, error));
}

function planted(data: JsonObject, error: AnswerError): boolean {
  let around: Json = data;
  for (const [depth, step] of (error.path ?? []).entries()) {
    if (!holds(around, step)) return false;
    const place = around as Record<string | number, Json | Fault>;
    const value: Json | Fault = place[step] ?? null;
    const last = depth === (error.path ?? []).length - 1;
    if (isFault(value) || value === null || last) {
      const fault = isFault(value) ? value : new Fault(value);
      fault.errors.push({ ...error, path: (error.path ?? []).slice(depth + 1) });
      place[step] = fault as unknown as Json;
      return true;
    }
    around = value;
  }
  return false;
}

const holds = (around: Json, step: string | number): boolean =>
  Array.isArray(around) ? typeof step === 'number' && step < around.length : isObject(around) && Object.hasOwn(around, step);

/** Takes every fault out of a value, which gets its own value back, and tells its errors at the place where they stand now. */
export function harvest(value: Json, path: Path, told: AnswerError[]): Json {
  if (isFault(value)) {
    for (const error of value.errors) told.push({ ...error, path: [...path, ...(error.path ?? [])] });
    return harvest((value as Fault).value, path, told);
  }
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) if (typeof item === 'object') value[i] = harvest(item, [...path, i], told);
  } else if (isObject(value)) {
    for (const [key, item] of Object.entries(value)) if (typeof item === 'object') value[key] = harvest(item, [...path, key], told);
  }
  return value;
}

/** A copy that shares nothing, faults included. */
export function copy(value: Json): Json {
  if (isFault(value)) {
    const fault = new Fault(copy((value as Fault).value));
    fault.errors.push(...(value as Fault).errors);
    return fault as unknown as Json;
  }
  if (Array.isArray(value)) return value.map(copy);
  if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copy(item)]));
  return value;
}
