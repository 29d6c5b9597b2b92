import type { CalendarFact } from './edition.ts';
import type { LockFact } from './session-facts.ts';

/** The phases of a session, from the first to the last; its states have the same names. */
export const SESSION_PHASES = [
  'DRAFT', 'DECLARED', 'ENROLMENT_OPEN', 'ENROLMENT_CLOSED', 'ORGANISATION', 'SUMMONED', 'PAPERS', 'MARKING', 'MARKS_CLOSED',
  'DELIBERATION', 'PUBLISHED', 'SECOND_GROUP', 'FINAL', 'REPLACEMENT', 'CLOSED', 'ARCHIVED',
] as const;

export type SessionPhaseName = (typeof SESSION_PHASES)[number];

/** What the phases of a session open and lock. */
export type SessionAct =
  | 'DECLARE_OFFERS' | 'ENROL' | 'CORRECT_ENROLMENTS' | 'DECIDE_ACCOMMODATIONS' | 'ENTER_CCF_MARKS' | 'ALLOCATE' | 'SUMMON' | 'RECORD_ATTENDANCE'
  | 'ENTER_MARKS' | 'DELIBERATE' | 'PUBLISH' | 'CLAIM';

/** `WITH_REASON`: the phase is over; agents of the MIREX may still, and say why. */
export type ActOpening = 'OPEN' | 'WITH_REASON' | 'NOT_YET' | 'CLOSED';

/**
 * Whether an act is open in a zone's calendar at an instant. A phase that the bureau has opened again opens what it opens,
 * until its instant and not after. An act that no lock is known of is closed.
 */
export function openingOf(act: SessionAct, { state, reopened }: Pick<CalendarFact, 'state' | 'reopened'>, locks: readonly LockFact[], at: Date): ActOpening {
  const lock = locks.find((each) => each.act === act);
  if (!lock) return 'CLOSED';
  if (within(state, lock) || (reopened !== null && at < new Date(reopened.until) && within(reopened.phase, lock))) return 'OPEN';
  if (rankOf(state) < rankOf(lock.from)) return 'NOT_YET';
  return lock.after === 'MIREX' && rankOf(state) < rankOf('CLOSED') ? 'WITH_REASON' : 'CLOSED';
}

const rankOf = (phase: string): number => (SESSION_PHASES as readonly string[]).indexOf(phase);

const within = (phase: string, { from, until }: LockFact): boolean => rankOf(from) <= rankOf(phase) && rankOf(phase) <= rankOf(until);
