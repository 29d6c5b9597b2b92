/** How much one request may ask, before anything is planned. Measured on the queries of the guides: the longest has 310 tokens. */
export interface Limits {
  /** Lexical tokens of the query's text. */
  readonly tokens: number;
  /** Fields once every fragment is spread out: what a small text can grow to. */
  readonly recursiveSelections: number;
  /** Bytes of the body, variables included. */
  readonly bodyBytes: number;
  /** The longest that a request may take from its last byte in to its first byte out, in milliseconds. */
  readonly requestMs: number;
}

export const LIMITS: Limits = { tokens: 4_000, recursiveSelections: 10_000, bodyBytes: 1024 * 1024, requestMs: 30_000 };

/** Validation stops here: a client mends five errors at a time. */
export const MAX_ERRORS = 5;
