import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';

import { type Columns, delimiterOf, matchHeader } from './columns.rules.ts';
import type { FileRefusal } from './import-refusal.rules.ts';
import type { FileLine } from './table.rules.ts';

/** In characters. */
const LONGEST_LINE = 10_000;

/**
 * The lines of a CSV, delimiter detected. Each line is parsed alone: a quote that is never closed spoils its own line and
 * not the rest of the file. The price: no line break inside a field.
 */
export function readCsv(text: string, columns: Columns): Outcome<FileLine[], FileRefusal> {
  const lines = text.split(/\r\n|\n|\r/);
  const start = lines.findIndex((line) => line.trim() !== '');
  const headerLine = lines[start] ?? '';
  const delimiter = delimiterOf(headerLine);
  const header = cellsOf(headerLine, delimiter);
  if (!header) return refuse({ code: 'IMPORT_HEADER_INCOMPLETE', missing: Object.values(columns).map(({ names }) => names[0]).join(', ') });
  const matched = matchHeader(header, columns);
  if (!matched.ok) return matched;

  const read = lines.slice(start + 1).flatMap((line, i): FileLine[] =>
    (line.trim() === '' ? [] : [readLine(line, start + i + 2, delimiter, matched.value)]));
  return read.length === 0 ? refuse({ code: 'IMPORT_FILE_EMPTY' }) : accept(read);
}

function readLine(text: string, line: number, delimiter: string, fields: readonly (string | undefined)[]): FileLine {
  if (text.length > LONGEST_LINE) return { line, broken: { code: 'IMPORT_LINE_TOO_LONG', longest: LONGEST_LINE } };
  const cells = cellsOf(text, delimiter);
  if (!cells) return { line, broken: { code: 'IMPORT_QUOTES_BROKEN' } };
  if (cells.length !== fields.length) return { line, broken: { code: 'IMPORT_COLUMN_COUNT', given: cells.length, expected: fields.length } };
  return { line, cells: Object.fromEntries(fields.flatMap((field, i) => (field === undefined ? [] : [[field, cells[i] === '' ? null : cells[i]]]))) };
}

/** The cells of one line, undefined when its quotes are broken. Without quotes there is nothing to parse. */
function cellsOf(line: string, delimiter: string): string[] | undefined {
  if (!line.includes('"')) return line.split(delimiter).map((cell) => cell.trim());
  try {
    return parse(line, { delimiter, trim: true, relax_column_count: true })[0];
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  }
}
