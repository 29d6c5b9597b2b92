import type { Execution } from '../answer/choose-answers.ts';
import type { TokenTrust } from '../access/token.ts';
import type { DocumentTrust } from '../documents/document-trust.ts';
import type { Explorer } from '../http/explorer-routes.ts';
import type { Local } from '../instance/local.ts';
import type { Limits } from '../limits/limits.ts';
import type { Topology } from '../topology/topology.ts';

/** All that a gateway starts with; nothing is read from elsewhere. */
export interface GatewayConfig {
  /** Hides from errors what the schema holds. */
  readonly production: boolean;
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** The supergraph's SDL. */
  readonly supergraph: string;
  readonly topology: Topology;
  /** The sharded subgraphs' own SDL, by name: how their answers are routed and merged. */
  readonly sharded: ReadonlyMap<string, string>;
  readonly tokens: TokenTrust;
  readonly limits: Limits;
  /** Without it, any document is answered. */
  readonly documents?: DocumentTrust;
  readonly introspection: boolean;
  /** Who executes query plans; we do when absent. */
  readonly execution?: Execution;
  /** Instances of this process, which are asked without a socket. */
  readonly local?: Local;
  /** Without one, there is no page at `/`. */
  readonly explorer?: Explorer;
  /** Milliseconds since the epoch, by the clock of the instances too; the machine's when absent. */
  readonly now?: () => number;
}
