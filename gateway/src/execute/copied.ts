/** JSON, once more: whoever gets it may change it. Three times as fast as `structuredClone`, which knows more than JSON. */
export function copied(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copied);
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    const inner = copied((value as Readonly<Record<string, unknown>>)[key]);
    if (key === '__proto__') Object.defineProperty(copy, key, { value: inner, configurable: true, enumerable: true, writable: true });
    else copy[key] = inner;
  }
  return copy;
}
