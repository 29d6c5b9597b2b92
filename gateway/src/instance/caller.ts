import type { Cost } from '../limits/admission.ts';

/** What of the caller travels to the instances; the GraphQL context of every request. */
export interface Caller {
  /** The claims as JSON, as they are signed. */
  readonly claims: string;
  readonly requestId: string;
  /** When the request ends whatever happens: the client left, or its time is up. */
  readonly signal: AbortSignal;
  /** When its time is up, in milliseconds since 1970: instances are told how long they are waited for. */
  readonly deadlineAt?: number;
  /** What the operation was weighed at. */
  readonly cost?: Cost;
}
