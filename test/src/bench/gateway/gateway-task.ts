import type { Kind } from './gateway-kinds.ts';

/** What a gateway's process is started with. */
export interface Task {
  readonly kind: Kind;
  readonly supergraph: string;
  /** Where the subgraphs are, each at its name. */
  readonly origin: string;
}

/** Where a gateway listens, and what it wants to be shown. */
export interface Served {
  readonly url: string;
  readonly token?: string;
}

export interface Usage {
  /** Microseconds since the process began. */
  readonly cpu: number;
  /** Bytes. */
  readonly memory: number;
}
