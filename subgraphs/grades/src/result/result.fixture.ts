import type { CandidatePaper, Standing } from './counted-paper.rules.ts';
import type { CandidateFile } from './result.rules.ts';
import type { ResultRegulation } from './result-regulation.rules.ts';

/** A regulation with every test that there is, in invented numbers. */
export const REGULATION: ResultRegulation = {
  passAverage: 1000, juryRangeFrom: 900, eliminatoryProfessionalMarkBelow: 600, eliminatoryProfessionalAverageBelow: 950, firstGroupAverageFrom: 700,
  secondGroupFrom: null, secondGroupPracticeFrom: null, controlPercent: null, optionalPointsAbove: 1000, optionalPapersAtMost: 1, unjustifiedAbsenceMark: 0,
  honours: [{ honours: 'AB', from: 1200 }, { honours: 'B', from: 1400 }, { honours: 'TB', from: 1600 }],
  honoursWithKeptMarks: false, failedCertificateFrom: 800, blockCertificateFrom: 1000, filesExamined: false, toBeChecked: [],
};

export const paper = (number: string, hundredths: number | null, more: Partial<CandidatePaper> = {}): CandidatePaper => ({
  code: `S1.${number}`, number: number.split('.')[0] ?? '', coefficientTenths: 10, mode: 'TERMINAL', professional: false, optional: false,
  standing: (hundredths === null ? 'EXEMPT' : 'SAT') satisfies Standing, hundredths, ...more,
});

export const fileOf = (papers: readonly CandidatePaper[], more: Partial<CandidateFile> = {}): CandidateFile =>
  ({ papers, fraudOpen: false, excluded: false, withoutHonours: false, ...more });
