/** Why rows of a person stay when the person is erased; each has its sentence in `erasure.messages.ts`. */
export type KeptBecause = 'EXAM_RECORD' | 'DIPLOMA_REGISTER' | 'ACCOUNTS' | 'HISTORY' | 'NAMELESS' | 'SANCTION' | 'ANONYMITY';

/** Rows of a table: all, or those that an SQL condition about `t` picks. */
export interface PersonTable {
  readonly table: string;
  readonly where?: string;
}

/** Something that must have ended before anybody is erased. */
export interface OpenBusiness {
  readonly code: 'ERASURE_SESSION_OPEN' | 'ERASURE_MISSION_OPEN' | 'ERASURE_FRAUD_OPEN' | 'ERASURE_CLAIM_OPEN' | 'ERASURE_DIPLOMA_OPEN' | 'ERASURE_CASE_OPEN';
  /** Selects what is open: `ids` holds the person's ids, `today` is the day. */
  readonly sql: string;
}

/**
 * What a subgraph keeps of people, table by table: every one of its tables is named once or more. The first entry that picks a
 * row decides what becomes of it.
 */
export interface PersonalData {
  /**
   * Rows that quote people in what they say, and name no id by which they would be found: those of `t` that an SQL condition picks,
   * `ids` holding the person's. What becomes of them is said below, as of any table.
   */
  readonly quoting?: readonly Required<PersonTable>[];
  /** Rows that go, children before what they belong to. */
  readonly erased: readonly PersonTable[];
  /** Columns that are emptied, each with the SQL of what stands there then: the row stays, and tells of nobody. */
  readonly blanked: readonly (PersonTable & { readonly columns: Readonly<Record<string, string>> })[];
  readonly kept: Readonly<Partial<Record<KeptBecause, readonly string[]>>>;
  /** Tables without a row of anybody. */
  readonly impersonal: readonly string[];
  readonly waitsFor: readonly OpenBusiness[];
}
