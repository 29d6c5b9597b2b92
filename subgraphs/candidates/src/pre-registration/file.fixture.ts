import type { DataSets } from '@mirex/schema/edition';

/** A small edition: the establishments and specialities that the files of the tests name. */
export const EDITION = {
  sessions: [{ year: 2025, phase: 'CLOSED' }, { year: 2026, phase: 'ENROLMENT_OPEN' }],
  specialities: [
    { code: '40321004', diploma: 'BAC_PRO', firstSession: 2011, lastSession: null },
    { code: '32321007', diploma: 'BTSA', firstSession: 1999, lastSession: null },
    { code: '50321139', diploma: 'CAPA', firstSession: 2017, lastSession: null },
    { code: '51321002', diploma: 'BEPA', firstSession: 2011, lastSession: 2021 },
    { code: '40321099', diploma: 'BAC_PRO', firstSession: 2028, lastSession: null },
  ],
  establishments: [
    { uai: '0350700W', mirex: 'NO', sector: 'PUBLIC' },
    { uai: '0850144V', mirex: 'NO', sector: 'PUBLIC' },
    { uai: '0211217J', mirex: 'NE', sector: 'PUBLIC' },
    { uai: '9840277D', mirex: null, sector: 'PUBLIC' },
  ],
  offers: [
    { uai: '0350700W', speciality: '40321004', route: 'SCHOOL', firstSession: 2021, lastSession: null },
    { uai: '0350700W', speciality: '32321007', route: 'SCHOOL', firstSession: 2021, lastSession: null },
    { uai: '0850144V', speciality: '40321004', route: 'APPRENTICESHIP', firstSession: 2021, lastSession: null },
    { uai: '0850144V', speciality: '50321139', route: 'SCHOOL', firstSession: 2021, lastSession: 2025 },
  ],
} satisfies Partial<DataSets>;

/** A line as the columns name its values; what is not said is a good value. */
export type Line = Readonly<Record<string, string>>;

const GOOD: Line = {
  ine: '', inaa: '', nom: 'Le Goff', prenom: 'Zoé', date_naissance: '2007-03-01', sexe: 'F', uai: '0350700W',
  code_formation: '40321004', voie: 'SCOLAIRE', forme: '', langue_1: '', langue_2: '',
};

export const HEADER = Object.keys(GOOD);

export const csvLine = (line: Line, delimiter = ';'): string => HEADER.map((column) => ({ ...GOOD, ...line })[column]).join(delimiter);

/** A file whose lines are good unless they say otherwise. */
export const csv = (lines: readonly Line[], delimiter = ';'): string =>
  [HEADER.join(delimiter), ...lines.map((line) => csvLine(line, delimiter)), ''].join('\r\n');

/** So many good lines of different people. */
export const people = (count: number, over: Line = {}): Line[] =>
  Array.from({ length: count }, (_, i) => ({ nom: `Le Goff ${nth(i)}`, prenom: 'Zoé', ...over }));

/** 0 → A, 25 → Z, 26 → BA: a different word for each number. */
const nth = (i: number): string => (i < 26 ? '' : nth(Math.floor(i / 26))) + String.fromCodePoint(65 + (i % 26));

/** As the mutation's variable carries it. */
export const base64 = (text: string): string => Buffer.from(text).toString('base64');
