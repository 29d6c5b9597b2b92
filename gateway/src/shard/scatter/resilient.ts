import { BrokenCircuitError, BulkheadRejectedError, CircuitState, TaskCancelledError } from 'cockatiel';

import type { Failure } from '../gather/answer-error.ts';
import type { Instance } from '../partition.ts';
import { type Ask, type Call, Unavailable } from './ask.ts';
import { DEFAULT_LIMITS, guardOf, type Guard, type Limits } from './guard.ts';

export interface Resilient {
  readonly ask: Ask;
  /** For readiness: whether an instance is asked (CLOSED), left alone (OPEN), or asked once to see (PROBING). */
  readonly stateOf: (instance: Instance) => 'CLOSED' | 'OPEN' | 'PROBING';
  /** Whether it is worth asking for what others hold too. */
  readonly isHealthy: (instance: Instance) => boolean;
}

/** Puts a deadline, retries of queries, a breaker and a bulkhead between the engine and each instance. */
export function resilient(transport: Ask, limits: Partial<Limits> = {}): Resilient {
  const all = { ...DEFAULT_LIMITS, ...limits };
  const guards = new Map<string, Guard>();
  const guardFor = (instance: Instance): Guard => {
    const deadlineMs = instance.deadlineMs ?? all.deadlineMs;
    const name = `${instance.name} ${instance.url} ${deadlineMs}`;
    const guard = guards.get(name) ?? guardOf({ ...all, deadlineMs });
    guards.set(name, guard);
    return guard;
  };
  const stateOf = (instance: Instance): ReturnType<Resilient['stateOf']> => {
    const { state } = guardFor(instance).breaker;
    return state === CircuitState.Closed ? 'CLOSED' : state === CircuitState.HalfOpen ? 'PROBING' : 'OPEN';
  };
  return {
    stateOf,
    isHealthy: (instance) => stateOf(instance) !== 'OPEN',
    ask: (call) => guarded(transport, call, guardFor(call.instance)),
  };
}

async function guarded(transport: Ask, call: Call, guard: Guard): ReturnType<Ask> {
  let begun = false;
  try {
    return await guard.run(call.readOnly, call.signal, (signal) => {
      begun = true;
      return untilAborted(transport({ ...call, signal }), signal, call.signal);
    });
  } catch (fault) {
    if (call.signal.aborted) throw call.signal.reason;
    throw fault instanceof Unavailable ? fault : new Unavailable(failureOf(fault, begun));
  }
}

/** A transport that does not heed its signal must not hold the breaker: past the deadline the request has failed. */
function untilAborted<T>(answer: Promise<T>, signal: AbortSignal, caller: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = (): void => reject(caller.aborted ? (caller.reason as Error) : new Unavailable({ reason: 'TIMEOUT', sent: true, detail: 'deadline' }));
    signal.addEventListener('abort', late, { once: true });
    answer.then(resolve, (fault: Error) => (signal.aborted ? late() : reject(fault))).finally(() => signal.removeEventListener('abort', late));
  });
}

function failureOf(fault: unknown, begun: boolean): Failure {
  if (fault instanceof TaskCancelledError) return { reason: 'TIMEOUT', sent: begun, detail: 'deadline' };
  if (fault instanceof BrokenCircuitError) return { reason: 'CIRCUIT_OPEN', sent: false, detail: 'circuit open' };
  if (fault instanceof BulkheadRejectedError) return { reason: 'CIRCUIT_OPEN', sent: false, detail: 'too many requests under way' };
  return { reason: 'CONNECTION', sent: begun, detail: fault instanceof Error ? fault.name : 'unknown fault' };
}
