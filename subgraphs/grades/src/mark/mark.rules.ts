import type { PaperFact } from '@mirex/schema/edition';
import { type Hundredths, type MarkRefusal as PointsRefusal, readMark } from '@mirex/schema/mark';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { coversSession } from '@mirex/schema/session-range';

/** SM-MARK: the way of a mark from the paper to the jury, and what stands in its place. */
export type MarkStateName =
  | 'EXPECTED' | 'ENTERED' | 'VERIFIED' | 'HARMONISED' | 'LOCKED' | 'DELIBERATED'
  | 'ABSENT_JUSTIFIED' | 'ABSENT_UNJUSTIFIED' | 'EXEMPT' | 'KEPT' | 'FRAUD_PENDING' | 'ANNULLED';

/** Which state may follow which. Once the jury has opened (LOCKED), a correction is a new deliberation, never an unlocking. */
export const NEXT_STATES: Readonly<Record<MarkStateName, readonly MarkStateName[]>> = {
  EXPECTED: ['ENTERED', 'ABSENT_JUSTIFIED', 'ABSENT_UNJUSTIFIED', 'EXEMPT', 'KEPT', 'FRAUD_PENDING'],
  ENTERED: ['ENTERED', 'VERIFIED', 'ABSENT_JUSTIFIED', 'ABSENT_UNJUSTIFIED', 'FRAUD_PENDING'],
  VERIFIED: ['ENTERED', 'HARMONISED', 'LOCKED', 'FRAUD_PENDING'],
  HARMONISED: ['HARMONISED', 'LOCKED', 'FRAUD_PENDING'],
  LOCKED: ['DELIBERATED'],
  DELIBERATED: [],
  ABSENT_JUSTIFIED: ['EXPECTED', 'ENTERED', 'LOCKED'],
  ABSENT_UNJUSTIFIED: ['EXPECTED', 'ABSENT_JUSTIFIED', 'LOCKED'],
  EXEMPT: ['EXPECTED', 'LOCKED'],
  KEPT: ['EXPECTED', 'ENTERED', 'LOCKED'],
  FRAUD_PENDING: ['ENTERED', 'ANNULLED', 'LOCKED'],
  ANNULLED: ['LOCKED'],
};

export type MarkRefusal =
  | PointsRefusal
  | { readonly code: 'PAPER_NOT_OF_ENROLMENT'; readonly paper: string }
  | { readonly code: 'ENROLMENT_UNKNOWN'; readonly given: string }
  | { readonly code: 'SHEET_SIZE'; readonly given: number }
  | { readonly code: 'LINE_TWICE'; readonly paper: string }
  | { readonly code: 'SECOND_READER_IS_FIRST' }
  | { readonly code: 'SECOND_READING_DIFFERS'; readonly paper: string }
  | { readonly code: 'MARK_UNKNOWN'; readonly given: string }
  | { readonly code: 'MARK_STATE'; readonly from: MarkStateName; readonly to: MarkStateName }
  | { readonly code: 'MARK_CHANGED_MEANWHILE'; readonly expected: number; readonly found: number };

/** Whether a mark may go from one state to another. */
export function checkTransition(from: MarkStateName, to: MarkStateName): Outcome<MarkStateName, MarkRefusal> {
  return NEXT_STATES[from].includes(to) ? accept(to) : refuse({ code: 'MARK_STATE', from, to });
}

/** Whether who writes has seen the mark as it is. @param seen the version that they read; null when they did not say. */
export function checkVersion(seen: number | null, found: number): Outcome<number, MarkRefusal> {
  return seen === null || seen === found ? accept(found) : refuse({ code: 'MARK_CHANGED_MEANWHILE', expected: seen, found });
}

/** Reads points under the paper's step. */
export const readPoints = (points: string, { markStep }: Pick<PaperFact, 'markStep'>): Outcome<Hundredths, MarkRefusal> => readMark(points, markStep);

/** The states that a jury takes as they are; any other is not ready for it. */
export const READY_FOR_JURY: readonly MarkStateName[] = (Object.keys(NEXT_STATES) as MarkStateName[]).filter((state) => NEXT_STATES[state].includes('LOCKED'));

/** The papers of a speciality in a session, the optional ones too. */
export const papersOf = (papers: readonly PaperFact[], speciality: string, session: number): PaperFact[] =>
  papers.filter((paper) => paper.speciality === speciality && coversSession(paper, session));

/** The states of SM-ENROLMENT in which nobody expects marks any more. */
const GONE: ReadonlySet<string> = new Set(['REJECTED', 'WITHDRAWN', 'TRANSFERRED', 'BARRED']);

export const GONE_STATES: readonly string[] = [...GONE];

export const expectsMarks = (enrolmentState: string): boolean => !GONE.has(enrolmentState);

/** The longest mark sheet that is taken at once. */
export const LONGEST_SHEET = 5_000;

/** Whether a sheet can be entered as one: it has lines, not too many, and none is about the mark of another. */
export function checkSheet(lines: readonly { readonly enrolmentId: string; readonly paperCode: string }[]): Outcome<number, MarkRefusal & { readonly line: number }> {
  if (lines.length === 0 || lines.length > LONGEST_SHEET) return refuse({ code: 'SHEET_SIZE', given: lines.length, line: 0 });
  const seen = new Set<string>();
  for (const [line, { enrolmentId, paperCode }] of lines.entries()) {
    const key = `${enrolmentId} ${paperCode}`;
    if (seen.has(key)) return refuse({ code: 'LINE_TWICE', paper: paperCode, line });
    seen.add(key);
  }
  return accept(lines.length);
}
