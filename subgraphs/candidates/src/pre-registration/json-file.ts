import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { type Column, columnOf, ignoredHeadings } from './columns.rules.ts';
import type { FileRecord } from './line.rules.ts';
import type { ReadableFile } from './read-file.ts';
import type { TextRefusal } from './text.rules.ts';

export type JsonRefusal = { readonly code: 'JSON_MALFORMED' };

export function openJson(text: string): Outcome<ReadableFile, JsonRefusal | TextRefusal> {
  const list = parsed(text);
  if (!Array.isArray(list)) return refuse({ code: 'JSON_MALFORMED' });
  if (list.length === 0) return refuse({ code: 'FILE_EMPTY' });
  const keys = new Set(list.flatMap((item: unknown) => (isObject(item) ? Object.keys(item) : [])));
  return accept({ count: list.length, ignored: ignoredHeadings([...keys]), records: () => recordsOf(list) });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);

async function* recordsOf(list: readonly unknown[]): AsyncGenerator<FileRecord> {
  for (const [i, item] of list.entries()) yield asRecord(item, i + 1);
}

function asRecord(item: unknown, line: number): FileRecord {
  const cells = new Map<Column, string>();
  if (!isObject(item)) return { line, cells, broken: { code: 'LINE_NOT_AN_OBJECT' } };
  for (const [key, value] of Object.entries(item) as [string, unknown][]) {
    const column = columnOf(key);
    if (column === null) continue;
    if (value !== null && typeof value !== 'string' && typeof value !== 'number') return { line, cells, broken: { code: 'VALUE_NOT_TEXT', column } };
    cells.set(column, value === null ? '' : String(value));
  }
  return { line, cells, broken: null };
}
