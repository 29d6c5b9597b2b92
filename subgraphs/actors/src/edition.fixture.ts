import type { DataSets } from '@mirex/schema/edition';

const paper = (code: string): DataSets['papers'][number] =>
  ({ code, speciality: code.slice(0, 8), mode: 'TERMINAL', coefficientTenths: 10, markStep: 50, firstSession: 2020, lastSession: null });

/** A small national edition: two specialities, three establishments, one session. */
export const EDITION: Partial<DataSets> = {
  specialities: ['40321004', '32321007'].map((code) => ({ code, diploma: 'BAC_PRO', firstSession: null, lastSession: null })),
  establishments: [
    { uai: '0350700A', mirex: 'NO', sector: 'PUBLIC' },
    { uai: '0670001B', mirex: 'NE', sector: 'PUBLIC' },
    { uai: '9750001C', mirex: null, sector: 'PUBLIC' },
  ],
  papers: [paper('40321004.E1'), paper('32321007.E1')],
  sessions: [{ year: 2026, phase: 'PAPERS' }],
};
