import { randomBytes } from 'node:crypto';

import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { EDITION } from '@mirex/finance/edition.fixture';
import type { Claims } from '@mirex/gateway/access/claims';
import { Acts } from '@mirex/host/rehearsal/acts';
import { staff } from '@mirex/host/rehearsal/cast';
import { exportBatch, type PayApplication, registerApplication, type SentBatch } from '@mirex/host/rehearsal/pay-batch';
import { depositPayeeFiles, openBatch, type PayOffice, type Sealed, sealBatch, setForecast } from '@mirex/host/rehearsal/pay-office';
import { type GlobalId, globalId, type IdTag } from '@mirex/schema/global-id';
import { MIREX_CODES } from '@mirex/schema/mirex';
import type pg from 'pg';

import { connected } from '../processes/databases.ts';
import { askInstance, type InstancesProcess, startInstancesProcess } from '../processes/instances-process.ts';
import { until } from '../processes/until.ts';

const PREFIX = 'export_kill';
const OWNER = 'NO';
const LINES = 400;
const KEY = 'cut-short-by-a-kill';
const [SEAL, DATABASE_SECRET] = [randomBytes(32).toString('hex'), randomBytes(32).toString('hex')];
const DATABASE_URL = process.env['MIREX_TEST_DATABASE_URL'] ?? '';
const id = (tag: IdTag, n: number): GlobalId => globalId(OWNER, tag, `0199a2b4-7c11-7d3e-8f00-${String(n).padStart(12, '0')}`);
const numbered = (tag: IdTag, n = 'n'): string => `'${id(tag, 0).slice(0, -12)}' || lpad((${n})::text, 12, '0')`;
const PUBLICATION = id('PUB', 1);

const start = (): Promise<InstancesProcess> => startInstancesProcess({
  OWNERS: OWNER, SUBGRAPHS: 'finance,diplomas', NATION_URL: 'http://127.0.0.1:9', DATABASE_PREFIX: PREFIX, DATABASE_URL, DATABASE_SECRET,
  ...Object.fromEntries([...MIREX_CODES, 'FR'].map((owner) => [`SEAL_SECRET_${owner}`, SEAL])),
});
const connect = (): Promise<pg.Client> => connected(DATABASE_URL, `${PREFIX}_no`);
const ask = <Data>(subgraph: string, who: Claims, query: string, variables: object = {}): Promise<Data> => askInstance<Data>(running.url, { owner: OWNER, subgraph, secret: SEAL, who }, query, variables);

/** The office, before the instance itself: there is no gateway here. */
class AtFinance extends Acts {
  ask<Data>(who: Claims, document: string, variables: object = {}): Promise<Data> {
    return ask<Data>('finance', who, document, variables);
  }
}
const person = (role: string): Claims => staff(role, OWNER);
const office: PayOffice = { acts: new AtFinance(), mirex: OWNER, people: { unit: person('UNIT'), certifier: person('HEAD'), trans: person('TRANS'), head: person('HEAD'), fin: person('FIN') } };

let client: pg.Client;
let running: InstancesProcess;
let batch: GlobalId;
let sealed: Sealed;
let application: PayApplication;
beforeAll(async () => {
  running = await start();
  client = await connect();
  await client.query(`insert into finance.edition (number, data_sets) values (1, $1)`, [JSON.stringify(EDITION)]);
  await client.query(`insert into diplomas.edition (number, data_sets) values (1, $1)`, [JSON.stringify({ territories: [], establishments: [] })]);
  await client.query(`
    insert into finance.claim (id, summons_id, actor_id, session, activity, speciality_code, mission_date, quantity, state, summons_cancelled, currency, minor, kind)
      select ${numbered('CLA')}, ${numbered('SUM')}, '${id('ACT', 1)}', 2026, 'SCRIPT_MARKING', '40321004', '2026-06-15', 40, 'VALIDATED', false, 'EUR', 8000, 'PAY' from generate_series(1, ${LINES}) as n;
    insert into finance.claim_line (claim_id, rank, activity, quantity, unit_minor, per, minor, currency, rate) select id, 1, activity, 40, 200, 1, 8000, 'EUR', '1/SCRIPT_MARKING/4/2024-01-01' from finance.claim;
    insert into diplomas.known_enrolment (id, number, session, speciality_code, diploma_code, establishment_uai, state, candidate_id)
      select ${numbered('ENR')}, 'NO26-' || lpad(n::text, 6, '0'), 2026, '40321004', 'BAC_PRO', '0350700A', 'ACCEPTED', ${numbered('CAN')} from generate_series(1, ${LINES}) as n;
    insert into diplomas.known_decision (enrolment_id, number, session, diploma_code, speciality_code, establishment_uai, decision, told)
      select id, 1, 2026, 'BAC_PRO', speciality_code, establishment_uai, 'ADMITTED', '{}' from diplomas.known_enrolment;
  `);
  await depositPayeeFiles(office, [{ actor: { id: id('ACT', 1), lastName: 'Le Goff', firstName: 'Ariane' } }]);
  await setForecast(office, new Date().getUTCFullYear(), '50000000');
  batch = await openBatch(office, Array.from({ length: LINES }, (_, i) => ({ id: id('CLA', i + 1) })));
  sealed = await sealBatch(office, batch);
  application = await registerApplication(office);
  await client.query(`insert into diplomas.publication (id, session, diploma_code, zone, time_zone, opens_at, state) values ('${PUBLICATION}', 2026, 'BAC_PRO', 'METRO', 'Europe/Paris', now(), 'SCHEDULED')`);
}, 120_000);
afterAll(async () => {
  await running.stop();
  await client.end();
});

const send = (): Promise<SentBatch> => exportBatch(office, batch, KEY, application);
/** So does the instance by itself every few seconds: whichever comes first. */
const publish = () => ask('diplomas', person('SIGN'), 'mutation ($id: ID!) { publishResults(id: $id) { userErrors { code } } }', { id: PUBLICATION });
const found = async (): Promise<object | undefined> => (await client.query<object>(`
  select b.state, b.version, (select array_agg(distinct state) from finance.claim) as claims, (select count(*)::integer from finance.export_file) as files,
    (select count(*)::integer from finance.claim_change) as moves, (select count(*)::integer from finance.journal_line) as "moneyJournal",
    p.state as publication, (select count(*)::integer from diplomas.published_result) as results, (select coalesce(sum(cardinality(row_ids)), 0)::integer from diplomas.journal_line where entity = 'ExamResult') as journalled
  from finance.batch b, diplomas.publication p where b.id = $1`, [batch])).rows[0];
/** How many of the two subgraphs stand at a lock. */
const waiting = async (): Promise<number> => (await client.query(`select distinct usename from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).rowCount ?? 0;

it('a kill -9 in the middle of an export and of a publication leaves nothing of them; asked for again, they are done once', async () => {
  const before = await found();
  expect(before).toMatchObject({ state: 'SEALED', claims: ['BATCHED'], files: 0, publication: 'SCHEDULED', results: 0 });
  // The last rows of both: whoever waits for these tables has written all the others.
  const holder = await connect();
  try {
    await holder.query('begin; lock table finance.export_file, diplomas.publication_change in share mode');
    const asked = [send(), publish()].map((act) => act.catch(() => 'the process is gone'));
    await until('both wait for their last row', async () => (await waiting()) === 2);
    await running.kill();
    expect(await Promise.all(asked)).toEqual(['the process is gone', 'the process is gone']);
  } finally {
    await holder.end();
  }
  await until('nobody waits any more', async () => (await waiting()) === 0);
  expect(await found()).toEqual(before);

  running = await start();
  const [first, again] = [await send(), await send()];
  expect(again).toEqual(first);
  expect(JSON.parse(first.text)).toMatchObject({ sealedSha256: sealed.sha256, lineCount: LINES, total: String(LINES * 8000) });
  await expect(exportBatch(office, batch, 'another-key', application)).rejects.toThrow('BATCH_ALREADY_SENT');
  await publish();
  expect(await found()).toMatchObject({ state: 'SENT', claims: ['EXPORTED'], files: 1, publication: 'PUBLISHED', results: LINES, journalled: LINES });
}, 120_000);
