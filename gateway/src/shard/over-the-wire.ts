import type { Json } from './gather/json.ts';

/** A value as it arrives at the other end of a connection: without prototypes, and without what is undefined. */
export function overTheWire(value: unknown): Json {
  const text = JSON.stringify(value ?? null);
  return JSON.parse(text) as Json;
}
