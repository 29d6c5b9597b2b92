import type { Failure } from './answer-error.ts';
import type { Received } from './answer.ts';
import { copy, Fault, isFault } from './fault.ts';
import type { Json, JsonObject } from './json.ts';

/** A list of an answer that has as many items as were asked for. */
export type Got =
  | { readonly items: readonly Json[] }
  /** The instance lost the whole list to an error, which then stands for each item. */
  | { readonly fault: Json }
  | { readonly failure: Failure };

export function listOf(received: Received, key: string, size: number): Got {
  if ('failure' in received) return received;
  const value: unknown = isFault(received.data) ? received.data : received.data[key];
  if (isFault(value)) {
    const fault = new Fault(null);
    // What the path names below the list is an index of this instance alone.
    fault.errors.push(...value.errors.map((error) => ({ ...error, path: [] })));
    return { fault: fault as unknown as Json };
  }
  if (Array.isArray(value) && value.length === size) return { items: value as Json[] };
  return { failure: { reason: 'BAD_RESPONSE', sent: true, detail: `${key} has ${Array.isArray(value) ? value.length : 'no'} items, ${size} were asked for` } };
}

/** What the instance says of one item. */
export const itemOf = (got: Got, index: number): { readonly failure: Failure } | { readonly object: JsonObject | null } => {
  if ('failure' in got) return got;
  return { object: ('items' in got ? (got.items[index] ?? null) : copy(got.fault)) as JsonObject | null };
};
