import { median } from '../rounds.ts';
import { mebibytes, ratio, type Table, whole } from '../table.ts';
import type { BulkRun } from './bulk-run.ts';

/** An act and what it is compared with: plain SQL that writes the same rows, measured in the same rounds. */
export interface BulkAct {
  readonly name: string;
  readonly runs: readonly BulkRun[];
  /** Milliseconds of the plain SQL, one for each run; empty when there is nothing to compare with. */
  readonly plain: readonly number[];
}

const BULK_COLUMNS = ['act', 'rows', 'rows/s', 'times plain SQL', 'SQL', 'CPU ms/1,000 rows', 'RSS before', 'RSS peak'] as const;

/** Medians of the runs of each act. */
export function bulkTable(title: string, acts: readonly BulkAct[], notes: readonly string[]): Table {
  return { title, columns: [...BULK_COLUMNS], rows: acts.map(rowOf), notes: [...notes] };
}

function rowOf({ name, runs, plain }: BulkAct): [what: string, ...cells: string[]] {
  const of = (figure: (run: BulkRun) => number): number => median(runs.map(figure));
  const rows = of((run) => run.rows);
  return [
    name, whole(rows), whole(of((run) => (run.rows * 1000) / run.milliseconds)), plain.length > 0 ? ratio(of(({ milliseconds }) => milliseconds), median(plain)) : '',
    whole(of(({ statements }) => statements)), whole(of((run) => (run.cpu * 1000) / run.rows)),
    mebibytes(of(({ restingBytes }) => restingBytes)), mebibytes(Math.max(...runs.map(({ peakBytes }) => peakBytes))),
  ];
}
