import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { reaches } from './counted-paper.rules.ts';
import type { DecisionName, Proposal, ReasonName } from './result.rules.ts';

/** What a jury says of one candidate. */
export interface JuryWord {
  readonly verdict: 'ADMIT' | 'FAIL';
  /** Points that it adds to the total of marks times coefficients, in thousandths of a point; 0 when it fails. */
  readonly points: number;
  readonly reason: string;
}

export interface Decided {
  readonly decision: DecisionName;
  readonly reason: ReasonName;
}

export type JuryRefusal =
  | { readonly code: 'JURY_HAS_NO_CHOICE'; readonly reason: ReasonName }
  | { readonly code: 'JURY_REASON_MISSING' }
  | { readonly code: 'JURY_POINTS_NEGATIVE' }
  | { readonly code: 'JURY_POINTS_SHORT'; readonly missing: number }
  | { readonly code: 'JURY_POINTS_WITHOUT_ADMISSION' };

/** Thousandths of a point that the total lacks; 0 when it reaches. */
export const shortOf = ({ total: { thousandths, coefficientTenths } }: Pick<Proposal, 'total'>, passAverage: number): number =>
  Math.max(0, passAverage * coefficientTenths - thousandths);

/**
 * What comes of a jury's word. Marks never change: the points are kept beside them, with who gave them and why.
 *
 * Only where the average lies in the range that the regulation leaves to the jury. Whom it admits, it gives at least the
 * points that were missing; whom it fails, none.
 *
 * Source: CRPM, art. D811-148-5 (CAPa) and D811-140-4 (BTSA), in force.
 */
export function decide(proposal: Pick<Proposal, 'decision' | 'reason' | 'juryMayAdmit' | 'total'>, { verdict, points, reason }: JuryWord, passAverage: number): Outcome<Decided, JuryRefusal> {
  if (!proposal.juryMayAdmit) return refuse({ code: 'JURY_HAS_NO_CHOICE', reason: proposal.reason });
  if (reason.trim() === '') return refuse({ code: 'JURY_REASON_MISSING' });
  if (points < 0) return refuse({ code: 'JURY_POINTS_NEGATIVE' });
  if (verdict === 'FAIL') {
    if (points > 0) return refuse({ code: 'JURY_POINTS_WITHOUT_ADMISSION' });
    return accept(proposal.decision === 'SECOND_GROUP' ? { decision: 'SECOND_GROUP', reason: proposal.reason } : { decision: 'FAILED', reason: 'JURY' });
  }
  const { total } = proposal;
  if (!reaches({ ...total, thousandths: total.thousandths + points }, passAverage)) {
    return refuse({ code: 'JURY_POINTS_SHORT', missing: shortOf(proposal, passAverage) - points });
  }
  return accept({ decision: 'ADMITTED_BY_JURY', reason: 'JURY_POINTS' });
}
