import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { serverBinaries } from './binaries.ts';
import { type Cluster, pathForServer, serverEnvironment } from './cluster.ts';
import { type Postmaster, readPostmaster } from './postmaster.ts';
import { StartRefusal } from './start-refusal.ts';

export interface LaunchOptions {
  /** A free one when absent. */
  readonly port?: number | undefined;
  /** False only for data that may be lost with the machine: tests. */
  readonly durable: boolean;
}

/**
 * Starts a server on the cluster's data and waits until it answers.
 *
 * @returns undefined when another server, living or not yet gone, holds the data: look again.
 */
export async function launch(cluster: Cluster, { port, durable }: LaunchOptions): Promise<Postmaster | undefined> {
  const chosen = await bindable(port);
  const log = openSync(cluster.log, 'w', 0o600);
  const [program, options] = commandFor(cluster, ['-p', String(chosen), ...settingOptions({ ...SETTINGS, ...(durable ? {} : FORGETFUL) })]);
  const server = spawn(join(serverBinaries(cluster.account), program), options, {
    ...cluster.account,
    cwd: cluster.data,
    env: serverEnvironment,
    stdio: ['ignore', log, log],
    // Ctrl-C is for us: we stop the server after its clients.
    detached: true,
    windowsHide: true,
  });
  closeSync(log);
  server.unref();
  return (await ready(server, cluster)) ?? refuseUnlessTaken(cluster, chosen);
}

/** Failed statements carry people's data, and so do the sentences about them: neither goes to the log. Who sent one logs its code. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '300',
  shared_buffers: '64MB',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_parameter_max_length_on_error: '0',
  log_error_verbosity: 'terse',
};

const FORGETFUL = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

const settingOptions = (settings: Readonly<Record<string, string>>): string[] =>
  Object.entries(settings).flatMap(([setting, value]) => ['-c', `${setting}=${value}`]);

/** On Windows the server refuses an administrator too, and pg_ctl is what gives the right up; it ends once the server is ready. */
function commandFor(cluster: Cluster, options: readonly string[]): [program: string, options: readonly string[]] {
  const data = ['-D', pathForServer(cluster)];
  return process.platform === 'win32' ? ['pg_ctl', ['start', '--wait', '--silent', ...data, '-o', options.join(' ')]] : ['postgres', [...data, ...options]];
}

async function ready(server: ChildProcess, { data }: Cluster): Promise<Postmaster | undefined> {
  const ended = once(server, 'exit');
  // Crash recovery of a large cluster takes its time: as long as the server lives, it is on its way.
  while (server.exitCode === null && server.signalCode === null) {
    const found = readPostmaster(data);
    if (found?.ready && found.pid === server.pid) return found;
    await Promise.race([sleep(15), ended]);
  }
  return server.exitCode === 0 ? readPostmaster(data) : undefined;
}

function refuseUnlessTaken({ log }: Cluster, port: number): undefined {
  const said = readFileSync(log, 'utf8').trim();
  if (/lock file "postmaster\.pid" already exists|pre-existing shared memory block/.test(said)) return undefined;
  if (/could not bind|could not create any TCP\/IP sockets/.test(said)) throw new StartRefusal({ code: 'PORT_BUSY', port });
  throw new StartRefusal({ code: 'POSTGRES_FAILED', log: said.split('\n').slice(-3).join(' · ') });
}

/** The asked port when nothing listens on it, or any free one. */
async function bindable(port: number | undefined): Promise<number> {
  const probe = createServer();
  try {
    probe.listen(port ?? 0, '127.0.0.1');
    await once(probe, 'listening');
    return (probe.address() as { port: number }).port;
  } catch (cause) {
    throw new StartRefusal({ code: 'PORT_BUSY', port: port ?? 0 }, { cause });
  } finally {
    probe.close();
  }
}
