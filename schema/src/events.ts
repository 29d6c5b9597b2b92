import type { AllocationTold, HostingTold } from './centre-events.ts';
import type { GlobalId } from './global-id.ts';

/**
 * What the subgraphs of one MIREX tell each other, by topic. The payload is the whole of what others may know of the
 * row, not a difference: who missed an event is right again after the next.
 */
export interface Topics {
  'enrolment.changed': EnrolmentTold;
  'candidate.changed': CandidateTold;
  'paper-map.changed': PaperMapTold;
  'accommodation.decided': AccommodationTold;
  'summons.changed': SummonsTold;
  'actor.changed': ActorTold;
  'jury.changed': JuryTold;
  'incompatibility.changed': IncompatibilityTold;
  'allocation.changed': AllocationTold;
  'attendance.recorded': AttendanceTold;
  'hosting.changed': HostingTold;
  'decision.recorded': DecisionTold;
  'fraud.final': FraudTold;
  'payee.changed': PayeeTold;
}

export interface EnrolmentTold {
  readonly id: GlobalId;
  readonly candidateId: GlobalId;
  /** Candidate number of the session: `NO26-000123`. */
  readonly number: string;
  readonly session: number;
  /** Formation code. */
  readonly speciality: string;
  /** The speciality's: `BAC_PRO`. */
  readonly diploma: string;
  readonly establishmentUai: string;
  readonly route: string;
  /** `GLOBAL` or `PROGRESSIVE`. */
  readonly form: string;
  /** A state of SM-ENROLMENT. */
  readonly state: string;
}

/** Who a candidate is, for what is printed with their name. Its key is the candidate's id. */
export interface CandidateTold {
  readonly id: GlobalId;
  readonly lastName: string;
  readonly firstName: string;
  /** ISO date. */
  readonly birthDate: string;
  readonly sex: string;
}

/** Which papers a candidate sits. Its key is the enrolment's id; each event holds the whole map. */
export interface PaperMapTold {
  readonly enrolmentId: GlobalId;
  readonly session: number;
  /** Formation code. */
  readonly speciality: string;
  readonly papers: readonly PaperToSit[];
}

export interface PaperToSit {
  /** `40321004.E1.1`. */
  readonly paper: string;
  /** How this candidate is assessed in it: not always as the paper's own mode says. */
  readonly mode: 'CCF' | 'TERMINAL';
  readonly status: 'TO_SIT' | 'EXEMPT' | 'KEPT';
  /** The mark that is kept, in hundredths of a point; null unless KEPT. */
  readonly keptHundredths: number | null;
}

/** The measures that a candidate has a right to, and never why. Its key is the enrolment's id. */
export interface AccommodationTold {
  readonly enrolmentId: GlobalId;
  readonly session: number;
  /** `GRANTED`, `PARTIAL` or `REFUSED`. */
  readonly decision: string;
  /**
   * Those granted, `GrantedMeasure[]` as JSON, none when all were refused: sealed by the owner's vault at `toldMeasuresAt`, since what is
   * told lies in the outbox.
   */
  readonly measures: string;
}

/** Where the measures that are told of an enrolment are sealed. */
export const toldMeasuresAt = (enrolmentId: string): { readonly column: string; readonly id: string } => ({ column: 'accommodation.decided', id: enrolmentId });

export interface GrantedMeasure {
  /** `EXTRA_TIME_WRITTEN`, `SEPARATE_ROOM`, `LARGE_PRINT_A3`… */
  readonly code: string;
  /** For extra time: minutes for each hour of the paper, 20 being a third; null for any other measure. */
  readonly extraMinutesPerHour: number | null;
  /** Codes of the papers that it is granted for. */
  readonly papers: readonly string[];
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
  /** Where the actor is awaited; null: nowhere in particular. Maybe of another MIREX. */
  readonly sittingId: GlobalId | null;
  /** The centre whose head certifies the service, where the summons says it; null: that of the sitting, or none. */
  readonly centreId: GlobalId | null;
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

/** What two records of one person have in common, by keyed hashes (64 hex digits): no number leaves finance. Its key is the actor's id. */
export interface PayeeTold {
  readonly actorId: GlobalId;
  /** Null: paid for travel only. */
  readonly nirFingerprint: string | null;
  readonly ibanFingerprint: string;
}

/** What keeps an actor from some missions, and never why. Its key is its own id. */
export interface IncompatibilityTold {
  readonly id: GlobalId;
  readonly actorId: GlobalId;
  readonly kind: 'ESTABLISHMENT' | 'ACTOR' | 'CANDIDATE' | 'PAPER' | 'DATE';
  /** UAI, id of an actor or a candidate, code of a paper; empty for days. */
  readonly target: string;
  /** ISO dates, both included; null: open. */
  readonly from: string | null;
  readonly to: string | null;
  readonly withdrawn: boolean;
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

/** Who came to one place of a sitting, or to be heard. Its key is the allocation; of an oral the enrolment with the paper. */
export interface AttendanceTold {
  /** Null: of an oral. */
  readonly allocationId: GlobalId | null;
  readonly enrolmentId: GlobalId;
  readonly session: number;
  readonly paper: string;
  /** The evaluation post, of an oral. */
  readonly sittingId: GlobalId;
  readonly centreId: GlobalId;
  readonly presence: 'PRESENT' | 'ABSENT' | 'ABSENT_JUSTIFIED';
}

/**
 * What a jury has decided of an enrolment, once its record is signed. Its key is the enrolment's id; its version is
 * `number`: a rectified decision, and that after a second group, tell the whole again.
 */
export interface DecisionTold {
  readonly id: GlobalId;
  /** 1 for the first decision on the enrolment, 2 for the next. */
  readonly number: number;
  readonly enrolmentId: GlobalId;
  readonly deliberationId: GlobalId;
  readonly session: number;
  readonly diploma: string;
  /** Formation code. */
  readonly speciality: string;
  readonly establishmentUai: string;
  readonly decision: 'ADMITTED' | 'ADMITTED_BY_JURY' | 'SECOND_GROUP' | 'FAILED' | 'NOT_GRADED' | 'SUSPENDED' | 'NO_FINAL_DECISION';
  /** Sum of marks times coefficients, in thousandths of a point; 0 when no paper counts. */
  readonly totalThousandths: number;
  /** Sum of the coefficients that count, in tenths: the average is `totalThousandths / coefficientTenths / 100` points. */
  readonly coefficientTenths: number;
  /** The average to print, in hundredths, rounded down so that 9.999 is never shown as 10; null when no paper counts. */
  readonly averageHundredths: number | null;
  /** Points that the jury added to the total, in thousandths of a point; 0 when none. */
  readonly juryThousandths: number;
  readonly honours: 'AB' | 'B' | 'TB' | 'TB_FEL' | null;
  /** Whether a candidate who failed has the certificat de fin d'études professionnelles agricoles. */
  readonly failedCertificate: boolean;
  /** Numbers of the papers whose competence blocks are certified: `E1`. Empty unless the candidate failed. */
  readonly blocks: readonly string[];
  readonly marks: readonly DecidedMark[];
  /** Number of the national edition that it was computed with. */
  readonly edition: number;
  /** ISO instant of the signature. */
  readonly signedAt: string;
}

export interface DecidedMark {
  /** `40321004.E1.1`. */
  readonly paper: string;
  readonly group: 1 | 2;
  readonly standing: 'SAT' | 'KEPT' | 'EXEMPT' | 'ABSENT_JUSTIFIED' | 'ABSENT_UNJUSTIFIED' | 'SUSPENDED' | 'ANNULLED';
  /** Null when there are no points. */
  readonly hundredths: number | null;
  readonly coefficientTenths: number;
}

/** How a fraud case ended, when nothing can be appealed any more. */
export interface FraudTold {
  readonly id: GlobalId;
  readonly enrolmentId: GlobalId;
  readonly session: number;
  readonly sanctioned: boolean;
  /** Committed at the enrolment: the whole exam is void. */
  readonly examVoid: boolean;
  /** Codes of the papers that are void, and that may not be assessed during the course next time. */
  readonly voidPapers: readonly string[];
  readonly excludedFromSession: boolean;
  /** No honours when the exam is sat again, unless all of it is. */
  readonly withoutHonours: boolean;
  /** ISO date from which exams of the ministry may be sat again; null: no ban. */
  readonly bannedUntil: string | null;
  /** ISO instant. */
  readonly finalAt: string;
}
