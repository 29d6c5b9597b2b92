import type { Json } from '../gather/json.ts';

type Errors = readonly { readonly path?: readonly (string | number)[] | undefined }[];

/**
 * Where an answer that lacks a MIREX differs from that of one server without its rows, other than by a null that an error
 * explains. Coverages differ by nature, and are not compared.
 */
export function unexplained(partial: Json | undefined, without: Json | undefined, errors: Errors, path: readonly (string | number)[] = []): string[] {
  if (partial === null && without !== null) {
    const explained = errors.some(({ path: at }) => at === undefined || isWithin(at, path) || isWithin(path, at));
    return explained ? [] : [`${path.join('.')}: null without an error`];
  }
  if (Array.isArray(partial) && Array.isArray(without)) {
    const length = partial.length === without.length ? [] : [`${path.join('.')}: ${partial.length} items instead of ${without.length}`];
    return [...length, ...partial.flatMap((item, i) => unexplained(item, without[i], errors, [...path, i]))];
  }
  if (typeof partial === 'object' && partial !== null && typeof without === 'object' && without !== null && !Array.isArray(without)) {
    const entries = Object.entries(partial as Record<string, Json>);
    const keys = new Set([...Object.keys(partial), ...Object.keys(without)]);
    const differing = [...keys].filter((key) => (key in partial) !== (key in without)).map((key) => `${[...path, key].join('.')}: in one only`);
    return [...differing, ...entries.flatMap(([key, value]) => unexplained(value, without[key], errors, [...path, key]))];
  }
  return JSON.stringify(partial) === JSON.stringify(without) ? [] : [`${path.join('.')}: ${JSON.stringify(partial)} instead of ${JSON.stringify(without)}`];
}

const isWithin = (inner: readonly (string | number)[], outer: readonly (string | number)[]): boolean => outer.every((step, i) => step === inner[i]);
