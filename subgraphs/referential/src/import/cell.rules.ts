import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import type { LineRefusal } from './import-refusal.rules.ts';
import type { Cells } from './table.rules.ts';

type Read<Value> = Outcome<Value, LineRefusal>;

/** In characters: no name of a school or of a speciality comes near. */
const LONGEST_TEXT = 300;

/** What was given, as far as it can be shown: JSON may nest deeper than anybody wants to read. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return 'liste';
  if (value !== null && typeof value === 'object') return 'objet';
  return (typeof value === 'string' ? value : JSON.stringify(value)).toWellFormed().replaceAll('\0', '').slice(0, 80);
}

/** A text that may be missing. Numbers are read as they are written: spreadsheets make numbers of codes. */
export function text(cells: Cells, field: string): Read<string | null> {
  const value = cells[field] ?? null;
  if (value === null) return accept(null);
  const read = typeof value === 'number' ? String(value) : value;
  if (typeof read !== 'string' || !read.isWellFormed() || read.includes('\0')) return refuse({ code: 'IMPORT_FIELD_MALFORMED', field, given: shown(value) });
  const trimmed = read.trim();
  if (trimmed.length > LONGEST_TEXT) return refuse({ code: 'IMPORT_FIELD_TOO_LONG', field, longest: LONGEST_TEXT });
  return accept(trimmed === '' ? null : trimmed);
}

/** A text that must be there. */
export function needed(cells: Cells, field: string): Read<string> {
  const read = text(cells, field);
  if (!read.ok) return read;
  return read.value === null ? refuse({ code: 'IMPORT_FIELD_MISSING', field }) : accept(read.value);
}

/** A text of a given shape, or null when there is none. */
function shaped(cells: Cells, field: string, shape: RegExp): Read<string | null> {
  const read = text(cells, field);
  if (!read.ok || read.value === null || shape.test(read.value)) return read;
  return refuse({ code: 'IMPORT_FIELD_MALFORMED', field, given: read.value });
}

/** The same, that must be there. */
export function neededShape(cells: Cells, field: string, shape: RegExp): Read<string> {
  const read = shaped(cells, field, shape);
  if (!read.ok) return read;
  return read.value === null ? refuse({ code: 'IMPORT_FIELD_MISSING', field }) : accept(read.value);
}

/** An exam year, or null. */
export function session(cells: Cells, field: string): Read<number | null> {
  const read = shaped(cells, field, /^(?:19|20)\d{2}$/);
  return read.ok ? accept(read.value === null ? null : Number(read.value)) : read;
}

const DATES = [/^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/, /^(?<day>\d{2})\/(?<month>\d{2})\/(?<year>\d{4})$/];

/** A day as ISO text, or null; a day that is in no calendar is refused. */
export function date(cells: Cells, field: string): Read<string | null> {
  const read = text(cells, field);
  if (!read.ok || read.value === null) return read;
  for (const shape of DATES) {
    const { year, month, day } = shape.exec(read.value)?.groups ?? {};
    const iso = `${year}-${month}-${day}`;
    const time = Date.parse(`${iso}T00:00:00Z`);
    if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(iso)) return accept(iso);
  }
  return refuse({ code: 'IMPORT_DATE_MALFORMED', field, given: read.value });
}
