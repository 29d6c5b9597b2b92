import type { BulkRun } from './bulk/bulk-run.ts';

/** What a host process is started with; see `ProductOptions`. */
export interface HostStart {
  readonly databaseUrl: string;
  readonly secret: string;
  readonly databasePrefix: string;
  readonly enrolments: number;
  /** Whether clients are given a gateway that asks its instances over HTTP, as from another machine; in this process unless said. */
  readonly overHttp?: boolean;
}

export interface HostUsage {
  /** Processor time of the process since it began, in microseconds. */
  readonly cpu: number;
  /** HTTP requests that the process was asked since it began: of clients, and of the gateway to its instances. */
  readonly requests: number;
  /** SQL statements by `subgraph@OWNER` since the last `forget`. */
  readonly statements: Readonly<Record<string, number>>;
}

export interface ImportRun {
  readonly id: string;
  /** Until the import has answered; statements are those of the candidates subgraph. */
  readonly run: BulkRun;
  /** Until the other subgraphs have applied every enrolment, in milliseconds. */
  readonly told: number;
}

/** What a host process can be asked, over the channel between the two processes: arguments and answers are JSON. */
export interface HostActs {
  readonly start: (options: HostStart) => Promise<{ readonly url: string; readonly token: string }>;
  readonly usage: (argument: null) => Promise<HostUsage>;
  readonly forget: (argument: null) => Promise<null>;
  /** Imports a file of so many invented people; another seed, other people. */
  readonly import: (file: { readonly seed: number; readonly rows: number }) => Promise<ImportRun>;
  readonly stop: (argument: null) => Promise<null>;
}

export interface Question {
  readonly serial: number;
  readonly act: keyof HostActs;
  readonly argument: unknown;
}

export interface Reply {
  readonly serial: number;
  readonly answer?: unknown;
  readonly fault?: string;
}
