/**
 * What of a JSON value is about some ids: each object that names one of them by itself, without what else hangs on it, each text that is
 * one, and what stands under one as a key. What is about others stays out.
 */
export function partsOf(value: unknown, ids: ReadonlySet<string>): unknown[] {
  if (typeof value === 'string') return ids.has(value) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((member) => partsOf(member, ids));
  if (value === null || typeof value !== 'object') return [];
  const members = Object.entries(value);
  const below = members.flatMap(([key, member]) => (ids.has(key) ? [{ [key]: member as unknown }] : typeof member === 'object' ? partsOf(member, ids) : []));
  if (!members.some(([, member]) => typeof member === 'string' && ids.has(member))) return below;
  return [Object.fromEntries(members.filter(([, member]) => typeof member !== 'object')), ...below];
}
