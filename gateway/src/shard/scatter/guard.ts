import { bulkhead, circuitBreaker, type CircuitBreakerPolicy, ConsecutiveBreaker, ConstantBackoff, handleWhen, retry, timeout, TimeoutStrategy, wrap } from 'cockatiel';

import { Unavailable } from './ask.ts';

export interface Limits {
  /** For one request, waiting and retries included. */
  readonly deadlineMs: number;
  /** For a mutation, which is sent once and may carry a whole file: never less than `deadlineMs`. */
  readonly mutationMs: number;
  /** After a failed connection or a gateway's error, for queries only. */
  readonly retries: number;
  readonly retryAfterMs: number;
  /** Failures in a row after which an instance is left alone. */
  readonly breakAfter: number;
  /** How long it is left alone before one request probes it. */
  readonly probeAfterMs: number;
  /** Requests to one instance at a time, and how many more may wait. */
  readonly atOnce: number;
  readonly waiting: number;
}

export const DEFAULT_LIMITS: Limits = { deadlineMs: 3_000, mutationMs: 30_000, retries: 1, retryAfterMs: 50, breakAfter: 5, probeAfterMs: 5_000, atOnce: 64, waiting: 512 };

export interface Guard {
  readonly breaker: CircuitBreakerPolicy;
  run<T>(mayRetry: boolean, caller: AbortSignal, ask: (signal: AbortSignal) => Promise<T>): Promise<T>;
}

/**
 * What stands between the engine and one instance. From outside in: the deadline, which bounds even the wait for a probe; the
 * breaker, which sees what failed after its retries; the bulkhead; the retries.
 */
export function guardOf({ deadlineMs, mutationMs, retries, retryAfterMs, breakAfter, probeAfterMs, atOnce, waiting }: Limits): Guard {
  const breaker = circuitBreaker(handleWhen((fault) => fault instanceof Unavailable), { halfOpenAfter: probeAfterMs, breaker: new ConsecutiveBreaker(breakAfter) });
  const deadline = timeout(deadlineMs, TimeoutStrategy.Aggressive);
  const room = bulkhead(atOnce, waiting);
  const again = retry(handleWhen(isPassing), { maxAttempts: retries, backoff: new ConstantBackoff(retryAfterMs) });
  const query = wrap(deadline, breaker, room, again);
  const once = wrap(timeout(Math.max(deadlineMs, mutationMs), TimeoutStrategy.Aggressive), breaker, room);
  return { breaker, run: (mayRetry, caller, ask) => (mayRetry ? query : once).execute(({ signal }) => ask(signal), caller) };
}

/** A connection that was closed while idle, an instance that is being replaced. */
const isPassing = (fault: unknown): boolean =>
  fault instanceof Unavailable && (fault.failure.reason === 'CONNECTION' || fault.failure.reason === 'HTTP_STATUS');
