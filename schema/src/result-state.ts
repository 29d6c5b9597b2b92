import { SESSION_PHASES } from './session-lock.ts';

/**
 * SM-RESULT: the way of one enrolment's result. Grades has it until it is signed, diplomas from its publication on; what a
 * jury says of it (`DecisionTold`) stands beside its state.
 */
export type ResultStateName = 'PENDING' | 'PROPOSED' | 'DELIBERATED' | 'PUBLISHED' | 'RECTIFIED' | 'FINAL';

/**
 * Which state may follow which. What was signed is proposed anew by a correction, under the next number; what is out is taken
 * back, rectified (its version says how often) or final, and a jury that decides anew rectifies what is final.
 */
export const NEXT_RESULT_STATES: Readonly<Record<ResultStateName, readonly ResultStateName[]>> = {
  PENDING: ['PROPOSED'],
  PROPOSED: ['DELIBERATED'],
  DELIBERATED: ['PROPOSED', 'PUBLISHED'],
  PUBLISHED: ['DELIBERATED', 'RECTIFIED', 'FINAL'],
  RECTIFIED: ['DELIBERATED', 'RECTIFIED', 'FINAL'],
  FINAL: ['DELIBERATED', 'RECTIFIED'],
};

export const mayBecome = (from: ResultStateName, to: ResultStateName): boolean => NEXT_RESULT_STATES[from].includes(to);

/** The state of a result by the record that it stands in. */
export const recordedState = (record: 'OPEN' | 'SIGNED'): 'PROPOSED' | 'DELIBERATED' => (record === 'OPEN' ? 'PROPOSED' : 'DELIBERATED');

/** Decisions that nothing of this session comes after: neither a second group nor the end of a fraud case. */
export const LAST_DECISIONS: ReadonlySet<string> = new Set(['ADMITTED', 'ADMITTED_BY_JURY', 'FAILED', 'NOT_GRADED', 'NO_FINAL_DECISION']);

/**
 * The state of a result that is out: final once its decision is a last one and the session is, where it was sat.
 *
 * @param version 1 as it was published, 2 and more rectified.
 * @param phase of the session in the calendar zone; undefined: it has no calendar there.
 */
export function publishedState({ decision, version }: { readonly decision: string; readonly version: number }, phase: string | undefined): 'PUBLISHED' | 'RECTIFIED' | 'FINAL' {
  const phases: readonly string[] = SESSION_PHASES;
  if (LAST_DECISIONS.has(decision) && phases.indexOf(phase ?? '') >= phases.indexOf('FINAL')) return 'FINAL';
  return version > 1 ? 'RECTIFIED' : 'PUBLISHED';
}
