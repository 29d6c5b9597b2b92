import { createContext, Script } from 'node:vm';

/** Thrown in place of work that took too long. */
export class OutOfTime extends Error {}

/**
 * Runs work that cannot be asked to stop, and stops it.
 *
 * V8 ends whatever a script of its own is running when its time is up, functions of other contexts included: that is the
 * one way to break off a loop on this thread.
 */
export function withinTime<Result>(milliseconds: number, work: () => Result): Result {
  const results: Result[] = [];
  const previous = box.work;
  box.work = () => void results.push(work());
  try {
    START.runInContext(room, { timeout: milliseconds });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw new OutOfTime(`not done within ${milliseconds} ms`);
    throw error;
  } finally {
    box.work = previous;
  }
  return results[0] as Result;
}

const box: { work: () => void } = { work: () => undefined };
const room = createContext({ box });
const START = new Script('box.work()');
