/** What of the caller travels to the instances; the GraphQL context of every request. */
export interface Caller {
  /** The claims as JSON, as they are signed. */
  readonly claims: string;
  readonly requestId: string;
  /** When the request ends whatever happens: the client left, or its time is up. */
  readonly signal: AbortSignal;
}
