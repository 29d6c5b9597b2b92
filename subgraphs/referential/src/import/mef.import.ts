import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { Speciality } from '../diploma/speciality.entity.ts';
import { upsertRows } from '../rows/upsert.ts';
import { allOf } from './all-of.rules.ts';
import { date, needed, neededShape } from './cell.rules.ts';
import type { LineRefusal } from './import-refusal.rules.ts';
import type { Importer } from './importer.ts';
import type { Cells } from './table.rules.ts';

interface MefRow {
  readonly code: string;
  readonly specialityCode: string;
  readonly label: string;
  readonly duration: number;
  readonly year: number;
  readonly openedOn: string | null;
  readonly closedOn: string | null;
}

type Codes = ReadonlySet<string>;

/** Table N_MEF of the Base centrale des nomenclatures. Its specialities come first. */
export const mef: Importer<Codes, MefRow> = {
  name: 'mef',
  columns: {
    code: { names: ['mef', 'code mef'], needed: true },
    speciality: { names: ['formation_diplome', 'code formation', 'speciality'], needed: true },
    label: { names: ['libelle_long', 'libellé', 'label'], needed: true },
    duration: { names: ['durée', 'duree', 'duration'], needed: true },
    year: { names: ['année', 'annee', 'year'], needed: true },
    opened: { names: ['date_ouverture', 'opened'] },
    closed: { names: ['date_fermeture', 'closed'] },
  },
  know: async (em) => new Set((await em.find(Speciality, {})).map(({ code }) => code)),
  read: (cells, known) => allOf({
    code: neededShape(cells, 'code', /^\d{10,11}$/),
    specialityCode: speciality(cells, known),
    label: needed(cells, 'label'),
    duration: digit(cells, 'duration'),
    year: digit(cells, 'year'),
    openedOn: date(cells, 'opened'),
    closedOn: date(cells, 'closed'),
  }),
  keyOf: ({ code }) => code,
  store: (context, rows) => upsertRows(context, 'mef', ['code'], rows.map((row) => ({ ...row }))),
};

function speciality(cells: Cells, known: Codes): Outcome<string, LineRefusal> {
  const given = needed(cells, 'speciality');
  if (!given.ok || known.has(given.value)) return given;
  return refuse({ code: 'IMPORT_SPECIALITY_UNKNOWN', given: given.value });
}

function digit(cells: Cells, field: string): Outcome<number, LineRefusal> {
  const read = neededShape(cells, field, /^[1-9]$/);
  return read.ok ? accept(Number(read.value)) : read;
}
