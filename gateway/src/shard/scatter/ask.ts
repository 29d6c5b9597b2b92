import type { Failure } from '../gather/answer-error.ts';
import type { Answer } from '../gather/answer.ts';
import type { Addressee } from '../partition.ts';

/** One request to one instance. */
export interface Call extends Addressee {
  readonly subgraph: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** True when asking twice does no harm. */
  readonly readOnly: boolean;
  /** Who asks, for whoever signs the request; opaque to the engine. */
  readonly context: unknown;
  readonly signal: AbortSignal;
}

/**
 * Asks one instance: over HTTP, or by a function call.
 *
 * @throws Unavailable when there is no answer that can be used, and the signal's reason when the caller has gone.
 */
export type Ask = (call: Call) => Promise<Answer>;

export class Unavailable extends Error {
  constructor(readonly failure: Failure) {
    super(`${failure.reason}: ${failure.detail}`);
  }
}
