import type { GlobalId } from './global-id.ts';

/**
 * What the subgraphs of one MIREX tell each other, by topic. The payload is the whole of what others may know of the
 * row, not a difference: who missed an event is right again after the next.
 */
export interface Topics {
  'enrolment.changed': EnrolmentTold;
  'summons.changed': SummonsTold;
}

export interface EnrolmentTold {
  readonly id: GlobalId;
  /** Candidate number of the session: `NO26-000123`. */
  readonly number: string;
  readonly session: number;
  /** Formation code. */
  readonly speciality: string;
  readonly establishmentUai: string;
  readonly route: string;
  /** A state of SM-ENROLMENT. */
  readonly state: string;
}

export interface SummonsTold {
  readonly id: GlobalId;
  readonly actorId: GlobalId;
  readonly session: number;
  /** What the actor is summoned for: `SCRIPT_MARKING`, `EXAMINER_SESSION`. */
  readonly activity: string;
  /** Formation code that the papers belong to; null when the summons is for a whole centre. */
  readonly speciality: string | null;
  /** ISO date of the mission's first day: rates are those in force on it. */
  readonly date: string;
  /** Scripts to mark, or sessions of four hours. */
  readonly quantity: number;
  /** A state of SM-SUMMONS. */
  readonly state: string;
}
