import type { IncomingHttpHeaders } from 'node:http';

import type { DocumentNode } from 'graphql';

import type { Caller } from '../instance/caller.ts';

/** A request to the graph as HTTP brought it. */
export interface Question {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  /** Of a GET: from its `?` on, or nothing. */
  readonly search: string;
  /** Of a POST: its JSON, read. */
  readonly body: unknown;
  /** The document, when somebody has parsed it already; it need not be valid. */
  readonly document?: DocumentNode | undefined;
}

/** What goes back. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Answers questions to the graph. Rejects on faults of its own only. */
export interface Answers {
  readonly answer: (question: Question, caller: Caller) => Promise<Answer>;
  readonly close: () => Promise<void>;
}
