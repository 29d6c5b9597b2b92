import type { Embedded } from '@mirex/host/postgres/embedded';

import type { Table } from './table.ts';

/** What all sections may use. */
export interface Bench {
  /** A real server on the disk, as `npm start` has it, and empty at the start of the bench. */
  readonly postgres: Embedded;
  /** Of `--requests=…`: how many a section that watches memory sends; 0, it does not. */
  readonly requests: number;
  /** Says on stderr how far it is. */
  readonly say: (progress: string) => void;
}

/** One question about speed, in a file of its own; `sections.ts` lists them. */
export interface Section {
  /** As one names it after `npm run bench --`. */
  readonly name: string;
  /** Measures in bounded time and stops what it started, whatever happens. */
  readonly run: (bench: Bench) => Promise<Table>;
}
