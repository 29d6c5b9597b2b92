import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '@mirex/kit/context';

import type { Upserted } from '../rows/upsert.ts';
import type { LineRead } from './all-of.rules.ts';
import type { Columns } from './columns.rules.ts';
import type { Cells } from './table.rules.ts';

/** One kind of file: its columns, what a line must say, and where it goes. */
export interface Importer<Known, Row> {
  readonly name: string;
  readonly columns: Columns;
  /** What lines are checked against, loaded once per file. */
  readonly know: (em: EntityManager) => Promise<Known>;
  readonly read: (cells: Cells, known: Known) => LineRead<Row>;
  /** What names a row: a file says it once. */
  readonly keyOf: (row: Row) => string;
  readonly store: (context: Context, rows: readonly Row[]) => Promise<Upserted>;
}

export interface LineReport {
  /** 0: the file as a whole. */
  readonly line: number;
  readonly code: string;
  /** A French sentence. */
  readonly message: string;
}

/** What became of a file. Good lines are kept, whatever the others are. */
export interface ImportReport {
  readonly importer: string;
  /** SHA-256 of the file. */
  readonly digest: string;
  /** The same file was taken whole before: nothing was done. */
  readonly alreadyImported: boolean;
  readonly lines: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly report: readonly LineReport[];
}
