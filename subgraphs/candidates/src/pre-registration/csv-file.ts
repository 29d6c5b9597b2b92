import { Readable } from 'node:stream';

import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { CsvError, type CsvErrorCode, parse } from 'csv-parse';

import { detectDelimiter, type Header, type HeaderRefusal, readHeader } from './columns.rules.ts';
import type { FileRecord } from './line.rules.ts';
import type { ReadableFile } from './read-file.ts';
import type { TextRefusal } from './text.rules.ts';

export type CsvRefusal =
  | HeaderRefusal
  | { readonly code: 'QUOTES_BROKEN'; readonly line: number }
  | { readonly code: 'LINE_TOO_LONG'; readonly line: number; readonly longest: number };

/** In characters: a quote that is never closed must not swallow the rest of the file. */
const LONGEST_LINE = 10_000;
/** In characters: what is handed to the parser at once. */
const SLICE = 65_536;

const QUOTES: ReadonlySet<CsvErrorCode> = new Set([
  'CSV_QUOTE_NOT_CLOSED', 'CSV_INVALID_CLOSING_QUOTE', 'CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE', 'INVALID_OPENING_QUOTE',
]);

interface Row {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

export async function openCsv(text: string): Promise<Outcome<ReadableFile, CsvRefusal | TextRefusal>> {
  let header: Header | undefined;
  let count = 0;
  try {
    for await (const { record } of rowsOf(text)) {
      if (header) {
        count += 1;
        continue;
      }
      const read = readHeader(record);
      if (!read.ok) return read;
      header = read.value;
    }
  } catch (error) {
    return refuse(refusalOf(error));
  }
  if (!header || count === 0) return refuse({ code: 'FILE_EMPTY' });
  const { columns, ignored } = header;
  return accept({ count, ignored, records: () => recordsOf(text, columns) });
}

function rowsOf(text: string): AsyncIterable<Row> {
  const [firstLine = ''] = /^.*$/m.exec(text.trimStart()) ?? [];
  const parser = parse({
    delimiter: detectDelimiter(firstLine), record_delimiter: ['\r\n', '\n', '\r'], info: true, relax_column_count: true,
    skip_empty_lines: true, skip_records_with_empty_values: true, max_record_size: LONGEST_LINE,
  });
  return Readable.from(slices(text)).pipe(parser);
}

function* slices(text: string): Generator<string> {
  for (let from = 0; from < text.length; from += SLICE) yield text.slice(from, from + SLICE);
}

async function* recordsOf(text: string, columns: Header['columns']): AsyncGenerator<FileRecord> {
  let isHeader = true;
  for await (const { record, info } of rowsOf(text)) {
    if (!isHeader) yield asRecord(record, info.lines, columns);
    isHeader = false;
  }
}

function asRecord(row: readonly string[], line: number, columns: Header['columns']): FileRecord {
  const cells = new Map(columns.flatMap((column, i) => (column === null ? [] : [[column, row[i] ?? '']])));
  const fits = row.length === columns.length;
  return { line, cells, broken: fits ? null : { code: 'COLUMN_COUNT', given: row.length, expected: columns.length } };
}

function refusalOf(error: unknown): CsvRefusal {
  if (!(error instanceof CsvError)) throw error;
  const line = Number(error['lines']);
  if (error.code === 'CSV_MAX_RECORD_SIZE') return { code: 'LINE_TOO_LONG', line, longest: LONGEST_LINE };
  if (QUOTES.has(error.code)) return { code: 'QUOTES_BROKEN', line };
  throw error;
}
