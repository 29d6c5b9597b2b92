import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/** SM-CASE: from the letter that came in to the answer, and whether that answer is appealed. */
export type CaseStateName = 'RECEIVED' | 'ACKNOWLEDGED' | 'ASSIGNED' | 'INVESTIGATED' | 'ANSWERED' | 'CLOSED' | 'APPEALED';

/**
 * Which state may follow which. APPEALED from any: where silence is an answer, it can be appealed. That move is made by the
 * appeal itself, ANSWERED by the answer.
 */
export const NEXT_STATES: Readonly<Record<CaseStateName, readonly CaseStateName[]>> = {
  RECEIVED: ['ACKNOWLEDGED', 'APPEALED'],
  ACKNOWLEDGED: ['ASSIGNED', 'APPEALED'],
  ASSIGNED: ['ASSIGNED', 'INVESTIGATED', 'APPEALED'],
  INVESTIGATED: ['ASSIGNED', 'ANSWERED', 'APPEALED'],
  ANSWERED: ['CLOSED', 'APPEALED'],
  CLOSED: ['APPEALED'],
  APPEALED: ['CLOSED'],
};

export type CaseMoveRefusal =
  | { readonly code: 'CASE_UNKNOWN'; readonly given: string }
  | { readonly code: 'CASE_CHANGED_MEANWHILE'; readonly seen: number; readonly found: number }
  | { readonly code: 'CASE_TRANSITION'; readonly from: CaseStateName; readonly to: CaseStateName }
  | { readonly code: 'CASE_ASSIGNEE_MISSING' }
  | { readonly code: 'CASE_AWAITS_DELIBERATION'; readonly decision: number };

/** The moves that somebody makes by hand; the others are made by an answer and by an appeal. */
const BY_HAND: ReadonlySet<CaseStateName> = new Set(['ACKNOWLEDGED', 'ASSIGNED', 'INVESTIGATED', 'CLOSED']);

export interface CaseAsMoved {
  readonly state: CaseStateName;
  readonly version: number;
  /** The decision that has to be followed by another one before the case is closed; null: none. */
  readonly awaitsDecisionAfter: number | null;
}

export interface CaseMove {
  readonly to: CaseStateName;
  /** The version that whoever acts has seen. */
  readonly version: number;
  /** Account of the agent who is given the case: of ASSIGNED. */
  readonly assignee: string | null;
}

/**
 * Whether a case goes on to a state. One in which an error was recognised stays open until the jury has decided anew: marks
 * are never corrected here.
 *
 * @param decided number of the jury's last decision; 0 when there is none.
 */
export function checkCaseMove(found: CaseAsMoved, { to, version, assignee }: CaseMove, decided: number): Outcome<CaseStateName, CaseMoveRefusal> {
  if (found.version !== version) return refuse({ code: 'CASE_CHANGED_MEANWHILE', seen: version, found: found.version });
  if (!BY_HAND.has(to) || !NEXT_STATES[found.state].includes(to)) return refuse({ code: 'CASE_TRANSITION', from: found.state, to });
  if (to === 'ASSIGNED' && !assignee?.trim()) return refuse({ code: 'CASE_ASSIGNEE_MISSING' });
  const awaited = found.awaitsDecisionAfter;
  return to === 'CLOSED' && awaited !== null && decided <= awaited ? refuse({ code: 'CASE_AWAITS_DELIBERATION', decision: awaited }) : accept(to);
}
