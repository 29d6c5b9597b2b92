import type { SessionAct, SessionPhaseName } from '@mirex/schema/session-lock';

const SCHEDULE = 'Calendrier type d’une session : proposition à valider par le bureau des examens';
const REGISTERS = 'Arrêté du 5-5-2011, art. 9 : date de clôture des registres';

/** What each phase opens; who may still do it once the phase is left; where that was read. */
const LOCKS: readonly (readonly [act: SessionAct, first: SessionPhaseName, last: SessionPhaseName, after: 'NOBODY' | 'MIREX', source: string, status: 'CONFIRMED' | 'PLACEHOLDER'])[] = [
  ['DECLARE_OFFERS', 'DRAFT', 'DECLARED', 'MIREX', SCHEDULE, 'PLACEHOLDER'],
  ['ENROL', 'ENROLMENT_OPEN', 'ENROLMENT_OPEN', 'NOBODY', REGISTERS, 'CONFIRMED'],
  ['CORRECT_ENROLMENTS', 'ENROLMENT_OPEN', 'ENROLMENT_OPEN', 'MIREX', SCHEDULE, 'PLACEHOLDER'],
  ['DECIDE_ACCOMMODATIONS', 'ENROLMENT_OPEN', 'ENROLMENT_CLOSED', 'MIREX', SCHEDULE, 'PLACEHOLDER'],
  ['ENTER_CCF_MARKS', 'DECLARED', 'MARKING', 'NOBODY', SCHEDULE, 'PLACEHOLDER'],
  ['ALLOCATE', 'ENROLMENT_CLOSED', 'ORGANISATION', 'MIREX', SCHEDULE, 'PLACEHOLDER'],
  ['SUMMON', 'ORGANISATION', 'SUMMONED', 'MIREX', SCHEDULE, 'PLACEHOLDER'],
  ['RECORD_ATTENDANCE', 'PAPERS', 'MARKING', 'MIREX', SCHEDULE, 'PLACEHOLDER'],
  ['ENTER_MARKS', 'PAPERS', 'MARKING', 'NOBODY', SCHEDULE, 'PLACEHOLDER'],
  ['DELIBERATE', 'MARKS_CLOSED', 'REPLACEMENT', 'NOBODY', SCHEDULE, 'PLACEHOLDER'],
  ['PUBLISH', 'DELIBERATION', 'REPLACEMENT', 'NOBODY', SCHEDULE, 'PLACEHOLDER'],
  ['CLAIM', 'PAPERS', 'REPLACEMENT', 'MIREX', SCHEDULE, 'PLACEHOLDER'],
];

/** Rows of the table `session_lock`. */
export const lockRows = (): readonly Record<string, unknown>[] =>
  LOCKS.map(([act, firstPhase, lastPhase, after, source, status]) => ({ act, firstPhase, lastPhase, after, source, status }));
