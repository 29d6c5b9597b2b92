/** What the gateway itself has refused to somebody: who and what, by names of the schema and ids alone. */
export interface Refusal {
  /** The account; `ANONYMOUS` without a token that is believed. */
  readonly who: string;
  readonly roles: readonly string[];
  /** The application that asked on their behalf. */
  readonly client: string | null;
  readonly requestId: string;
  /** The field that they may not ask for (`Mutation.recordMark`), else the operation's name, else the route. */
  readonly action: string;
  readonly code: string;
}

/** No address is kept of who is nobody: their requests are told apart by their ids, which the log has too. */
export const ANONYMOUS = 'anonyme';

/** Refusals of one kind, told once with how many there were. */
export interface RefusalLine {
  /** ISO instant of the first. */
  readonly at: string;
  readonly who: string;
  readonly roles: readonly string[];
  readonly client: string | null;
  /** The first request. */
  readonly request: string;
  readonly action: string;
  readonly outcome: string;
  readonly count: number;
}
