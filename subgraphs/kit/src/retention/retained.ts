/** How long a class of rows is kept, and by which text: the edition's `retentions`. */
export interface RetentionRule {
  readonly code: string;
  /** Null: it is never destroyed here, but handed to the archives. */
  readonly days: number | null;
  readonly basis: string;
}

/** Rows of one class, and since when they are of it. */
export interface Retained {
  /** The rule's. */
  readonly code: string;
  readonly table: string;
  /** Of those rows of `t`, which; all unless said. */
  readonly where?: string;
  /** The SQL of the instant that the time of a row `t` is counted from; null while it has not begun. */
  readonly since: string;
}

/** The end of the year of a session, from which what belongs to it is counted. @param session SQL of its year. */
export const sessionEnd = (session: string): string => `make_timestamptz(${session}, 12, 31, 23, 59, 59, 'UTC')`;

/** What every instance keeps of its own work. Told events quote what they told, names included. */
export const KIT_RETAINED: readonly Retained[] = [
  { code: 'TOLD_EVENTS', table: 'outbox', since: 'delivered_at' },
  { code: 'APPLIED_EVENTS', table: 'inbox', since: 'applied_at' },
  { code: 'IDEMPOTENCY_KEYS', table: 'idempotency', since: 'at' },
];
