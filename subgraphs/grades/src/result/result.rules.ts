import { add, type CandidatePaper, NOTHING, reaches, sum, type Weighted, wholePapers } from './counted-paper.rules.ts';
import type { Honours, ResultRegulation } from './result-regulation.rules.ts';

/** SM-RESULT: what a jury can say. */
export type DecisionName = 'ADMITTED' | 'ADMITTED_BY_JURY' | 'SECOND_GROUP' | 'FAILED' | 'NOT_GRADED' | 'SUSPENDED' | 'NO_FINAL_DECISION';

/** Why, in the order in which the tests are made. */
export type ReasonName =
  | 'FRAUD_PENDING' | 'SANCTIONED' | 'ABSENT' | 'REPLACEMENT_DUE' | 'PAPERS_NOT_SAT' | 'NOTHING_COUNTS'
  | 'PROFESSIONAL_MARK' | 'PROFESSIONAL_AVERAGE' | 'FIRST_GROUP_AVERAGE'
  | 'AVERAGE' | 'JURY_RANGE' | 'SECOND_GROUP_RANGE' | 'PRACTICE_MARK' | 'JURY_POINTS' | 'JURY';

/** What the marks alone say, before the jury does. */
export interface Proposal {
  readonly decision: DecisionName;
  readonly reason: ReasonName;
  readonly total: Weighted;
  readonly honours: Honours | null;
  /** Whether the average lies where the jury may add points; without its word the candidate is not admitted. */
  readonly juryMayAdmit: boolean;
  /** Certificat de fin d'études professionnelles agricoles. */
  readonly failedCertificate: boolean;
  /** Numbers of the papers whose competence blocks are certified, in their order. */
  readonly blocks: readonly string[];
}

export interface CandidateFile {
  readonly papers: readonly CandidatePaper[];
  /** A fraud case is under way. */
  readonly fraudOpen: boolean;
  /** Excluded from the session, or the exam void, by a final sanction. */
  readonly excluded: boolean;
  /** Sanctioned before: no honours unless everything is sat again. */
  readonly withoutHonours: boolean;
}

/**
 * What the marks of the first group say.
 *
 * Fraud comes before absence, absence before elimination, elimination before the average: 15/20 on average with an
 * eliminatory mark is a failure. The order of the papers does not matter.
 *
 * Sources: CRPM, art. D811-148-3 and D811-148-5 (CAPa), D811-140-4 to D811-140-8 (BTSA), D811-174 (fraud), in force; code de
 * l'éducation, art. D337-78 (bac pro) and D334-8 (STAV). Which of their numbers are confirmed stands with them in the referential.
 */
export function propose(file: CandidateFile, regulation: ResultRegulation): Proposal {
  const { papers } = file;
  const mandatory = papers.filter(({ optional }) => !optional);
  const total = add(sum(mandatory, regulation.unjustifiedAbsenceMark), optionalPoints(papers, regulation));
  const none = { total, honours: null, juryMayAdmit: false, failedCertificate: false, blocks: [] } as const;

  if (file.fraudOpen || papers.some(({ standing }) => standing === 'SUSPENDED')) return { ...none, decision: 'SUSPENDED', reason: 'FRAUD_PENDING' };
  if (file.excluded || papers.some(({ standing }) => standing === 'ANNULLED')) return { ...none, decision: 'FAILED', reason: 'SANCTIONED' };
  if (mandatory.some(({ standing }) => standing === 'ABSENT_JUSTIFIED')) return { ...none, decision: 'NOT_GRADED', reason: 'REPLACEMENT_DUE' };
  if (regulation.unjustifiedAbsenceMark === null && mandatory.some(({ standing }) => standing === 'ABSENT_UNJUSTIFIED')) {
    return { ...none, decision: 'NOT_GRADED', reason: 'ABSENT', blocks: blocksOf(mandatory, regulation) };
  }
  if (mandatory.some(({ standing }) => standing === 'NOT_SAT')) {
    return { ...none, decision: 'NO_FINAL_DECISION', reason: 'PAPERS_NOT_SAT', blocks: blocksOf(mandatory, regulation) };
  }
  if (total.coefficientTenths === 0) return { ...none, decision: 'NOT_GRADED', reason: 'NOTHING_COUNTS' };

  const failed = { ...none, failedCertificate: certified(total, regulation), blocks: blocksOf(mandatory, regulation) };
  const eliminated = eliminatedBy(mandatory, regulation);
  if (eliminated) return { ...failed, decision: 'FAILED', reason: eliminated };
  if (reaches(total, regulation.passAverage)) return { ...none, decision: 'ADMITTED', reason: 'AVERAGE', honours: honoursOf(total, file, regulation) };

  const juryMayAdmit = regulation.juryRangeFrom !== null && reaches(total, regulation.juryRangeFrom);
  if (regulation.secondGroupFrom !== null && reaches(total, regulation.secondGroupFrom)) {
    return practised(mandatory, regulation)
      ? { ...none, decision: 'SECOND_GROUP', reason: 'SECOND_GROUP_RANGE', juryMayAdmit }
      : { ...failed, decision: 'FAILED', reason: 'PRACTICE_MARK', juryMayAdmit };
  }
  return { ...failed, decision: 'FAILED', reason: juryMayAdmit ? 'JURY_RANGE' : 'AVERAGE', juryMayAdmit };
}

/** Points above the threshold in the best of the optional papers, with no coefficient added to the divisor. */
export function optionalPoints(papers: readonly CandidatePaper[], { optionalPointsAbove, optionalPapersAtMost }: ResultRegulation): Weighted {
  if (optionalPointsAbove === null) return NOTHING;
  const gains = papers
    .filter(({ optional, standing }) => optional && (standing === 'SAT' || standing === 'KEPT'))
    .map(({ hundredths, coefficientTenths }) => Math.max(0, (hundredths ?? 0) - optionalPointsAbove) * coefficientTenths)
    .toSorted((one, other) => other - one)
    .slice(0, optionalPapersAtMost ?? undefined);
  return { thousandths: gains.reduce((all, gain) => all + gain, 0), coefficientTenths: 0 };
}

function eliminatedBy(mandatory: readonly CandidatePaper[], regulation: ResultRegulation): ReasonName | undefined {
  const { unjustifiedAbsenceMark, eliminatoryProfessionalMarkBelow, eliminatoryProfessionalAverageBelow, firstGroupAverageFrom } = regulation;
  const professional = mandatory.filter((paper) => paper.professional);
  const below = (weighted: Weighted, hundredths: number | null): boolean => hundredths !== null && weighted.coefficientTenths > 0 && !reaches(weighted, hundredths);
  const marks = [...wholePapers(professional, unjustifiedAbsenceMark).values()];
  if (marks.some((mark) => below(mark, eliminatoryProfessionalMarkBelow))) return 'PROFESSIONAL_MARK';
  if (below(sum(professional, unjustifiedAbsenceMark), eliminatoryProfessionalAverageBelow)) return 'PROFESSIONAL_AVERAGE';
  const firstGroup = mandatory.filter(({ mode }) => mode === 'TERMINAL');
  return below(sum(firstGroup, unjustifiedAbsenceMark), firstGroupAverageFrom) ? 'FIRST_GROUP_AVERAGE' : undefined;
}

/** Who is exempt of the practice papers passes this test. */
function practised(mandatory: readonly CandidatePaper[], { secondGroupPracticeFrom, unjustifiedAbsenceMark }: ResultRegulation): boolean {
  const practice = sum(mandatory.filter(({ professional }) => professional), unjustifiedAbsenceMark);
  return secondGroupPracticeFrom === null || practice.coefficientTenths === 0 || reaches(practice, secondGroupPracticeFrom);
}

const certified = (total: Weighted, { failedCertificateFrom }: ResultRegulation): boolean => failedCertificateFrom !== null && reaches(total, failedCertificateFrom);

function blocksOf(mandatory: readonly CandidatePaper[], { blockCertificateFrom, unjustifiedAbsenceMark }: ResultRegulation): string[] {
  if (blockCertificateFrom === null) return [];
  const unfinished = new Set(mandatory.filter(({ standing }) => standing === 'NOT_SAT').map(({ number }) => number));
  return [...wholePapers(mandatory, unjustifiedAbsenceMark)]
    .filter(([number, mark]) => !unfinished.has(number) && reaches(mark, blockCertificateFrom))
    .map(([number]) => number)
    .toSorted();
}

function honoursOf(total: Weighted, { papers, withoutHonours }: CandidateFile, { honours, honoursWithKeptMarks }: ResultRegulation): Honours | null {
  const kept = papers.some(({ standing }) => standing === 'KEPT');
  if ((kept && !honoursWithKeptMarks) || (withoutHonours && (kept || papers.some(({ standing }) => standing === 'EXEMPT')))) return null;
  return honours.findLast(({ from }) => reaches(total, from))?.honours ?? null;
}
