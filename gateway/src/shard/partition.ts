import { type MirexCode, MIREX_CODES } from '@mirex/schema/mirex';

/** One running server of a subgraph, and the MIREX that it serves. */
export interface Instance {
  /** Unique within the subgraph, and stable over reloads: breakers and pools are kept by it. */
  readonly name: string;
  /** Where it listens; GraphQL is at `<url>/graphql`. */
  readonly url: string;
  readonly mirex: readonly MirexCode[];
  /** How long one request may take, retries included; absent, the engine's own. */
  readonly deadlineMs?: number;
}

/** Who serves which MIREX of one subgraph: plain data, to be replaced as a whole. */
export interface Partition {
  readonly mirex: readonly MirexCode[];
  readonly instances: readonly Instance[];
}

/** An instance and the MIREX that it is asked about, in the order of `MIREX_CODES`. */
export interface Addressee {
  readonly instance: Instance;
  readonly mirex: readonly MirexCode[];
}

/** The instances to ask about these MIREX. Those that nobody serves are in none. */
export function addressees({ instances }: Partition, mirex: ReadonlySet<MirexCode>): Addressee[] {
  return instances
    .map((instance) => ({ instance, mirex: MIREX_CODES.filter((code) => mirex.has(code) && instance.mirex.includes(code)) }))
    .filter((addressee) => addressee.mirex.length > 0);
}
