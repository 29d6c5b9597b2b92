import { parentPort, workerData } from 'node:worker_threads';

import loadHighs, { type HighsSolution } from 'highs';

import type { Solution, SolverTask } from './solve.ts';

/** Solves one programme and says what it found. A new instance for each: HiGHS in WebAssembly keeps what a solve has dirtied. */
const { programme, seconds, gap } = workerData as SolverTask;
// Its types are written for CommonJS; to ESM the package gives the loader itself.
const highs = await (loadHighs as unknown as typeof loadHighs.default)();
const { Status, Columns }: HighsSolution = highs.solve(programme, { time_limit: seconds, mip_rel_gap: gap, output_flag: false });
const values = Object.entries(Columns).flatMap(([name, column]): [string, number][] => {
  const value = (column as { readonly Primal?: number }).Primal ?? 0;
  return Math.abs(value) > 1e-6 ? [[name, value]] : [];
});
const found: Solution = { optimal: Status === 'Optimal', values };
// The rule means the windows of browsers.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort?.postMessage(found);
