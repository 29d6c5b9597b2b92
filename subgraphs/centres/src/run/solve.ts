import { Worker } from 'node:worker_threads';

import { type Problem, readShares, type Shares, writeProgramme } from './programme.rules.ts';

export interface SolverTask {
  /** CPLEX LP text. */
  readonly programme: string;
  readonly seconds: number;
  /** Relative distance to the bound at which it is good enough. */
  readonly gap: number;
}

export interface Solution {
  readonly optimal: boolean;
  /** What is not nothing, by the programme's names. */
  readonly values: readonly (readonly [name: string, value: number])[];
}

/** One hundredth: less than the difference between two roads to the same town. */
const GAP = 0.01;

/** How much longer than it was given a solver may take to say what it found: presolve does not look at the clock. */
const GRACE_MS = 5_000;

/**
 * Solves in a thread of its own, so that the instance goes on answering: the best that was found within the time. Nobody
 * placed when it found nothing, as a solver that had to be stopped.
 */
export async function solve(problem: Problem, seconds: number): Promise<{ readonly shares: Shares; readonly optimal: boolean }> {
  const found = await ask({ programme: writeProgramme(problem), seconds, gap: GAP });
  const values = new Map(found?.values);
  return { shares: readShares(problem, (name) => values.get(name) ?? 0), optimal: found?.optimal ?? false };
}

function ask(task: SolverTask): Promise<Solution | undefined> {
  const worker = new Worker(new URL('./solver-worker.js', import.meta.url), { workerData: task, execArgv: [] });
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => void worker.terminate(), task.seconds * 1_000 + GRACE_MS);
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => {
      clearTimeout(patience);
      resolve(undefined);
    });
  });
}
