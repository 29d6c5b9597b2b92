import type { Refusal } from '@mirex/schema/outcome';

import type { AgeBounds } from '../candidate/birth-date.rules.ts';
import type { FormName, RouteName } from '../enrolment/access.rules.ts';
import { type Entry, type EntryRefusal, readEntry, readWord } from '../enrolment/entry.rules.ts';
import type { EnrolmentLine, FileLine } from '../enrolment/registration.rules.ts';
import { type Column, COLUMNS, REQUIRED_COLUMNS } from './columns.rules.ts';

/** A value longer than any real one; reports repeat values, and stay readable. */
const LONGEST_VALUE = 200;

const SEXES: Readonly<Record<string, 'F' | 'M'>> = { F: 'F', M: 'M' };
const FORMS: Readonly<Record<string, FormName>> = { GLOBALE: 'GLOBAL', PROGRESSIVE: 'PROGRESSIVE' };
const ROUTES: Readonly<Record<string, RouteName>> = {
  SCOLAIRE: 'SCHOOL', APPRENTISSAGE: 'APPRENTICESHIP', FORMATION_CONTINUE: 'ADULT_TRAINING',
  DISTANCE: 'DISTANCE', INDIVIDUEL: 'INDIVIDUAL', HORS_CONTRAT: 'PRIVATE_NO_CONTRACT',
};

const COLUMN_OF: Readonly<Record<keyof Entry, Column>> = {
  ine: 'ine', inaa: 'inaa', lastName: 'nom', firstName: 'prenom', birthDate: 'date_naissance', sex: 'sexe',
  establishment: 'uai', speciality: 'code_formation', route: 'voie', form: 'forme', languages: 'langue_1',
};

/** What a line of a file gives, before its values are looked at. */
export interface FileRecord {
  /** Of the file, the header being 1; of a JSON list, the rank from 1. */
  readonly line: number;
  readonly cells: ReadonlyMap<Column, string>;
  /** Why the line as a whole is no line. */
  readonly broken: ShapeRefusal | null;
}

export type ShapeRefusal =
  | { readonly code: 'COLUMN_COUNT'; readonly given: number; readonly expected: number }
  | { readonly code: 'LINE_NOT_AN_OBJECT' }
  | { readonly code: 'VALUE_NOT_TEXT'; readonly column: string };

export type CellRefusal =
  | { readonly code: 'VALUE_MISSING'; readonly column: string }
  | { readonly code: 'VALUE_TOO_LONG'; readonly longest: number }
  | { readonly code: 'VALUE_UNREADABLE' };

export interface LineFault<R extends Refusal = ShapeRefusal | CellRefusal | EntryRefusal> {
  /** Null: the line as a whole. */
  readonly column: Column | null;
  readonly refusal: R;
}

export type ReadLine = { readonly ok: true; readonly line: EnrolmentLine } | { readonly ok: false; readonly faults: readonly LineFault[] };

/** Reads a line of a file: every value, one fault a column at most. */
export function readLine({ cells, broken }: FileRecord, session: number, ages: AgeBounds, source: FileLine): ReadLine {
  if (broken) return { ok: false, faults: [{ column: null, refusal: broken }] };
  const unfit = (Object.keys(COLUMNS) as Column[]).flatMap((column) => checkCell(column, cells.get(column) ?? ''));
  const read = readEntry(entryOf(cells), session, ages, source);
  if (read.ok && unfit.length === 0) return read;
  const others = read.ok ? [] : read.faults.map(({ field, refusal }) => ({ column: COLUMN_OF[field], refusal }));
  return { ok: false, faults: [...unfit, ...others.filter(({ column }) => unfit.every((fault) => fault.column !== column))] };
}

function checkCell(column: Column, text: string): LineFault<CellRefusal>[] {
  // PostgreSQL stores neither NUL nor half a pair, and a report must be able to repeat the value.
  if (/[\p{Cc}\p{Cs}]/u.test(text)) return [{ column, refusal: { code: 'VALUE_UNREADABLE' } }];
  if (text.length > LONGEST_VALUE) return [{ column, refusal: { code: 'VALUE_TOO_LONG', longest: LONGEST_VALUE } }];
  const missing = text.trim() === '' && REQUIRED_COLUMNS.includes(column);
  return missing ? [{ column, refusal: { code: 'VALUE_MISSING', column } }] : [];
}

function entryOf(cells: ReadonlyMap<Column, string>): Entry {
  const text = (column: Column): string => cells.get(column) ?? '';
  return {
    ine: text('ine'), inaa: text('inaa'), lastName: text('nom'), firstName: text('prenom'), birthDate: text('date_naissance'),
    sex: readWord(text('sexe'), SEXES), establishment: text('uai'), speciality: text('code_formation'),
    route: readWord(text('voie'), ROUTES), form: readWord(text('forme').trim() || 'GLOBALE', FORMS),
    languages: [text('langue_1'), text('langue_2')].filter((code) => code.trim() !== ''),
  };
}
