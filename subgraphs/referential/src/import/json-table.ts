import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { type Columns, plain } from './columns.rules.ts';
import type { FileRefusal } from './import-refusal.rules.ts';
import type { FileLine } from './table.rules.ts';

/** The objects of a JSON list, by our names of their keys. */
export function readJson(text: string, columns: Columns): Outcome<FileLine[], FileRefusal> {
  const list = parsed(text);
  if (!Array.isArray(list)) return refuse({ code: 'IMPORT_JSON_MALFORMED' });
  if (list.length === 0) return refuse({ code: 'IMPORT_FILE_EMPTY' });
  const fields = new Map(Object.entries(columns).flatMap(([field, { names }]) => names.map((name) => [plain(name), field] as const)));
  return accept(list.map((item: unknown, i) => readItem(item, i + 1, fields)));
}

function readItem(item: unknown, line: number, fields: ReadonlyMap<string, string>): FileLine {
  if (item === null || typeof item !== 'object' || Array.isArray(item)) return { line, broken: { code: 'IMPORT_NOT_AN_OBJECT' } };
  const cells = Object.entries(item).flatMap(([key, value]: [string, unknown]) => {
    const field = fields.get(plain(key));
    return field === undefined ? [] : [[field, value === '' ? null : value] as const];
  });
  return { line, cells: Object.fromEntries(cells) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
