import type { LineRefusal } from './import-refusal.rules.ts';

/** What stands in a line, by our names of the columns; null where nothing stands. JSON gives more than text. */
export type Cells = Readonly<Record<string, unknown>>;

/** One line of a file, or why it cannot be read. In JSON, its place in the list; both count from 1, the header included. */
export type FileLine =
  | { readonly line: number; readonly cells: Cells }
  | { readonly line: number; readonly broken: LineRefusal };
