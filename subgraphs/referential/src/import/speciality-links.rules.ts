import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { session, shown, text } from './cell.rules.ts';
import type { LineRefusal } from './import-refusal.rules.ts';
import type { Cells } from './table.rules.ts';

export interface Rncp {
  readonly number: string;
  readonly firstSession: number | null;
  readonly lastSession: number | null;
}

const CODE = /^\d{3}[0-9A-Z]{5}$/;

/** Formation codes: a JSON list, or text with spaces, commas or bars between. */
export function codes(cells: Cells, field: string): Outcome<readonly string[], LineRefusal> {
  const value = cells[field];
  const given: readonly unknown[] = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[\s,|]+/) : value == null ? [] : [value];
  const wrong = given.find((code) => typeof code !== 'string' || !CODE.test(code));
  return wrong === undefined ? accept(given as readonly string[]) : refuse({ code: 'IMPORT_FIELD_MALFORMED', field, given: shown(wrong) });
}

/** Numbers of the register: a JSON list of them with their sessions, or one number alone, whose sessions are not known. */
export function rncp(cells: Cells): Outcome<readonly Rncp[], LineRefusal> {
  const value = cells['rncp'];
  const records: Rncp[] = [];
  for (const item of Array.isArray(value) ? (value as unknown[]) : value == null ? [] : [{ rncp: value }]) {
    if (item === null || typeof item !== 'object') return refuse({ code: 'IMPORT_FIELD_MALFORMED', field: 'rncp', given: shown(item) });
    const read = record(item as Cells);
    if (!read.ok) return read;
    records.push(read.value);
  }
  return accept([...new Map(records.map((one) => [one.number, one])).values()]);
}

function record(cells: Cells): Outcome<Rncp, LineRefusal> {
  const given = text(cells, 'rncp');
  if (!given.ok) return given;
  const number = /^(?:RNCP)?(\d{2,5})$/.exec(given.value ?? '')?.[1];
  if (number === undefined) return refuse({ code: 'IMPORT_FIELD_MALFORMED', field: 'rncp', given: given.value ?? '' });
  const [first, last] = [session(cells, 'firstSession'), session(cells, 'lastSession')];
  if (!first.ok) return first;
  return last.ok ? accept({ number, firstSession: first.value, lastSession: last.value }) : last;
}
