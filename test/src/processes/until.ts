import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 40_000;

/** Waits until something is so. Throws when it has not happened for too long; a fault of the question counts as "not yet". */
export async function until(what: string, isSo: () => Promise<boolean>, patienceMs = PATIENCE_MS): Promise<void> {
  for (const end = Date.now() + patienceMs; Date.now() < end; await sleep(25)) if (await isSo().catch(() => false)) return;
  throw new Error(`it did not happen within ${patienceMs / 1000} s: ${what}`);
}
