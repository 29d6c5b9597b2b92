import type { GlobalId } from './global-id.ts';

/**
 * What the subgraphs of one MIREX tell each other, by topic. The payload is the whole of what others may know of the
 * row, not a difference: who missed an event is right again after the next.
 */
export interface Topics {
  'enrolment.changed': EnrolmentTold;
  'summons.changed': SummonsTold;
  'actor.changed': ActorTold;
  'jury.changed': JuryTold;
  'allocation.changed': AllocationTold;
  'attendance.recorded': AttendanceTold;
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

export interface ActorTold {
  readonly id: GlobalId;
  readonly lastName: string;
  readonly firstName: string;
  /** Null: from outside the schools. */
  readonly establishmentUai: string | null;
  /** What the file that named this actor knows them by. */
  readonly reference: string | null;
  /** EXTERNAL: outside the civil service, paid by other rules and only with a payee file. */
  readonly status: 'TEACHER' | 'OFFICIAL' | 'PROFESSIONAL' | 'RETIRED' | 'EXTERNAL' | 'UNKNOWN';
  /** MERGED: whatever names this id means the survivor from now on, until an undoing tells ACTIVE again. */
  readonly state: 'ACTIVE' | 'MERGED';
  /** Who stands for a merged actor, never itself merged; null while ACTIVE. */
  readonly survivorId: GlobalId | null;
}

export interface JuryTold {
  readonly id: GlobalId;
  readonly session: number;
  /** `BAC_PRO`, `BTSA`… */
  readonly diploma: string;
  /** Formation code; null: the board is for the whole diploma. */
  readonly speciality: string | null;
  /** DRAFT: being put together; NOMINATED: may sit; DISSOLVED: sits no more. */
  readonly state: 'DRAFT' | 'NOMINATED' | 'DISSOLVED';
  readonly members: readonly JuryMemberTold[];
}

/** One seat of a board: an actor of any MIREX. */
export interface JuryMemberTold {
  readonly actorId: GlobalId;
  readonly role: 'CHAIR' | 'DEPUTY_CHAIR' | 'MEMBER';
  /** In which quality they sit: shares of a board are counted by it. */
  readonly quality: 'TEACHER' | 'PROFESSIONAL' | 'OFFICIAL' | 'OTHER';
}

/** Where one enrolment sits which papers, whole: a place that is not listed is held no more. Its key is the enrolment. */
export interface AllocationTold {
  readonly enrolmentId: GlobalId;
  readonly session: number;
  readonly places: readonly PlaceTold[];
}

export interface PlaceTold {
  readonly allocationId: GlobalId;
  readonly sittingId: GlobalId;
  readonly centreId: GlobalId;
  /** `40321004.E1`. */
  readonly paper: string;
  readonly room: string;
  readonly seat: number;
  /** ISO instants; the end is the candidate's own, extra time included. */
  readonly startsAt: string;
  readonly endsAt: string;
  /** IANA time zone of the venue. */
  readonly timeZone: string;
}

/** Who came to one place of a sitting. Its key is the allocation. */
export interface AttendanceTold {
  readonly allocationId: GlobalId;
  readonly enrolmentId: GlobalId;
  readonly session: number;
  readonly paper: string;
  readonly sittingId: GlobalId;
  readonly centreId: GlobalId;
  readonly presence: 'PRESENT' | 'ABSENT' | 'ABSENT_JUSTIFIED';
}
