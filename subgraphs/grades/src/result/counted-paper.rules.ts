/** What stands for a paper when the jury looks at it. `NOT_SAT`: it belongs to another session (progressive form, papers spread out). */
export type Standing = 'SAT' | 'KEPT' | 'EXEMPT' | 'ABSENT_JUSTIFIED' | 'ABSENT_UNJUSTIFIED' | 'SUSPENDED' | 'ANNULLED' | 'NOT_SAT';

/** A paper, or the part of one that has a mark and a coefficient of its own, as one candidate has it. */
export interface CandidatePaper {
  /** `40321004.E1.2`. */
  readonly code: string;
  /** The whole paper that it is a part of: `E1`. */
  readonly number: string;
  readonly coefficientTenths: number;
  readonly mode: 'CCF' | 'TERMINAL';
  readonly professional: boolean;
  readonly optional: boolean;
  readonly standing: Standing;
  /** Null unless SAT or KEPT. */
  readonly hundredths: number | null;
}

/** A sum of marks and its coefficients, never divided: 12.5 with coefficient 1.5 is 18,750 thousandths over 15 tenths. */
export interface Weighted {
  /** Hundredths of a point times tenths of a coefficient. */
  readonly thousandths: number;
  readonly coefficientTenths: number;
}

export const NOTHING: Weighted = { thousandths: 0, coefficientTenths: 0 };

export const add = (one: Weighted, other: Weighted): Weighted =>
  ({ thousandths: one.thousandths + other.thousandths, coefficientTenths: one.coefficientTenths + other.coefficientTenths });

/** Whether an average is at least so many hundredths, by cross-multiplication: 9.999 is not 10. False when nothing counts. */
export const reaches = ({ thousandths, coefficientTenths }: Weighted, hundredths: number): boolean =>
  coefficientTenths > 0 && thousandths >= hundredths * coefficientTenths;

/** The average to print, rounded down to the hundredth so that nobody reads 10.00 who does not have it; null when nothing counts. */
export const printedAverage = ({ thousandths, coefficientTenths }: Weighted): number | null =>
  (coefficientTenths === 0 ? null : Math.floor(thousandths / coefficientTenths));

/**
 * What a paper weighs in a sum; null when it does not count: exempt, not sat, or without points.
 *
 * @param absenceMark what an unjustified absence counts, in hundredths; null: nothing.
 */
function weightOf({ standing, hundredths, coefficientTenths }: CandidatePaper, absenceMark: number | null): Weighted | null {
  const counted = standing === 'ABSENT_UNJUSTIFIED' ? absenceMark : standing === 'SAT' || standing === 'KEPT' ? hundredths : null;
  return counted === null ? null : { thousandths: counted * coefficientTenths, coefficientTenths };
}

export const sum = (papers: readonly CandidatePaper[], absenceMark: number | null): Weighted =>
  papers.reduce((total, paper) => add(total, weightOf(paper, absenceMark) ?? NOTHING), NOTHING);

/** The whole papers by number, each with the sum of those of its parts that count; papers none of whose parts counts are left out. */
export function wholePapers(papers: readonly CandidatePaper[], absenceMark: number | null): ReadonlyMap<string, Weighted> {
  const whole = new Map<string, Weighted>();
  for (const paper of papers) {
    const weight = weightOf(paper, absenceMark);
    if (weight) whole.set(paper.number, add(whole.get(paper.number) ?? NOTHING, weight));
  }
  return whole;
}
