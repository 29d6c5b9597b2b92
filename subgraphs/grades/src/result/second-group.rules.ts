import { add, type CandidatePaper, reaches, sum, type Weighted } from './counted-paper.rules.ts';
import { type CandidateFile, optionalPoints, propose, type Proposal } from './result.rules.ts';
import type { ResultRegulation } from './result-regulation.rules.ts';

/** A mark of the second group: of a first-group paper sat again, or of the control paper that stands for all. */
export interface SecondGroupMark {
  /** Code of the first-group paper; null: the control paper. */
  readonly paper: string | null;
  /** Null: absent. */
  readonly hundredths: number | null;
}

/**
 * What the marks say after the second group: admitted without honours, or failed.
 *
 * With a control paper, its mark and the average of the first group are weighted against each other; otherwise the better
 * of the two marks counts in each paper sat again. Who is absent keeps the average of the first group, which was not enough.
 *
 * Sources: code de l'éducation, art. D337-78 (control paper: its weight is to be checked) and D334-8 (better mark: read for
 * the general baccalauréat, to be checked for STAV).
 */
export function proposeSecondGroup(file: CandidateFile, sat: readonly SecondGroupMark[], regulation: ResultRegulation): Proposal {
  const first = propose(file, regulation);
  if (first.decision !== 'SECOND_GROUP') return first;
  const total = regulation.controlPercent === null ? withBetterMarks(file, sat, regulation) : withControl(first.total, sat, regulation.controlPercent);
  const none = { total, honours: null, juryMayAdmit: false, failedCertificate: false, blocks: [] } as const;
  if (reaches(total, regulation.passAverage)) return { ...none, decision: 'ADMITTED', reason: 'AVERAGE' };
  const juryMayAdmit = regulation.juryRangeFrom !== null && reaches(total, regulation.juryRangeFrom);
  return { ...none, decision: 'FAILED', reason: juryMayAdmit ? 'JURY_RANGE' : 'AVERAGE', juryMayAdmit };
}

/** Both sides times 100, so that no hundredth is lost: the divisor grows with the sum. */
function withControl(first: Weighted, sat: readonly SecondGroupMark[], percent: number): Weighted {
  const control = sat.find(({ paper }) => paper === null)?.hundredths;
  if (control == null) return first;
  return {
    thousandths: first.thousandths * (100 - percent) + control * first.coefficientTenths * percent,
    coefficientTenths: first.coefficientTenths * 100,
  };
}

function withBetterMarks({ papers }: CandidateFile, sat: readonly SecondGroupMark[], regulation: ResultRegulation): Weighted {
  const again = new Map(sat.map(({ paper, hundredths }) => [paper, hundredths]));
  const better = papers.map((paper): CandidatePaper => {
    const mark = again.get(paper.code);
    return mark == null ? paper : { ...paper, standing: 'SAT', hundredths: Math.max(mark, firstMark(paper, regulation)) };
  });
  return add(sum(better.filter(({ optional }) => !optional), regulation.unjustifiedAbsenceMark), optionalPoints(papers, regulation));
}

const firstMark = ({ standing, hundredths }: CandidatePaper, { unjustifiedAbsenceMark }: ResultRegulation): number =>
  (standing === 'ABSENT_UNJUSTIFIED' ? unjustifiedAbsenceMark : hundredths) ?? 0;
