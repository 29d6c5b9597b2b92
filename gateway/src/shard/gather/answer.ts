import type { Addressee } from '../partition.ts';
import type { AnswerError, Failure } from './answer-error.ts';
import { Fault, plant } from './fault.ts';
import type { JsonObject } from './json.ts';

/** What an instance answers: GraphQL's shape, checked. */
export interface Answer {
  readonly data?: JsonObject | null;
  readonly errors?: readonly AnswerError[];
  /** Its `Cache-Control`. */
  readonly cacheControl?: string;
}

/** An answer with its errors planted in the data, or why there is none. */
export type Received =
  | { readonly failure: Failure }
  | {
    readonly data: JsonObject;
    readonly stray: readonly AnswerError[];
    /** Whether the data holds faults, which must be harvested. */
    readonly faulty: boolean;
  };

export const NO_DATA: Failure = { reason: 'BAD_RESPONSE', sent: true, detail: 'neither data nor errors' };

/** @param answer its data is changed in place. */
export function receive({ data, errors = [] }: Answer, subgraph: string, { instance, mirex }: Addressee): Received {
  const signed = errors.map((error) => ({ ...error, extensions: { mirex, subgraph, instance: instance.name, ...error.extensions } }));
  if (data) return { data, stray: plant(data, signed), faulty: signed.length > 0 };
  if (signed.length === 0) return { failure: NO_DATA };
  const fault = new Fault(null);
  fault.errors.push(...signed);
  return { data: fault as unknown as JsonObject, stray: [], faulty: true };
}
