import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { Sector } from '../establishment/establishment.entity.ts';
import { readUai } from '../establishment/uai.rules.ts';
import { upsertRows } from '../rows/upsert.ts';
import { Department } from '../territory/department.entity.ts';
import { allOf } from './all-of.rules.ts';
import { needed, text } from './cell.rules.ts';
import { plain } from './columns.rules.ts';
import type { LineRefusal } from './import-refusal.rules.ts';
import type { Importer } from './importer.ts';
import type { Cells } from './table.rules.ts';

interface EstablishmentRow {
  readonly uai: string;
  readonly name: string;
  readonly sector: Sector;
  readonly departmentCode: string;
  readonly commune: string | null;
}

/** INSEE code of each department's region. */
type RegionOf = ReadonlyMap<string, string>;

/** Words for a sector in the files of administrations. */
const SECTORS: ReadonlyMap<string, Sector> = new Map([
  ['public', Sector.PUBLIC],
  ['privesouscontrat', Sector.PRIVATE_UNDER_CONTRACT],
  ['privateundercontract', Sector.PRIVATE_UNDER_CONTRACT],
  ['privehorscontrat', Sector.PRIVATE_NO_CONTRACT],
  ['privatenocontract', Sector.PRIVATE_NO_CONTRACT],
  ['priveenseignementsuperieur', Sector.PRIVATE_HIGHER_ED],
  ['privatehighered', Sector.PRIVATE_HIGHER_ED],
]);

/** The directory of establishments. Where one is, its department says; its UAI does not. */
export const establishments: Importer<RegionOf, EstablishmentRow> = {
  name: 'establishments',
  columns: {
    uai: { names: ['uai', 'rne', 'code uai', 'numéro uai', 'identifiant de l’établissement'], needed: true },
    name: { names: ['nom', 'name', 'libellé', 'dénomination', 'nom établissement', 'appellation officielle'], needed: true },
    sector: { names: ['statut', 'status', 'secteur', 'sector', 'statut public privé'], needed: true },
    department: { names: ['département', 'department', 'code département'], needed: true },
    region: { names: ['région', 'region', 'code région'] },
    commune: { names: ['commune', 'nom commune', 'ville'] },
  },
  know: async (em) => new Map((await em.find(Department, {})).map(({ code, regionCode }) => [code, regionCode])),
  read: (cells, regionOf) =>
    allOf({ uai: uai(cells), name: needed(cells, 'name'), sector: sector(cells), departmentCode: department(cells, regionOf), commune: text(cells, 'commune') }),
  keyOf: ({ uai }) => uai,
  store: (context, rows) => upsertRows(context, 'establishment', ['uai'], rows.map((row) => ({ ...row }))),
};

function uai(cells: Cells): Outcome<string, LineRefusal> {
  const given = needed(cells, 'uai');
  return given.ok ? readUai(given.value) : given;
}

function sector(cells: Cells): Outcome<Sector, LineRefusal> {
  const given = needed(cells, 'sector');
  if (!given.ok) return given;
  const found = SECTORS.get(plain(given.value));
  return found ? accept(found) : refuse({ code: 'IMPORT_SECTOR_UNKNOWN', given: given.value });
}

/** Spreadsheets lose the zero of "01", and some directories write "035" and "02A". */
const departmentCode = (given: string): string => {
  const code = given.toUpperCase().replace(/^0(?=\d{2}$|2[AB]$)/, '');
  return code.length === 1 ? `0${code}` : code;
};

function department(cells: Cells, regionOf: RegionOf): Outcome<string, LineRefusal> {
  const given = needed(cells, 'department');
  if (!given.ok) return given;
  const code = departmentCode(given.value);
  const expected = regionOf.get(code);
  if (expected === undefined) return refuse({ code: 'IMPORT_DEPARTMENT_UNKNOWN', given: given.value });
  const region = text(cells, 'region');
  if (!region.ok) return region;
  const named = region.value?.padStart(2, '0');
  return named === undefined || named === expected ? accept(code) : refuse({ code: 'IMPORT_REGION_MISMATCH', given: named, department: code, expected });
}
