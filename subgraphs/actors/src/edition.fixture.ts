import type { DataSets } from '@mirex/schema/edition';

const paper = (code: string): DataSets['papers'][number] =>
  ({ code, speciality: code.slice(0, 8), mode: 'TERMINAL', coefficientTenths: 10, markStep: 50, firstSession: 2020, lastSession: null });

const regulation = (diploma: string, numbers: Record<string, number>): DataSets['regulations'][number] => ({
  code: `${diploma}.2021`, diploma, scope: null, region: null, firstSession: 2021, lastSession: null,
  items: Object.entries(numbers).map(([name, value]) => ({ name, unit: 'COUNT', value, wording: null, status: 'CONFIRMED' })),
});

/** The edition in which an actor has no more than these missions in a year. */
export const limitedTo = (most: number): Partial<DataSets> => ({ ...EDITION, regulations: [...(EDITION.regulations ?? []), regulation('BAC_PRO', { MISSIONS_A_YEAR_AT_MOST: most })] });

/** A small national edition: four specialities, four establishments, one session. */
export const EDITION: Partial<DataSets> = {
  specialities: [['40321004', 'BAC_PRO'], ['32321007', 'BAC_PRO'], ['50321130', 'CAPA'], ['32321308', 'BTSA']]
    .map(([code = '', diploma = '']) => ({ code, diploma, firstSession: null, lastSession: null })),
  regulations: [regulation('CAPA', { JURY_TEACHERS_AT_MOST_THIRDS: 2 }), regulation('BTSA', { JURY_TEACHERS_AT_LEAST_THIRDS: 2, JURY_PROFESSIONALS_AT_MOST_THIRDS: 1 })],
  offers: [
    { uai: '0350700A', speciality: '40321004', route: 'SCOLAIRE', firstSession: 2020, lastSession: null },
    { uai: '0350700A', speciality: '32321308', route: 'SCOLAIRE', firstSession: 2020, lastSession: 2025 },
    { uai: '0350701B', speciality: '32321308', route: 'SCOLAIRE', firstSession: 2020, lastSession: null },
    { uai: '0670001B', speciality: '32321308', route: 'SCOLAIRE', firstSession: 2020, lastSession: null },
  ],
  establishments: [
    { uai: '0350700A', mirex: 'NO', sector: 'PUBLIC' },
    { uai: '0350701B', mirex: 'NO', sector: 'PUBLIC' },
    { uai: '0670001B', mirex: 'NE', sector: 'PUBLIC' },
    { uai: '9750001C', mirex: null, sector: 'PUBLIC' },
  ],
  papers: [paper('40321004.E1'), paper('32321007.E1')],
  territories: [{ region: '53', mirex: 'NO', firstSession: 2021, lastSession: null, zone: 'METRO', timeZone: 'Europe/Paris', departments: ['35'] }],
  orders: [],
  sessions: [{ year: 2026, phase: 'PAPERS' }],
};
