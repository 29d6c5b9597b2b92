import type { MirexCode, Owner } from '@mirex/schema/mirex';

import type { GatewayProcess } from './gateway-process.ts';
import type { InstancesProcess } from './instances-process.ts';
import type { Override } from './topology-text.ts';

/** How many enrolments each of the world's MIREX holds; small, and no two alike. */
export const ENROLMENTS = { NO: 12, SE: 8, OP: 5 } as const satisfies Partial<Record<MirexCode, number>>;
export type WorldMirex = keyof typeof ENROLMENTS;
export const WORLD_MIREX = Object.keys(ENROLMENTS) as readonly WorldMirex[];

/** The nation, three MIREX and the gateway, each a real process, over databases of their own in the run's PostgreSQL. */
export interface World {
  readonly gateway: GatewayProcess;
  /** The path of the topology file. */
  readonly topology: string;
  readonly secretOf: (owner: Owner) => string;
  readonly processOf: (owner: Owner) => InstancesProcess;
  /** Starts the owner's process at the address that it had, or at another one. */
  readonly restart: (owner: Owner, port?: 'same' | 'other') => Promise<InstancesProcess>;
  readonly rows: <Row extends object>(owner: Owner, sql: string) => Promise<Row[]>;
  readonly askInstance: <Data>(owner: Owner, subgraph: string, query: string) => Promise<Data>;
  /** Writes the topology as the processes stand now, some subgraphs elsewhere if said, and tells the gateway to read it. */
  readonly reload: (overrides?: readonly Override[]) => void;
  /** Puts any text in the topology's place, and tells the gateway to read it. */
  readonly reloadText: (text: string) => void;
  readonly stop: () => Promise<void>;
}
