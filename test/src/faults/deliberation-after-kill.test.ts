import { randomBytes, randomUUID } from 'node:crypto';

import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { globalId } from '@mirex/schema/global-id';
import { MIREX_CODES } from '@mirex/schema/mirex';
import type pg from 'pg';

import { connected } from '../processes/databases.ts';
import { askInstance, type InstancesProcess, startInstancesProcess } from '../processes/instances-process.ts';

const PREFIX = 'jury_kill';
const OWNER = 'OP';
const SPECIALITY = '50321130';
const ENROLMENTS = 300;
const anId = (tag: 'ENR' | 'CAN' | 'MRK' | 'JUR') => globalId(OWNER, tag, randomUUID().replace(/(?<=^.{14})4/, '7'));
const JURY = anId('JUR');
const secret = (): string => randomBytes(32).toString('hex');
const SECRETS = { seal: secret(), database: secret() };
const DATABASE_URL = process.env['MIREX_TEST_DATABASE_URL'] ?? '';

const paper = (number: string) => ({ code: `${SPECIALITY}.${number}`, speciality: SPECIALITY, mode: 'TERMINAL', coefficientTenths: 10, markStep: 50, firstSession: 2020, lastSession: null });
const DATA_SETS = {
  papers: [paper('E1'), paper('E2')],
  specialities: [{ code: SPECIALITY, diploma: 'CAPA', firstSession: 2017, lastSession: null, replaces: [] }],
  regulations: [{ code: 'CAPA', diploma: 'CAPA', scope: null, region: null, firstSession: 2021, lastSession: null, items: [{ name: 'PASS_AVERAGE', unit: 'HUNDREDTHS', value: 1000, wording: null, status: 'CONFIRMED' }] }],
  establishments: [], territories: [], accreditations: [],
};

const start = (): Promise<InstancesProcess> => startInstancesProcess({
  OWNERS: OWNER, SUBGRAPHS: 'grades', NATION_URL: 'http://127.0.0.1:9', DATABASE_PREFIX: PREFIX, DATABASE_URL, DATABASE_SECRET: SECRETS.database,
  ...Object.fromEntries([...MIREX_CODES, 'FR'].map((owner) => [`SEAL_SECRET_${owner}`, SECRETS.seal])),
});
const connect = async (): Promise<pg.Client> => {
  const client = await connected(DATABASE_URL, `${PREFIX}_op`);
  await client.query('set search_path = grades');
  return client;
};

let client: pg.Client;
let running: InstancesProcess;
beforeAll(async () => {
  running = await start();
  client = await connect();
  await client.query('insert into edition (number, data_sets) values (1, $1) on conflict do nothing', [JSON.stringify(DATA_SETS)]);
  await client.query(`insert into known_jury (id, session, diploma, state, members) values ($1, 2026, 'CAPA', 'NOMINATED', '[]')`, [JURY]);
  const enrolments = Array.from({ length: ENROLMENTS }, () => anId('ENR'));
  await client.query(`insert into known_enrolment (id, session, speciality_code, establishment_uai, state) select id, 2026, $2, '9830277D', 'ACCEPTED' from unnest($1::text[]) as t(id)`, [enrolments, SPECIALITY]);
  const marks = enrolments.flatMap((enrolment) => ['E1', 'E2'].map((number) => ({ id: anId('MRK'), enrolment, paper: `${SPECIALITY}.${number}` })));
  await client.query(
    `insert into mark (id, enrolment_id, paper_code, session, speciality_code, hundredths, state)
     select id, enrolment, paper, 2026, $2, 1100, 'VERIFIED' from jsonb_to_recordset($1::jsonb) as r(id text, enrolment text, paper text)`, [JSON.stringify(marks), SPECIALITY],
  );
}, 180_000);
afterAll(async () => {
  await running.stop();
  await client.end();
});

const ask = async <Data>(query: string, variables: object = {}): Promise<Data> => askInstance<Data>(running.url, { owner: OWNER, subgraph: 'grades', secret: SECRETS.seal }, query, variables);
const open = async () => (await ask<{ openDeliberation: { deliberation: { id: string; version: number } | null; userErrors: object[] } }>(
  'mutation ($input: OpenDeliberationInput!) { openDeliberation(input: $input) { deliberation { id version } userErrors { code } } }',
  { input: { mirex: OWNER, session: 2026, speciality: SPECIALITY, group: 1, juryId: JURY } })).openDeliberation;
const sign = async (record: { id: string; version: number }) => (await ask<{ signDeliberation: { deliberation: { state: string; recordIntact: boolean } | null; userErrors: object[] } }>(
  'mutation ($input: SignDeliberationInput!) { signDeliberation(input: $input) { deliberation { state recordIntact } userErrors { code } } }',
  { input: { ...record, filesExamined: true } })).signDeliberation;

const found = async () => {
  const { rows: [row] } = await client.query<{ deliberations: string[] | null; results: number; changes: number; states: string[]; told: number }>(
    `select (select array_agg(state) from deliberation) as deliberations, (select count(*)::integer from result) as results,
       (select count(*)::integer from journal_line where entity in ('Deliberation', 'Result', 'Mark')) as changes,
       (select array_agg(distinct state) from mark) as states, (select count(*)::integer from outbox where topic = 'decision.recorded') as told`);
  return row;
};
const until = async (what: string): Promise<void> => {
  for (const end = Date.now() + 40_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 20))) {
    const { rows: [row] } = await client.query<{ yes: boolean }>(`select ${what} as yes`);
    if (row?.yes) return;
  }
  throw new Error(`it did not come to this within forty seconds: ${what}`);
};
const OTHERS = 'select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()';

/** Kills the process while an act of it waits for a mark that somebody else holds, half of its rows being written; then lets go. */
async function killedAmid(act: () => Promise<unknown>): Promise<void> {
  const holder = await connect();
  try {
    await holder.query('begin; select id from mark where id = (select max(id) from mark) for update');
    const asked = act().catch(() => 'the process is gone');
    await until(`exists (${OTHERS} and wait_event_type = 'Lock')`);
    await running.kill();
    expect(await asked).toBe('the process is gone');
    await holder.query('rollback');
  } finally {
    await holder.end();
  }
  await until(`not exists (${OTHERS} and xact_start is not null and backend_type = 'client backend')`);
  running = await start();
}

it('a kill -9 in the middle of an opening, then of a signature, leaves nothing of it, and it is done when it is asked for again', async () => {
  const before = await found();
  await killedAmid(open);
  expect(await found()).toEqual(before);

  const { deliberation, userErrors } = await open();
  expect(userErrors).toEqual([]);
  if (!deliberation) throw new Error('no deliberation');
  const opened = await found();
  expect(opened).toMatchObject({ deliberations: ['OPEN'], results: ENROLMENTS, states: ['LOCKED'] });

  await killedAmid(() => sign(deliberation));
  expect(await found()).toEqual(opened);

  expect(await sign(deliberation)).toEqual({ deliberation: { state: 'SIGNED', recordIntact: true }, userErrors: [] });
  expect(await found()).toMatchObject({ deliberations: ['SIGNED'], results: ENROLMENTS, states: ['DELIBERATED'] });
}, 240_000);
