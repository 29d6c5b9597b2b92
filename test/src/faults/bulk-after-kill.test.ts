import { randomBytes } from 'node:crypto';

import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { DataSets } from '@mirex/schema/edition';
import { databaseOf } from '@mirex/host/postgres/role';
import { verifyChain } from '@mirex/kit/journal/verify-chain';
import { type GlobalId, globalId, type IdTag } from '@mirex/schema/global-id';
import { coversSession } from '@mirex/schema/session-range';
import type pg from 'pg';

import { connected } from '../processes/databases.ts';
import { askInstance, type InstancesProcess, startInstancesProcess } from '../processes/instances-process.ts';

const MIREX = 'OP';
const SECRETS = { FR: randomBytes(32).toString('hex'), OP: randomBytes(32).toString('hex'), database: randomBytes(32).toString('hex') };
const DATABASE_URL = process.env['MIREX_TEST_DATABASE_URL'] ?? '';
const DATABASE_PREFIX = 'bulk_kill';
const CANDIDATES = 400;
const ACTORS = 1_200;

const running = new Set<InstancesProcess>();
const start = async (environment: Record<string, string>): Promise<InstancesProcess> => {
  const started = await startInstancesProcess({ DATABASE_URL, DATABASE_PREFIX, DATABASE_SECRET: SECRETS.database, SEAL_SECRET_FR: SECRETS.FR, SEAL_SECRET_OP: SECRETS.OP, ...environment });
  running.add(started);
  return started;
};

let nation: InstancesProcess;
let staff: InstancesProcess;
let database: pg.Client;
let paper: string;
const startStaff = () => start({ OWNERS: MIREX, SUBGRAPHS: 'actors,centres', NATION_URL: nation.url });
const ready = (): Promise<void> => until(async () => (await fetch(`${staff.url}/${MIREX}/actors/readyz`)).ok && (await fetch(`${staff.url}/${MIREX}/centres/readyz`)).ok);

beforeAll(async () => {
  nation = await start({ OWNERS: 'FR' });
  staff = await startStaff();
  await ready();
  database = await connected(DATABASE_URL, databaseOf(MIREX, DATABASE_PREFIX));
  const { editionContent } = await askInstance<{ editionContent: { content: string } }>(
    nation.url, { owner: 'FR', subgraph: 'referential', secret: SECRETS.FR }, '{ editionContent(dataSets: [papers]) { content } }',
  );
  paper = (JSON.parse(editionContent.content) as DataSets).papers.find((each) => each.mode === 'TERMINAL' && coversSession(each, 2026))?.code ?? '';
}, 120_000);
afterAll(async () => {
  await database.end();
  await Promise.all([...running].map((one) => one.stop()));
});

async function until(what: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 40_000; !(await what());) {
    if (Date.now() > end) throw new Error('it did not happen within forty seconds');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
const id = (tag: IdTag, n: number): GlobalId => globalId(MIREX, tag, `0199a2b4-7c11-7d3e-8f00-${String(n).padStart(12, '0')}`);
const count = async (sql: string, values: unknown[] = []): Promise<number> => Number((await database.query<{ count: string }>(sql, values)).rows[0]?.count);
/** Somebody stands at a lock that this test holds. */
const waiting = async (): Promise<boolean> => (await count(`select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)) > 0;
const numbered = (tag: IdTag, n: number): string => `select '${id(tag, 0).slice(0, -12)}' || lpad(n::text, 12, '0') as id, n from generate_series(1, ${n}) as n`;

/** The journal of a subgraph, gone along link by link. Only its statements that are whole in themselves are asked here. */
async function chainOf(subgraph: string): Promise<Awaited<ReturnType<typeof verifyChain>>> {
  await database.query(`set search_path to ${subgraph}`);
  let n = 0;
  const execute = async (sql: string, values: unknown[] = []): Promise<unknown> => {
    n = 0;
    return (await database.query(sql.replaceAll('?', () => `$${(n += 1)}`), values)).rows;
  };
  try {
    return await verifyChain({ execute } as never);
  } finally {
    await database.query('reset search_path');
  }
}

/** Asks for an act, holds it up at a lock, kills the process there, and starts another. */
async function killedAt(lock: string, act: () => Promise<unknown>): Promise<void> {
  await database.query('begin');
  await database.query(lock);
  const asked = act().catch(() => undefined);
  await until(waiting);
  await staff.kill();
  await asked;
  await database.query('rollback');
  await until(async () => !(await waiting()));
}

it('an adoption that a kill -9 cuts short after its seats were written has given none, and gives all when asked again', async () => {
  const [speciality = ''] = paper.split('.');
  await database.query(`
    insert into centres.venue (id, code, name, commune, time_zone) values ('${id('VEN', 1)}', 'NOUMEA', 'Lycée de Pouembout', '98825', 'Pacific/Noumea');
    insert into centres.room (venue_id, code, capacity, accessible) values ('${id('VEN', 1)}', 'A1', ${CANDIDATES}, true);
    insert into centres.centre (id, venue_id, session, kind, state) values ('${id('CEN', 1)}', '${id('VEN', 1)}', 2026, 'COMPOSITION', 'READY');
    insert into centres.sitting (id, centre_id, session, paper_code, speciality_code, starts_at, ends_at, time_zone)
      values ('${id('SIT', 1)}', '${id('CEN', 1)}', 2026, '${paper}', '${speciality}', now() + interval '30 days', now() + interval '30 days 2 hours', 'Pacific/Noumea');
    insert into centres.known_enrolment (id, number, session, speciality_code, state, establishment_uai)
      select id, 'OP26-' || lpad(n::text, 6, '0'), 2026, '${speciality}', 'ACCEPTED', '9830001A' from (${numbered('ENR', CANDIDATES)}) as numbered;
    insert into centres.allocation_run (id, session, kind, state, at, by, candidates, unplaced, optimal, choices, left_out, assignments)
      select '${id('RUN', 1)}', 2026, 'COMPOSITION', 'SIMULATED', now(), 'test', ${CANDIDATES}, 0, true, '[]', '[]', jsonb_agg(jsonb_build_object('enrolmentId', id, 'centreId', '${id('CEN', 1)}')) from centres.known_enrolment;
  `);
  const adopt = () => askInstance<{ adoptAllocation: { run: { state: string; unplaced: number } } }>(
    staff.url, { owner: MIREX, subgraph: 'centres', secret: SECRETS.OP }, 'mutation ($input: AdoptAllocationInput!) { adoptAllocation(input: $input) { run { state unplaced } userErrors { code } } }',
    { input: { id: id('RUN', 1), idempotencyKey: 'one-adoption' } },
  );
  // The state of the run is written last: whoever waits for that has written every seat.
  await killedAt('lock table centres.allocation_run in share mode', adopt);
  expect(await count('select count(*) from centres.allocation')).toBe(0);
  expect(await count('select count(*) from centres.idempotency')).toBe(0);
  const cut = await chainOf('centres');
  expect(cut.broken).toBeUndefined();
  staff = await startStaff();
  await ready();
  for (const answer of [await adopt(), await adopt()]) expect(answer.adoptAllocation).toEqual({ run: { state: 'ADOPTED', unplaced: 0 }, userErrors: [] });
  expect(await count('select count(*) from centres.allocation')).toBe(CANDIDATES);
  const { head, broken } = await chainOf('centres');
  expect({ broken, longer: head.position > cut.head.position }).toEqual({ broken: undefined, longer: true });
}, 120_000);

it('a re-summoning that a kill -9 cuts short has done whole chunks, and ends as if nothing had happened', async () => {
  await database.query(`
    insert into actors.actor (id, last_name, first_name, registered_at) select id, 'Acteur-' || n, 'Noé', now() from (${numbered('ACT', ACTORS)}) as numbered;
    insert into actors.summons (id, actor_id, session, activity, speciality_code, paper_code, date, half_day, quantity, state, idempotency_key)
      select s.id, a.id, 2026, 'EXAMINER_SESSION', '${paper.split('.')[0]}', '${paper}', current_date + 10, 'MORNING', 1, 'ISSUED', 'first'
      from (${numbered('SUM', ACTORS)}) as s join (${numbered('ACT', ACTORS)}) as a using (n);
    insert into actors.diary_entry (actor_id, date, half, summons_id) select actor_id, date, 'MORNING', id from actors.summons;
  `);
  const date = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
  const resummon = () => askInstance<{ resummonActors: { resummoned: number; left: number } }>(
    staff.url, { owner: MIREX, subgraph: 'actors', secret: SECRETS.OP }, 'mutation ($input: ResummonActorsInput!) { resummonActors(input: $input) { resummoned unavailable left userErrors { code } } }',
    { input: { mirex: MIREX, incident: 'kill-in-the-middle', session: 2026, paper, date, halfDay: 'MORNING', reason: 'Sujet de secours' } },
  );
  // Somebody of the second chunk is being given that half-day elsewhere, and it is not known yet whether they are.
  await killedAt(`insert into actors.diary_entry (actor_id, date, half, reserved_for) values ('${id('ACT', 700)}', '${date}', 'MORNING', 'NO')`, resummon);
  expect(await count(`select count(*) from actors.summons where incident is not null`)).toBe(500);
  expect(await count(`select count(*) from actors.summons where state = 'SUPERSEDED'`)).toBe(500);
  expect((await chainOf('actors')).broken).toBeUndefined();
  staff = await startStaff();
  await ready();
  for (const answer of [await resummon(), await resummon()]) expect(answer.resummonActors).toEqual({ resummoned: ACTORS, unavailable: 0, left: 0, userErrors: [] });
  expect(await count('select count(distinct supersedes) from actors.summons where incident is not null')).toBe(ACTORS);
  expect(await count('select count(*) from actors.diary_entry where date = $1', [date])).toBe(ACTORS);
  expect(await count('select count(*) from actors.summons_letter l join actors.summons s on s.id = l.summons_id where s.incident is not null')).toBe(ACTORS);
}, 120_000);
