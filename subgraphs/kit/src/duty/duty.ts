import type { Logger } from 'pino';

import type { Context } from '../context.ts';
import type { Instance } from '../instance.ts';

/** What a subgraph does by itself, again and again: to finish what had to wait. Doing it once more is always safe. */
export interface Duty {
  readonly name: string;
  /** From the end of one time to the start of the next. */
  readonly everyMs: number;
  readonly run: (context: Context) => Promise<void>;
}

/** Starts the duties of some instances, each one after the other of itself. A fault is logged, and it is tried again. */
export function startDuties(instances: readonly Instance[], log: Logger): { close(): Promise<void> } {
  const stopping = new AbortController();
  const running = instances.flatMap((instance) => instance.duties.map((duty) => repeat(instance, duty, stopping.signal, log)));
  return {
    close: async () => {
      stopping.abort();
      await Promise.all(running);
    },
  };
}

async function repeat(instance: Instance, { name, everyMs, run }: Duty, signal: AbortSignal, log: Logger): Promise<void> {
  while (await rested(everyMs, signal)) {
    await run(instance.context()).catch((error: unknown) => log.warn({ err: error, duty: name, subgraph: instance.name, mirex: instance.owner }, 'a duty is left for the next time'));
  }
}

/** False: it is time to stop. A pause holds up no process that has nothing else to do. */
const rested = (ms: number, signal: AbortSignal): Promise<boolean> => new Promise((resolve) => {
  const timer = setTimeout(() => resolve(!signal.aborted), ms);
  timer.unref();
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    resolve(false);
  }, { once: true });
  if (signal.aborted) resolve(false);
});
