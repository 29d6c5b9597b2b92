/** How long somebody waits, as a signal: until they leave, or for a time. One timer; a composed signal costs five times as much. */
export interface Waiting {
  readonly signal: AbortSignal;
  /** Whether the time is over, and nobody left before. */
  readonly isLate: () => boolean;
  /** Nobody waits any more: the answer is there. */
  readonly end: () => void;
}

/** @param milliseconds undefined, as long as they stay. */
export function untilLate(caller: AbortSignal, milliseconds: number | undefined): Waiting {
  if (milliseconds === undefined) return { signal: caller, isLate: () => false, end: () => undefined };
  const over = new AbortController();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    over.abort(new DOMException('no answer in time', 'TimeoutError'));
  }, milliseconds);
  const left = (): void => over.abort(caller.reason);
  if (caller.aborted) left();
  else caller.addEventListener('abort', left, { once: true });
  return {
    signal: over.signal,
    isLate: () => late,
    end: () => {
      clearTimeout(timer);
      caller.removeEventListener('abort', left);
    },
  };
}
