import { DEADLINE_HEADER } from '@mirex/schema/deadline';

import type { Caller } from './caller.ts';

/**
 * Tells an instance how long it is waited for: the rest of the request's time, or the instance's own when that is shorter.
 * It is not sealed: whoever changed it could as well have cut the line.
 */
export function deadlineHeader({ deadlineAt }: Caller, now: number, instanceMs = Infinity): Readonly<Record<string, string>> {
  const left = Math.min(instanceMs, (deadlineAt ?? Infinity) - now);
  return Number.isFinite(left) ? { [DEADLINE_HEADER]: String(Math.max(0, Math.round(left))) } : {};
}
