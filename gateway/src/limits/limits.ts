/** How much one request may ask, and one client in a minute. Measured on the queries of the guides, the explorer and the portals. */
export interface Limits {
  /** Lexical tokens of the query's text. The longest query of ours has 310. */
  readonly tokens: number;
  /** Fields once every fragment is spread out: what a small text can grow to. The query of introspection has 230. */
  readonly fields: number;
  /** Fields inside fields, and values inside values of one argument. The query of introspection has 15. */
  readonly depth: number;
  /** Aliases once every fragment is spread out: how often one field can be asked under other names. */
  readonly aliases: number;
  /** Fields of the operation itself: what can be begun at once. */
  readonly rootFields: number;
  /** Directives at one place; the graph has two that a query can use. */
  readonly directivesAtOnce: number;
  /** Directives of the whole document, as it is written. */
  readonly directives: number;
  /** How often introspection lists what lies inside what it lists. */
  readonly introspection: number;
  /** The largest `first` or `last`. */
  readonly page: number;
  /** The largest cost of one operation, in points: about the objects that it can make the instances read. */
  readonly cost: number;
  /** The points that one client may spend in a minute. */
  readonly pointsPerMinute: number;
  /** Bytes of the body, variables included. */
  readonly bodyBytes: number;
  /** The longest that a request may take to arrive, headers and body, in milliseconds. */
  readonly arrivalMs: number;
  /** The longest that a request may take from its last byte in to its first byte out, in milliseconds. */
  readonly requestMs: number;
}

export const LIMITS: Limits = {
  tokens: 4_000, fields: 2_000, depth: 20, aliases: 100, rootFields: 30, directivesAtOnce: 5, directives: 100, introspection: 2, page: 500,
  cost: 100_000, pointsPerMinute: 5_000_000, bodyBytes: 1024 * 1024, arrivalMs: 30_000, requestMs: 30_000,
};

/** Validation stops here: a client mends five errors at a time. */
export const MAX_ERRORS = 5;
