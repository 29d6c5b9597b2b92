import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Cluster, SUPERUSER, openCluster } from './cluster.ts';
import { type Holder, hold } from './holder.ts';
import { launch } from './launch.ts';
import { type Postmaster, runningOn } from './postmaster.ts';
import { shutDown } from './shut-down.ts';
import { StartRefusal } from './start-refusal.ts';

export interface EmbeddedOptions {
  /** Of the embedded server alone: its data, its secret, its log. Made when absent. */
  readonly directory: string;
  /** A free one when absent. Not heeded when a running server is adopted. */
  readonly port?: number | undefined;
  /** Whether to use a server that another process answers for, instead of refusing. */
  readonly join?: boolean;
  /** False only for tests: faster, and lost with the machine. */
  readonly durable?: boolean;
}

/** A running PostgreSQL of ours on 127.0.0.1. */
export interface Embedded {
  readonly port: number;
  readonly pid: number;
  /** Whether it ran before us: left by a killed process, or joined. */
  readonly adopted: boolean;
  /** Whether another process answers for it; `stop` then leaves it running. */
  readonly joined: boolean;
  /** Stays the same as long as the data: what the passwords of roles are derived from. */
  readonly secret: string;
  /** Settles when the server is gone though we did not stop it. */
  readonly ended: Promise<void>;
  /** The superuser's address of a database, `postgres` unless said. */
  url(database?: string): string;
  stop(): Promise<void>;
}

/**
 * Starts the embedded PostgreSQL on a directory, or takes over the one that a killed process has left running there.
 *
 * @throws StartRefusal with a sentence for the terminal.
 */
export async function startEmbedded({ directory, port, join = false, durable = true }: EmbeddedOptions): Promise<Embedded> {
  const cluster = await openCluster(directory, durable);
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(100)) {
    const running = runningOn(cluster.data);
    const server = running ?? (await launch(cluster, { port, durable }));
    if (!server?.ready) continue;

    const holder = await hold(addressOf(cluster, server));
    if (!holder) continue;
    if (holder.other === undefined || join) return embedded(cluster, server, holder, running !== undefined);
    await holder.close();
    throw new StartRefusal({ code: 'ALREADY_RUNNING', directory: cluster.directory, holder: holder.other });
  }
  throw new StartRefusal({ code: 'POSTGRES_FAILED', log: `le serveur de « ${cluster.directory} » ne répond pas` });
}

function embedded(cluster: Cluster, server: Postmaster, holder: Holder, adopted: boolean): Embedded {
  const joined = holder.other !== undefined;
  return {
    port: server.port,
    pid: server.pid,
    adopted,
    joined,
    secret: createHmac('sha256', cluster.password).update('roles').digest('base64url'),
    ended: holder.ended,
    url: (database) => addressOf(cluster, server, database),
    stop: async () => {
      await holder.close();
      if (!joined) await shutDown(cluster, server);
    },
  };
}

const addressOf = ({ password }: Cluster, { port }: Postmaster, database = 'postgres'): string =>
  `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
