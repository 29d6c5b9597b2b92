/** In which phases an act of a session may be done, and who may still do it after them. Asked by `@mirex/schema/session-lock`. */
export interface LockFact {
  /** `ENROL`, `ENTER_MARK`: the acts of `@mirex/schema/session-lock`. */
  readonly act: string;
  /** First and last phase in which it is open; leaving the last one locks it. */
  readonly from: string;
  readonly until: string;
  /** Who may still do it then, with a reason. */
  readonly after: 'NOBODY' | 'MIREX';
}

/** When the enrolments of a diploma are open to schools and candidates of one MIREX. */
export interface WindowFact {
  readonly session: number;
  readonly mirex: string;
  readonly diploma: string;
  /** Included. */
  readonly opensAt: string;
  /** Excluded. */
  readonly closesAt: string;
}

/** When a paper is sat in one zone: by everybody at once, or at any time of a range of days. */
export interface ScheduleFact {
  readonly session: number;
  readonly zone: string;
  readonly paper: string;
  readonly round: 'FIRST_GROUP' | 'SECOND_GROUP' | 'REPLACEMENT';
  readonly kind: 'SITTING' | 'WINDOW';
  readonly startsAt: string;
  readonly endsAt: string;
}

/** What the nation orders every MIREX to do, each once, in the order of the numbers. Orders are never taken back. */
export interface OrderFact {
  /** 1, 2, 3… */
  readonly number: number;
  /**
   * `SUBJECT_COMPROMISED`: nobody sits the paper until further order. `BACKUP_ACTIVATED`: it is sat with another subject, at
   * the instants of `sittings`; candidates and actors of the former ones are summoned again.
   */
  readonly kind: 'SUBJECT_COMPROMISED' | 'BACKUP_ACTIVATED';
  readonly session: number;
  /** Code of the paper: `40321004.E5`. */
  readonly paper: string;
  readonly at: string;
  readonly reason: string;
  /** Zones that are concerned. */
  readonly zones: readonly string[];
  /** One per zone that is concerned; empty while no new date is known. */
  readonly sittings: readonly { readonly zone: string; readonly startsAt: string; readonly endsAt: string }[];
  /** What is sat from now on; null while none is activated. Never the subject itself: its reference and SHA-256. */
  readonly subject: { readonly reference: string; readonly digest: string } | null;
}
