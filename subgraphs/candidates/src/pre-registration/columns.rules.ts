import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/** The columns of a pre-registration file, in the order of the documented header, and whether a line must fill them. */
export const COLUMNS = {
  ine: { required: false },
  inaa: { required: false },
  nom: { required: true },
  prenom: { required: true },
  date_naissance: { required: true },
  sexe: { required: true },
  uai: { required: true },
  code_formation: { required: true },
  voie: { required: true },
  forme: { required: false },
  langue_1: { required: false },
  langue_2: { required: false },
} as const;

export type Column = keyof typeof COLUMNS;

const NAMES = Object.keys(COLUMNS) as readonly Column[];
export const REQUIRED_COLUMNS: readonly Column[] = NAMES.filter((name) => COLUMNS[name].required);

/** The widest header that is read: what is wider is not such a file. */
const WIDEST = 60;

const DELIMITERS = [';', ',', '\t'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

export type HeaderRefusal =
  | { readonly code: 'HEADER_INCOMPLETE'; readonly missing: string }
  | { readonly code: 'HEADER_REPEATED'; readonly column: string }
  | { readonly code: 'HEADER_TOO_WIDE'; readonly given: number; readonly widest: number };

/** What stands in each place of a line; null: a column that is left out. */
export interface Header {
  readonly columns: readonly (Column | null)[];
  readonly ignored: readonly string[];
}

/** The column that a heading names, whatever its capitals, accents and blanks. */
export function columnOf(heading: string): Column | null {
  const name = heading.normalize('NFKD').replaceAll(/\p{M}/gu, '').trim().toLowerCase().replaceAll(/[\s-]+/g, '_');
  return Object.hasOwn(COLUMNS, name) ? (name as Column) : null;
}

/** The delimiter that gives the header the most known columns; `;` when none gives any. */
export function detectDelimiter(firstLine: string): Delimiter {
  const known = (delimiter: Delimiter): number => firstLine.split(delimiter).filter((cell) => columnOf(cell.replaceAll('"', '')) !== null).length;
  return DELIMITERS.reduce((best, one) => (known(one) > known(best) ? one : best));
}

export function readHeader(headings: readonly string[]): Outcome<Header, HeaderRefusal> {
  if (headings.length > WIDEST) return refuse({ code: 'HEADER_TOO_WIDE', given: headings.length, widest: WIDEST });
  const columns = headings.map(columnOf);
  const twice = columns.find((column, i) => column !== null && columns.indexOf(column) !== i);
  if (twice) return refuse({ code: 'HEADER_REPEATED', column: twice });
  const missing = REQUIRED_COLUMNS.filter((name) => !columns.includes(name));
  if (missing.length > 0) return refuse({ code: 'HEADER_INCOMPLETE', missing: missing.join(', ') });
  return accept({ columns, ignored: ignoredHeadings(headings) });
}

/** The headings that mean nothing here, as a person may be shown them. */
export const ignoredHeadings = (headings: readonly string[]): string[] =>
  [...new Set(headings.filter((heading) => columnOf(heading) === null).map((heading) => clean(heading)))].filter(Boolean).slice(0, WIDEST);

const clean = (heading: string): string => heading.replaceAll(/[\p{Cc}\p{Cs}]/gu, '').trim().slice(0, 60);
