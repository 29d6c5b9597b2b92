import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import type { Context } from '@mirex/kit/context';

import { Diploma } from '../diploma/diploma.entity.ts';
import { lastSessionOf } from '../diploma/last-session.rules.ts';
import { Speciality } from '../diploma/speciality.entity.ts';
import { type Upserted, upsertRows } from '../rows/upsert.ts';
import { allOf, type LineRead } from './all-of.rules.ts';
import { date, needed, neededShape, session, text } from './cell.rules.ts';
import { plain } from './columns.rules.ts';
import type { LineRefusal } from './import-refusal.rules.ts';
import type { Importer } from './importer.ts';
import { codes, type Rncp, rncp } from './speciality-links.rules.ts';
import type { Cells } from './table.rules.ts';

interface SpecialityRow {
  readonly code: string;
  readonly diplomaCode: string;
  readonly label: string;
  readonly firstSession: number | null;
  readonly lastSession: number | null;
  readonly openedOn: string | null;
  readonly closedOn: string | null;
  readonly replaces: readonly string[];
  readonly replacedBy: readonly string[];
  readonly rncp: readonly Rncp[];
}

interface Known {
  /** Diploma by the first three characters of its formation codes. */
  readonly diplomaOf: ReadonlyMap<string, string>;
  readonly labelOf: ReadonlyMap<string, string>;
}

/** Table N_FORMATION_DIPLOME of the Base centrale des nomenclatures, and what Certif Info adds to it. */
export const specialities: Importer<Known, SpecialityRow> = {
  name: 'specialities',
  columns: {
    code: { names: ['code formation', 'code', 'formation_diplome', 'code formation diplôme'], needed: true },
    label: { names: ['libellé', 'label', 'libelle_long', 'libelle_long_200'], needed: true },
    diploma: { names: ['diplôme', 'diploma'] },
    firstSession: { names: ['première session', 'firstSession', 'date_premiere_session'] },
    lastSession: { names: ['dernière session', 'lastSession', 'date_derniere_session'] },
    opened: { names: ['date ouverture', 'opened'] },
    closed: { names: ['date fermeture', 'closed'] },
    replaces: { names: ['remplace', 'replaces'] },
    replacedBy: { names: ['remplacée par', 'replacedBy'] },
    rncp: { names: ['rncp', 'fiche rncp'] },
  },
  know: async (em) => ({
    diplomaOf: new Map((await em.find(Diploma, {})).map(({ formationPrefix, code }) => [formationPrefix, code])),
    labelOf: new Map((await em.find(Speciality, {})).map(({ code, label }) => [code, label])),
  }),
  read: readSpeciality,
  keyOf: ({ code }) => code,
  store: storeSpecialities,
};

function readSpeciality(cells: Cells, { diplomaOf, labelOf }: Known): LineRead<SpecialityRow> {
  const code = neededShape(cells, 'code', /^\d{3}[0-9A-Z]{5}$/);
  const read = allOf({
    code,
    diplomaCode: diploma(cells, code, diplomaOf),
    label: label(cells, code, labelOf),
    firstSession: session(cells, 'firstSession'), lastSession: session(cells, 'lastSession'),
    openedOn: date(cells, 'opened'), closedOn: date(cells, 'closed'),
    replaces: codes(cells, 'replaces'), replacedBy: codes(cells, 'replacedBy'), rncp: rncp(cells),
  });
  if (!read.ok) return read;
  const { firstSession: first, lastSession: last } = read.value;
  return first !== null && last !== null && last < first ? { ok: false, refusals: [{ code: 'IMPORT_SESSIONS_REVERSED', first, last }] } : read;
}

type Code = Outcome<string, LineRefusal>;

/** The diploma is in the code; a column that says otherwise is a mistake of one of them. */
function diploma(cells: Cells, code: Code, diplomaOf: Known['diplomaOf']): Outcome<string, LineRefusal> {
  // A code that cannot be read is told once, by itself.
  if (!code.ok) return accept('');
  const expected = diplomaOf.get(code.value.slice(0, 3));
  if (expected === undefined) return refuse({ code: 'IMPORT_DIPLOMA_UNKNOWN', given: code.value });
  const given = text(cells, 'diploma');
  if (!given.ok) return given;
  return given.value === null || plain(given.value) === plain(expected) ? accept(expected) : refuse({ code: 'IMPORT_DIPLOMA_MISMATCH', given: given.value, expected });
}

/** The nomenclature writes capitals without accents and the diploma in brackets: a label that differs by that alone is kept. */
function label(cells: Cells, code: Code, labelOf: Known['labelOf']): Outcome<string, LineRefusal> {
  const given = needed(cells, 'label');
  if (!given.ok) return given;
  const bare = given.value.replace(/\s*\((?:BTSA|BAC PRO AG|BAC TECHNO|CAPA|BEPA)\)$/, '');
  const held = code.ok ? labelOf.get(code.value) : undefined;
  return accept(held !== undefined && plain(held) === plain(bare) ? held : bare);
}

async function storeSpecialities(context: Context, rows: readonly SpecialityRow[]): Promise<Upserted> {
  const done = await upsertRows(context, 'speciality', ['code'], rows.map(({ code, diplomaCode, label, firstSession, lastSession, openedOn, closedOn }) =>
    ({ code, diplomaCode, label, firstSession, ...lastSessionOf(lastSession, closedOn), openedOn, closedOn })));
  const links = rows.flatMap(({ code, replaces, replacedBy }) => [
    ...replaces.map((oldCode) => ({ oldCode, newCode: code })), ...replacedBy.map((newCode) => ({ oldCode: code, newCode })),
  ]);
  await upsertRows(context, 'replacement', ['oldCode', 'newCode'], [...new Map(links.map((link) => [`${link.oldCode}>${link.newCode}`, link])).values()]);
  await upsertRows(context, 'rncp_record', ['specialityCode', 'number'], rows.flatMap(({ code, rncp }) => rncp.map((record) => ({ specialityCode: code, ...record }))));
  return done;
}
