import type { MirexCode, Owner } from '@mirex/schema/mirex';

/** One address of one subgraph: the sole owner of its MIREX's rows. Replicas stand behind one url. */
export interface Instance {
  /** For people and metrics: `NO/candidates`. */
  readonly name: string;
  readonly subgraph: string;
  /** Whose rows it serves: one MIREX, or `FR` for the nation. */
  readonly mirex: readonly Owner[];
  readonly url: string;
  readonly readyUrl: string;
  /** Seals what is sent to it. */
  readonly secret: string;
  /** The longest that it is waited for, in milliseconds. */
  readonly deadlineMs: number;
}

/** Who answers what, as far as this gateway sees. */
export interface Topology {
  /** The MIREX that this gateway shows: all seven in the national view. */
  readonly mirex: readonly MirexCode[];
  /** By subgraph. The nation's have one instance; the others share out the MIREX, each to exactly one. */
  readonly instances: ReadonlyMap<string, readonly Instance[]>;
}

/** The addressee of what is sent to an instance, as it is written in the seal: `candidates@NO`. */
export const addressee = ({ subgraph, mirex }: Instance): string => `${subgraph}@${mirex.join(',')}`;
