import type { DataSets } from '@mirex/schema/edition';

const paper = (code: string, mode: 'CCF' | 'TERMINAL', eps = false) =>
  ({ code, speciality: code.slice(0, 8), mode, coefficientTenths: 10, markStep: mode === 'CCF' ? 100 : 50, eps, firstSession: 2021, lastSession: null });

/** The rules that all diplomas have, and those of one. */
const regulation = (diploma: string, rules: Readonly<Record<string, number>>) => ({
  code: `${diploma}.2021`, diploma, scope: null, region: null, firstSession: 2021, lastSession: null,
  items: Object.entries({ DOSSIER_BYTES_AT_MOST: 20_000_000, DOCUMENT_INDIVIDUAL_IDENTITY: 1, MAJORITY: 18, EXTRA_TIME_AT_MOST_THIRDS: 1, ACCOMMODATION_ASKED_UNTIL: 1231, ...rules })
    .map(([name, value]) => ({ name, unit: 'COUNT' as const, value, wording: null, status: 'CONFIRMED' })),
});

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
    { uai: '0350700W', mirex: 'NO', sector: 'PUBLIC', region: '53' },
    { uai: '0850144V', mirex: 'NO', sector: 'PUBLIC', region: '53' },
    { uai: '0211217J', mirex: 'NE', sector: 'PUBLIC' },
    { uai: '9840277D', mirex: null, sector: 'PUBLIC' },
  ],
  offers: [
    { uai: '0350700W', speciality: '40321004', route: 'SCHOOL', firstSession: 2021, lastSession: null },
    { uai: '0350700W', speciality: '32321007', route: 'SCHOOL', firstSession: 2021, lastSession: null },
    { uai: '0850144V', speciality: '40321004', route: 'APPRENTICESHIP', firstSession: 2021, lastSession: null },
    { uai: '0850144V', speciality: '50321139', route: 'SCHOOL', firstSession: 2021, lastSession: 2025 },
  ],
  accreditations: [{ uai: '0850144V', kind: 'CCF', speciality: null, from: '2024-09-01', to: '2029-08-31' }],
  papers: [
    ...[['E1.1', 'TERMINAL'], ['E1.2', 'CCF'], ['E3', 'CCF'], ['E5', 'TERMINAL'], ['E7', 'CCF']].map(([part, mode]) => paper(`40321004.${part}`, mode as 'CCF' | 'TERMINAL', part === 'E3')),
    ...[['E1', 'TERMINAL'], ['E2', 'CCF'], ['E4', 'CCF']].map(([part, mode]) => paper(`50321139.${part}`, mode as 'CCF' | 'TERMINAL')),
    ...[['E1', 'TERMINAL'], ['E2', 'CCF']].map(([part, mode]) => paper(`32321007.${part}`, mode as 'CCF' | 'TERMINAL')),
  ],
  regulations: [
    regulation('CAPA', { INDIVIDUAL_AGE_FROM: 18, INDIVIDUAL_WORK_FROM: 2, KEPT_MARKS: 5, KEPT_MARKS_FROM: 1000, LEVEL_FOUR_EXEMPTS_UP_TO: 3, OPTIONAL_PAPERS_AT_MOST: 1, DOCUMENT_INDIVIDUAL_WORK_CERTIFICATE: 1 }),
    regulation('BAC_PRO', { KEPT_MARKS: 5, KEPT_MARKS_FROM: 1000, KEPT_IN_ANY_SPECIALITY_UP_TO: 4, OPTIONAL_PAPERS_AT_MOST: 2 }),
    regulation('BTSA', { INDIVIDUAL_WORK_FROM: 1, KEPT_MARKS: 5, DOCUMENT_INDIVIDUAL_WORK_CERTIFICATE: 1 }),
  ],
  calendars: [] as DataSets['calendars'][number][],
  territories: [{ region: '53', mirex: 'NO', firstSession: 2021, lastSession: null, zone: 'METRO', timeZone: 'Europe/Paris', departments: ['35'] }],
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
