import { cpuMicros } from '../cpu.ts';

/** One act on many rows, as it was measured. */
export interface BulkRun {
  readonly rows: number;
  readonly milliseconds: number;
  /** Processor time of this process, in milliseconds; PostgreSQL left out. */
  readonly cpu: number;
  readonly statements: number;
  /** Resident memory before, and the most during the act, in bytes. */
  readonly restingBytes: number;
  readonly peakBytes: number;
}

/** What a test instance tells of its statements. */
export interface Statements {
  readonly statements: readonly string[];
  readonly forget: () => void;
}

const LOOK_MS = 10;

/** Runs an act and looks at it: its time, its statements, its memory. Throws what the act throws. */
export async function measure(rows: number, instance: Statements, act: () => Promise<unknown>): Promise<BulkRun> {
  instance.forget();
  const restingBytes = process.memoryUsage.rss();
  let peakBytes = restingBytes;
  const looks = setInterval(() => void (peakBytes = Math.max(peakBytes, process.memoryUsage.rss())), LOOK_MS);
  const [start, cpuBefore] = [performance.now(), cpuMicros()];
  try {
    await act();
    const milliseconds = performance.now() - start;
    peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
    return { rows, milliseconds, cpu: (cpuMicros() - cpuBefore) / 1000, statements: instance.statements.length, restingBytes, peakBytes };
  } finally {
    clearInterval(looks);
  }
}
