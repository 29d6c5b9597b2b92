import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import type { FileRefusal } from './import-refusal.rules.ts';

/** What a column is called in the files that administrations hold, by our name of it; the first name is shown to people. */
export type Columns = Readonly<Record<string, { readonly names: readonly string[]; readonly needed?: boolean }>>;

/** Letters and digits only, small, without accents: `Code département` and `CODE_DEPARTEMENT` are one name. */
export const plain = (text: string): string =>
  text.normalize('NFD').toLowerCase().replaceAll('œ', 'oe').replaceAll(/[^a-z0-9]/g, '');

/** Our name of each column of a header, undefined where it says nothing to us. */
export function matchHeader(header: readonly string[], columns: Columns): Outcome<(string | undefined)[], FileRefusal> {
  const fields = new Map(Object.entries(columns).flatMap(([field, { names }]) => names.map((name) => [plain(name), field] as const)));
  const matched = header.map((name) => fields.get(plain(name)));
  const missing = Object.entries(columns).filter(([field, { needed }]) => needed && !matched.includes(field)).map(([, { names }]) => names[0]);
  if (missing.length > 0) return refuse({ code: 'IMPORT_HEADER_INCOMPLETE', missing: missing.join(', ') });
  const repeated = header.filter((_, i) => matched[i] !== undefined && matched.indexOf(matched[i]) !== i);
  return repeated.length > 0 ? refuse({ code: 'IMPORT_HEADER_REPEATED', repeated: repeated.join(', ') }) : accept(matched);
}

const DELIMITERS = [';', ',', '\t'] as const;

/** The delimiter that a header uses most. */
export function delimiterOf(header: string): (typeof DELIMITERS)[number] {
  const count = (delimiter: string): number => header.split(delimiter).length;
  return DELIMITERS.reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}
