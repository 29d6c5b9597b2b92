import { developmentToken, developmentTrust } from '@mirex/gateway/access/development-token';
import { sealSecret } from '@mirex/host/product/secrets';
import { MIREX_CODES, type MirexCode, NATION, type Owner } from '@mirex/schema/mirex';
import { GraphQLClient } from 'graphql-request';
import pg from 'pg';

import { writeTopology } from '../../processes/topology-text.ts';
import { UNSHARDED_OWNER } from '../../processes/unsharded.ts';
import { connect } from '../databases.ts';
import { alternate, type Cost, spent } from '../rounds.ts';
import type { Bench, Section } from '../section.ts';
import { ms, ratio, type Table, whole } from '../table.ts';
import { type Child, startChild } from './child.ts';
import { type Operation, OPERATIONS } from './operations.ts';
import type { GatewaysQuestion, GatewaysUsage, InstancesAnswer, InstancesQuestion } from './questions.ts';

const PREFIX = 'bench_shard';
const ENROLMENTS = 600;
const MOST_IDS = 1_000;
const ROUNDS = 3;
/** Long enough that a busy machine is slow and not down. */
const DEADLINE_MS = 60_000;
const TOKEN_SECRET = 'a secret of the bench and of nothing else';
/** What the gateways are over: one owner of all rows, the three largest MIREX, all seven. */
const VIEWS: readonly (readonly MirexCode[])[] = [[UNSHARDED_OWNER], ['NO', 'NE', 'SO'], MIREX_CODES];

type Figures = 'cpu' | 'wall' | 'requests' | 'bytes' | 'sql';

interface Running {
  readonly bench: Bench;
  readonly gateways: Child<GatewaysQuestion, unknown>;
  readonly instances: Child<InstancesQuestion, unknown>;
  readonly graphs: readonly GraphQLClient[];
  readonly whole: pg.Client;
  /** Ids of marks, as each view's rows are spread. */
  readonly ids: readonly (readonly string[])[];
}

/** What a nation of several owners costs beyond one owner of all rows. */
export const shard: Section = {
  name: 'shard',
  run: async (bench) => {
    const instances = startChild<InstancesQuestion, unknown>(new URL('./instances-process.js', import.meta.url));
    const gateways = startChild<GatewaysQuestion, unknown>(new URL('./gateways-process.js', import.meta.url));
    try {
      bench.say(`starting seven MIREX with ${ENROLMENTS} enrolments, and one owner of all of them`);
      const { secret } = bench.postgres;
      const started = (await instances.ask({ act: 'start', databaseUrl: bench.postgres.url(), secret, databasePrefix: PREFIX, enrolments: ENROLMENTS })) as InstancesAnswer;
      const graphs = await startGateways(gateways, started, secret);
      await using database = await connected(bench.postgres.url(started.wholeDatabase));
      return await measureAll({ bench, gateways, instances, graphs, whole: database, ids: await Promise.all(VIEWS.map((view) => idsOf(bench, view))) });
    } finally {
      await gateways.stop();
      await instances.stop();
    }
  },
};

async function startGateways(gateways: Child<GatewaysQuestion, unknown>, { seven, whole: all }: InstancesAnswer, master: string): Promise<GraphQLClient[]> {
  const topologies = VIEWS.map((view, i) => writeTopology(new Map<Owner, string>([[NATION, seven], ...view.map((code): [Owner, string] => [code, i === 0 ? all : seven])]), [], DEADLINE_MS));
  const secrets = Object.fromEntries(([NATION, ...MIREX_CODES] as Owner[]).map((owner) => [`SEAL_SECRET_${owner}`, sealSecret(master, owner)]));
  const urls = (await gateways.ask({ act: 'start', topologies, secrets, tokenSecret: TOKEN_SECRET })) as string[];
  const claims = { sub: 'bench', name: 'Bench', roles: ['BEX'], mirex: MIREX_CODES };
  const token = await developmentToken(claims, developmentTrust(TOKEN_SECRET), { production: false, now: Date.now(), hours: 1 });
  return urls.map((url) => new GraphQLClient(`${url}/graphql`, { headers: { authorization: `Bearer ${token}` } }));
}

/** A thousand marks, in turn from each MIREX as long as it has some: more of the large than of the small. */
async function idsOf(bench: Bench, view: readonly MirexCode[]): Promise<string[]> {
  const found = await Promise.all(view.map(async (code) => {
    const client = await connect(bench, code, PREFIX);
    const { rows } = await client.query<{ id: string }>('select id from grades.mark order by id limit $1', [MOST_IDS]);
    await client.end();
    return rows.map(({ id }) => id);
  }));
  const spread = Array.from({ length: MOST_IDS }, (_, i) => found.flatMap((ids) => ids[i] ?? [])).flat().slice(0, MOST_IDS);
  if (spread.length < MOST_IDS) throw new Error(`${view.join(', ')} have ${spread.length} marks, not ${MOST_IDS}`);
  return spread;
}

async function measureAll(running: Running): Promise<Table> {
  const rows: [string, ...string[]][] = [];
  for (const operation of OPERATIONS) {
    running.bench.say(operation.name);
    rows.push(...await measure(running, operation));
  }
  return {
    title: 'shard: one graph over 1, 3 and 7 instances of each subgraph',
    columns: ['question', 'CPU ms', 'of one', 'wall ms', 'of one', 'subgraph requests', 'bytes', 'SQL'],
    rows,
    notes: [
      `CPU: processor time of the gateways' process for one request; over 1: one owner of all ${whole(ENROLMENTS)} enrolments and their marks; over 3: the largest, which hold 77 % of them`,
      'subgraph requests, bytes of their answers and SQL statements are of one request; entities are asked by nodes(ids), of which the nation is asked too',
      'alone: the same question to the largest MIREX, through the gateway over 7; by hand: its SQL on the database of the one owner, without HTTP or GraphQL',
      `all instances share one process, and with the gateway and PostgreSQL the machine's processors; medians of ${ROUNDS} alternating rounds after one to warm up`,
    ],
  };
}

async function measure(running: Running, { name, query, ids = 0, alone, sql = [], times }: Operation): Promise<[string, ...string[]][]> {
  const { graphs, whole: database } = running;
  const over = (i: number, text: string) => () => cost(running, times, async () => graphs[i]?.request<object>(text, ids === 0 ? {} : { ids: running.ids[i]?.slice(0, ids) }));
  const byHand = async (): Promise<Cost<Figures>> => {
    const { wall } = await spent(times, () => 0, async () => { for (const statement of sql) JSON.stringify((await database.query(statement)).rows); });
    return { cpu: Number.NaN, wall, requests: 0, bytes: 0, sql: sql.length };
  };
  const ways: Record<string, () => Promise<Cost<Figures>>> = {
    ...Object.fromEntries(VIEWS.map((view, i) => [`over ${view.length}`, over(i, query)])),
    ...(alone === undefined ? {} : { alone: over(VIEWS.length - 1, alone) }),
    ...(sql.length === 0 ? {} : { 'by hand': byHand }),
  };
  const costs = await alternate<string, Figures>(ROUNDS, ways);
  const one = costs['over 1'] as Cost<Figures>;
  const of = (value: number, base: number): string => (Number.isNaN(value) ? '' : ratio(value, base));
  return Object.entries(costs).map(([way, { cpu, wall, requests, bytes, sql: statements }]) => [
    `${name}, ${way}`, Number.isNaN(cpu) ? '' : ms(cpu), of(cpu, one.cpu), ms(wall), of(wall, one.wall), whole(requests), whole(bytes), whole(statements),
  ]);
}

async function cost({ gateways, instances }: Running, times: number, act: () => Promise<unknown>): Promise<Cost<Figures>> {
  const usage = async (): Promise<GatewaysUsage> => (await gateways.ask({ act: 'usage' })) as GatewaysUsage;
  await instances.ask({ act: 'statements' });
  const before = await usage();
  const { wall } = await spent(times, () => 0, act);
  const after = await usage();
  const sql = (await instances.ask({ act: 'statements' })) as number;
  const each = (key: keyof GatewaysUsage): number => (after[key] - before[key]) / times;
  return { cpu: each('cpu') / 1000, wall, requests: each('requests'), bytes: each('bytes'), sql: sql / times };
}

async function connected(url: string): Promise<pg.Client & AsyncDisposable> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.end() });
}
