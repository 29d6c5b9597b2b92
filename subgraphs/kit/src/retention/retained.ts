/** How long a class of rows is kept, and by which text: a row of the referential's `retention_rule`. */
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
  /** The SQL of the instant that the time is counted from; null while it has not begun. */
  readonly since: string;
}

/** What every instance keeps of its own work. Told events quote what they told, names included. */
export const KIT_RETAINED: readonly Retained[] = [
  { code: 'TOLD_EVENTS', table: 'outbox', since: 'delivered_at' },
  { code: 'APPLIED_EVENTS', table: 'inbox', since: 'applied_at' },
  { code: 'IDEMPOTENCY_KEYS', table: 'idempotency', since: 'at' },
];
