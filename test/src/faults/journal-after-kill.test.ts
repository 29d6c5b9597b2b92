import { execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { anchorAudit, verifyAudit } from '@mirex/host/command/audit';
import { type AskedSuspension, retain, suspend } from '@mirex/host/command/retention';
import type { ProductOptions } from '@mirex/host/product/options';
import { globalId } from '@mirex/schema/global-id';
import { MIREX_CODES } from '@mirex/schema/mirex';
import type pg from 'pg';

import { connected } from '../processes/databases.ts';
import { askInstance, type InstancesProcess, startInstancesProcess } from '../processes/instances-process.ts';

const CLI = fileURLToPath(new URL('../../../subgraphs/host/dist/cli.js', import.meta.url));
const PREFIX = 'journal_kill';
const OWNER = 'OP';
const ENROLMENTS = 400;
const anId = (tag: 'ENR' | 'CAN') => globalId(OWNER, tag, randomUUID().replace(/(?<=^.{14})4/, '7'));
const candidate = anId('CAN');
const secret = (): string => randomBytes(32).toString('hex');
const SECRETS = { seal: secret(), database: secret() };
const DATABASE_URL = process.env['MIREX_TEST_DATABASE_URL'] ?? '';
const folder = mkdtempSync(join(tmpdir(), 'mirex-audit-'));
const anchors = join(folder, 'anchors.jsonl');

let client: pg.Client;
let running: InstancesProcess;
beforeAll(async () => {
  running = await startInstancesProcess({
    OWNERS: `${OWNER},FR`, DATABASE_PREFIX: PREFIX, DATABASE_URL, DATABASE_SECRET: SECRETS.database,
    ...Object.fromEntries([...MIREX_CODES, 'FR'].map((owner) => [`SEAL_SECRET_${owner}`, SECRETS.seal])),
  });
  client = await connected(DATABASE_URL, `${PREFIX}_op`);
}, 120_000);
afterAll(async () => {
  await running.stop();
  await client.end();
  rmSync(folder, { recursive: true, force: true });
});

const count = async (sql: string): Promise<number> => Number((await client.query<{ count: string }>(sql)).rows[0]?.count);

/** Runs a command of `npm run mirex`, without the build: what it prints, and how it ends. */
const mirex = async (...words: string[]): Promise<{ readonly out: string; readonly code: number }> => {
  const env = { PATH: process.env['PATH'] ?? '', DATABASE_URL, DATABASE_PREFIX: PREFIX, MIREX: OWNER, MIREX_SECRET: SECRETS.database };
  const done = await promisify(execFile)(process.execPath, [CLI, ...words], { env, maxBuffer: 64 * 1024 * 1024 }).then(({ stdout }) => ({ out: stdout, code: 0 }), (error: { stdout: string; stderr: string; code: number }) => ({ out: error.stdout + error.stderr, code: error.code }));
  return done;
};
/** What the commands do, in this process: each of theirs reads the whole house anew. */
const options: ProductOptions = {
  mirex: [OWNER], enrolments: 0, databaseUrl: DATABASE_URL, secret: SECRETS.database, databasePrefix: PREFIX, directory: folder, host: '127.0.0.1', port: 0, reset: false, logLevel: 'silent', production: false,
};
const verify = async (): Promise<{ readonly out: string; readonly whole: boolean }> => {
  const told: string[] = [];
  const whole = await verifyAudit(options, [OWNER], anchors, (line) => void told.push(line));
  return { whole, out: told.join('\n') };
};
const retention = async (dryRun = false): Promise<string> => {
  const told: string[] = [];
  await retain(options, [OWNER], { dryRun, by: 'archiviste', now: new Date() }, (line) => void told.push(line));
  return told.join('\n');
};
const hold = (act: AskedSuspension['act'], code: string) => suspend(options, [OWNER], { act, code, reason: 'recours', by: 'cheffe', now: new Date() });
const tamper = (sql: string): Promise<unknown> => client.query(`begin; set local session_replication_role = replica; ${sql}; commit`);

it('a kill -9 in the middle of writes leaves a whole chain that tells exactly what was done; what is altered or cut off later is named', async () => {
  const ids = Array.from({ length: ENROLMENTS }, () => anId('ENR'));
  await client.query(`set search_path = candidates; insert into candidate (id, identity_key, last_name, first_name, birth_date, sex) values ('${candidate}', 'k', 'X', 'Y', '2008-01-01', 'F')`);
  await client.query(
    `insert into enrolment (id, number, candidate_id, session, establishment_uai, speciality_code, route, form, state, registered_at)
     select id, 'OP26-' || n, '${candidate}', n, '9830277D', '40321004', 'SCHOOL', 'GLOBAL', 'PRE_REGISTERED', now() from unnest($1::text[]) with ordinality as t(id, n)`, [ids],
  );
  await client.query(`insert into edition (number, data_sets) values (1, '{"specialities":[],"offers":[],"establishments":[],"sessions":[],"papers":[],"accreditations":[],"regulations":[],"calendars":[],"territories":[]}') on conflict do nothing`);

  // Two lines of another century stand at the beginning of the chain.
  for (const line of [anId('ENR'), anId('ENR')]) await client.query(`insert into journal_line (id, at, who, roles, request, action, change, row_ids, outcome) values (gen_random_uuid(), '1999-06-01Z', 'agent', '{UNIT}', 'r', 'act', 'NONE', array['${line}'], 'DONE')`);

  let answered = 0;
  const enter = async (id: string): Promise<void> => {
    await askInstance(running.url, { owner: OWNER, subgraph: 'candidates', secret: SECRETS.seal },
      'mutation ($input: ChangeEnrolmentInput!) { enterEnrolment(input: $input) { enrolment { state } userErrors { code } } }', { input: { id, version: 1 } });
    answered += 1;
    if (answered === 40) await running.kill();
  };
  await Promise.allSettled(ids.map(enter));

  const entered = await count(`select count(*) from enrolment where state = 'ENTERED'`);
  expect(entered).toBeGreaterThanOrEqual(40);
  expect(entered).toBeLessThan(ENROLMENTS);
  expect(await count(`select count(*) from journal_line where entity = 'Enrolment' and change = 'UPDATE' and action = 'enterEnrolment'`)).toBe(entered);
  expect(await count(`select count(*) from enrolment e where state = 'ENTERED' and not exists (select from journal_line where row_ids @> array[e.id] and entity = 'Enrolment')`)).toBe(0);
  expect((await client.query(`select distinct tableowner::text as role, has_table_privilege(tableowner, 'candidates.journal_line', 'delete') as may from pg_tables where schemaname = 'candidates' and tablename = 'journal_line'`)).rows)
    .toEqual([{ role: `${PREFIX}_op_candidates`, may: false }]);

  await anchorAudit(options, [OWNER], anchors, () => undefined);
  expect(readFileSync(anchors, 'utf8')).toContain('"subgraph":"candidates"');
  expect(await verify()).toEqual({ whole: true, out: expect.stringContaining(`OP candidates : ${await count('select count(*) from journal_line')} ligne(s) vérifiée(s), chaîne entière, 1 ancre(s) retrouvée(s)`) });

  const exported = await mirex('person', 'export', candidate);
  const { held } = JSON.parse(exported.out) as { held: { subgraph: string; rows: Record<string, { id?: string }[]>; journal: object[] }[] };
  const inCandidates = held.find(({ subgraph }) => subgraph === 'candidates');
  expect([inCandidates?.rows['candidate']?.[0]?.id, inCandidates?.rows['enrolment']?.length, inCandidates?.rows['enrolment_change']?.length]).toEqual([candidate, ENROLMENTS, entered]);
  expect(inCandidates?.journal.length).toBe(entered);

  await client.query(`update outbox set delivered_at = now() - interval '31 days'`);
  const told = await count('select count(*) from outbox');
  await hold('HOLD', 'TOLD_EVENTS');
  await hold('HOLD', 'JOURNAL');
  expect(await retention()).toMatch(/TOLD_EVENTS, outbox, 0 ligne\(s\) gardée\(s\) : destruction suspendue[^]*JOURNAL, journal_line, 0 ligne\(s\) gardée\(s\) : destruction suspendue/);
  await hold('RELEASE', 'TOLD_EVENTS');
  await hold('RELEASE', 'JOURNAL');
  expect(await retention(true)).toContain(`TOLD_EVENTS, outbox, ${told} ligne(s) à détruire`);
  const { out } = await mirex('retention', 'run', '--by', 'archiviste');
  expect(out).toContain(`TOLD_EVENTS, outbox, ${told} ligne(s) détruite(s)`);
  expect(out).toContain('OP candidates : JOURNAL, journal_line, 2 ligne(s) détruite(s)');
  expect(await count('select count(*) from outbox')).toBe(0);

  expect(await retention()).toContain('OP candidates : JOURNAL, journal_line, 0 ligne(s) détruite(s)');
  expect(await verify()).toEqual({ whole: true, out: expect.stringContaining('OP candidates : la chaîne commence après la position 2, détruite jusque-là en dernier le') });

  const { rows: [third] } = await client.query<{ id: string; who: string }>('select l.id, l.who from journal_line l join journal_link k on k.line_id = l.id where k.position = 3');
  await tamper(`update journal_line set who = 'somebody-else' where id = '${third?.id}'`);
  const altered = await mirex('audit', 'verify', '--mirex', OWNER, '--anchors', anchors);
  expect(altered).toEqual({ code: 1, out: expect.stringContaining(`ROMPUE : la ligne ${third?.id}, à la position 3, n’est plus celle qui a été écrite`) });
  await tamper(`update journal_line set who = '${third?.who}' where id = '${third?.id}'`);

  // The line that tells of the destruction, and the one before it, which the anchor that was kept elsewhere knows.
  await tamper(`delete from journal_line where action = 'destroyJournal'; delete from journal_link where position = (select max(position) from journal_link)`);
  expect(await verify()).toEqual({ whole: false, out: expect.stringContaining('ce qui est dit détruit jusqu’à la position 2 n’est pas ce que le journal raconte') });
  await tamper('delete from journal_line where id = (select line_id from journal_link order by position desc limit 1); delete from journal_link where position = (select max(position) from journal_link)');
  expect(await verify()).toEqual({ whole: false, out: expect.stringContaining('la fin a été coupée ou récrite') });
}, 180_000);
