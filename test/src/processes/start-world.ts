import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { databaseOf } from '@mirex/host/postgres/role';
import { type MirexCode, NATION, type Owner } from '@mirex/schema/mirex';

import { dropDatabases, rowsOf } from './databases.ts';
import { enrolEverywhere } from './enrol-everywhere.ts';
import { startGatewayProcess } from './gateway-process.ts';
import { askInstance, type InstancesProcess, startInstancesProcess } from './instances-process.ts';
import { laterBy } from './later.ts';
import { DEADLINE_MS, type Override, writeTopology } from './topology-text.ts';
import { until } from './until.ts';
import { type World, WORLD_MIREX } from './world.ts';

interface WorldOptions {
  readonly mirex: readonly MirexCode[];
  /** Those of them that one process serves, as a host of several MIREX does; each has its own process unless said. */
  readonly together?: readonly MirexCode[];
  /** How much later than the machine's the clock of every process is, in milliseconds. */
  readonly later?: number;
  /** The longest that an instance is waited for. */
  readonly deadlineMs?: number;
}

/** The world of the scenarios: three MIREX with a few enrolments each. @param databaseUrl the superuser's address of a PostgreSQL server. */
export async function startWorld(databaseUrl: string): Promise<World> {
  const world = await startProcesses(databaseUrl, { mirex: WORLD_MIREX });
  try {
    await enrolEverywhere(world);
    return world;
  } catch (error) {
    await world.stop();
    throw error;
  }
}

/** The nation, some MIREX and the gateway, each a process of its own, without a row but the nation's. */
export async function startProcesses(databaseUrl: string, { mirex, together = [], later = 0, deadlineMs = DEADLINE_MS }: WorldOptions): Promise<World> {
  const prefix = `world_${randomBytes(4).toString('hex')}`;
  const owners: readonly Owner[] = [NATION, ...mirex];
  const preloaded = laterBy(later);
  const secret = (): string => randomBytes(32).toString('hex');
  const seals: Readonly<Record<string, string>> = Object.fromEntries(owners.map((owner) => [`SEAL_SECRET_${owner}`, secret()]));
  const common = { DATABASE_URL: databaseUrl, DATABASE_SECRET: secret(), PERSON_SECRET: secret(), DATABASE_PREFIX: prefix, ...seals };
  const folder = mkdtempSync(join(tmpdir(), 'mirex-world-'));
  const topology = join(folder, 'topology.yaml');
  const running = new Map<Owner, InstancesProcess>();
  const all: { stop(): Promise<void> }[] = [];

  const processOf = (owner: Owner): InstancesProcess => {
    const found = running.get(owner);
    if (!found) throw new Error(`${owner} has no process in this world`);
    return found;
  };
  const start = async (served: readonly Owner[], PORT = '0'): Promise<InstancesProcess> => {
    const nation = served.includes(NATION) ? {} : { NATION_URL: processOf(NATION).url };
    const started = await startInstancesProcess({ ...common, ...nation, OWNERS: served.join(','), PORT }, preloaded);
    for (const owner of served) running.set(owner, started);
    all.push(started);
    return started;
  };
  const secretOf = (owner: Owner): string => seals[`SEAL_SECRET_${owner}`] ?? '';
  const textOf = (overrides: readonly Override[] = []): string => writeTopology(new Map(owners.map((owner) => [owner, processOf(owner).url])), overrides, deadlineMs);
  const stop = async (): Promise<void> => {
    for (const process of running.values()) process.signal('SIGCONT');
    await Promise.all(all.map((process) => process.stop()));
    await dropDatabases(databaseUrl, owners.map((owner) => databaseOf(owner, prefix)));
    rmSync(folder, { recursive: true, force: true });
  };

  try {
    await start([NATION]);
    const served = [...(together.length > 0 ? [together] : []), ...mirex.filter((code) => !together.includes(code)).map((code) => [code])];
    // Two at once: each makes its databases, and more would starve one another of the processor.
    for (let from = 0; from < served.length; from += 2) await Promise.all(served.slice(from, from + 2).map((owners) => start(owners)));
    writeFileSync(topology, textOf());
    const gateway = await startGatewayProcess({ topology, secrets: seals, tokenSecret: secret(), preloaded, later });
    all.unshift(gateway);
    const reloadText = (text: string): void => {
      writeFileSync(topology, text);
      gateway.signal('SIGHUP');
    };
    const world: World = {
      gateway, topology, secretOf, processOf, reloadText, stop,
      restart: (owner, port = 'same') => start([owner], port === 'same' ? new URL(processOf(owner).url).port : '0'),
      rows: (owner, sql) => rowsOf(databaseUrl, databaseOf(owner, prefix), sql),
      askInstance: (owner, subgraph, query) => askInstance(processOf(owner).url, { owner, subgraph, secret: secretOf(owner) }, query),
      reload: (overrides) => reloadText(textOf(overrides)),
    };
    await ready(world, owners);
    return world;
  } catch (error) {
    await stop();
    throw error;
  }
}

const PATIENCE_MS = 120_000;

async function ready({ gateway }: World, owners: readonly Owner[]): Promise<void> {
  await until(`every instance of ${owners.join(', ')} is ready`, async () => {
    const { status } = (await (await fetch(`${gateway.url}/readyz`)).json()) as { status: string };
    return status === 'ready';
  }, PATIENCE_MS);
  // The first plan costs more than any other: on a busy machine more than the gateway gives it.
  await until('the gateway has planned something', async () => (await gateway.ask('{ sessions { year } }')).errors.length === 0, PATIENCE_MS);
}
