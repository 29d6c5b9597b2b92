import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyAudit } from '@mirex/host/command/audit';
import { eraseEverywhere, tellErasure, tellRefusal } from '@mirex/host/command/erase-person';
import { exportPerson } from '@mirex/host/command/export-person';
import { inEveryDatabase } from '@mirex/host/command/every-database';
import { type AskedSuspension, retain, suspend } from '@mirex/host/command/retention';
import { findPersonRows, ownTables } from '@mirex/kit/privacy/person-rows';
import { type GlobalId, globalId } from '@mirex/schema/global-id';
import { NATION, type Owner } from '@mirex/schema/mirex';

import { startTestProduct, type TestProduct } from '../product/test-product.ts';
import { mirexCommand, type MirexCommand } from './mirex-command.ts';

const MIREX = ['NO', 'SE'] as const;
const OWNERS: readonly Owner[] = [NATION, ...MIREX];
const ASKED = { by: 'deleguee-protection', reason: 'demande de la personne' };
const v7 = (): string => randomUUID().replace(/(?<=^.{14})4/, '7');
const newCandidate = (owner: Owner): GlobalId => globalId(owner, 'CAN', v7());
const newActor = (): GlobalId => globalId('NO', 'ACT', v7());
/** Nobody else has this name, in any table. */
const [LAST, FIRST, INE] = ['Quetzalcoatline', 'Zorglubine', '0505020101T'];

let test: TestProduct;
let mirex: MirexCommand;
/** Of the demonstration session, and the same person in another MIREX. */
let candidate: string;
let elsewhere: string;
beforeAll(async () => {
  test = await startTestProduct({ mirex: MIREX, enrolments: 12 });
  mirex = await mirexCommand(test, MIREX);
  const { rows: [row] } = await sql<{ id: string }>('NO', `select c.id from candidates.candidate c join candidates.enrolment e on e.candidate_id = c.id
    join diplomas.awarded_diploma a on a.enrolment_id = e.id where a.state = 'NUMBERED' order by 1 limit 1`);
  candidate = row?.id ?? '';
  elsewhere = newCandidate('SE');
  await sql('NO', `update candidates.candidate set last_name = '${LAST}', first_name = '${FIRST}', ine = '${INE}' where id = '${candidate}'`);
  for (const schema of ['centres', 'diplomas']) await sql('NO', `update ${schema}.known_candidate set last_name = '${LAST}', first_name = '${FIRST}' where id = '${candidate}'`);
  await sql('SE', `insert into candidates.candidate (id, identity_key, last_name, first_name, birth_date, sex, ine) values ('${elsewhere}', 'k', '${LAST}', '${FIRST}', '2004-02-03', 'F', '${INE}')`);
}, 240_000);
afterAll(() => test.stop(), 60_000);

// oxlint-disable-next-line typescript/no-explicit-any -- a test knows its rows
const sql = <Row extends Record<string, any>>(owner: Owner, text: string): Promise<{ rows: Row[] }> => test.database(owner).query<Row>(text);
/** Every table of a database in which a text stands, whatever its column. */
async function tablesWith(owner: Owner, text: string): Promise<string[]> {
  const { rows } = await sql<{ at: string }>(owner, `select format('%I.%I', table_schema, table_name) as at from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`);
  const found: string[] = [];
  for (const { at } of rows) if ((await sql(owner, `select from ${at} t where t::text ilike '%${text}%' limit 1`)).rows.length > 0) found.push(at);
  return found.toSorted();
}
const everywhere = async (text: string): Promise<string[]> => (await Promise.all(OWNERS.map(async (owner) => (await tablesWith(owner, text)).map((at) => `${owner} ${at}`)))).flat();
/** What the command says: one French text, a refusal's code in brackets at its end. */
async function erase(id: string, dryRun = false): Promise<string> {
  const outcome = await eraseEverywhere(mirex.options, { person: id as GlobalId, ...ASKED, now: new Date(), dryRun });
  return outcome.ok ? tellErasure(outcome.value, dryRun).join('\n') : tellRefusal(outcome.refusal);
}
const hold = (act: AskedSuspension['act'], code: string, reason: string) => suspend(mirex.options, OWNERS, { act, code, reason, by: 'juriste', now: new Date() });

it('whose id stands anywhere, in whatever column and however deep, is found by what is exported and erased', async () => {
  const missed: string[] = [];
  await inEveryDatabase(mirex.options, OWNERS, async ({ owner, subgraph: { name }, em }) => {
    const rows: { at: string; place: string; ids: string[] }[] = [];
    for (const table of await ownTables(em)) {
      const some = await em.execute<{ place: string; ids: string[] }[]>(
        `select t.ctid::text as place, array(select distinct m[1] from regexp_matches(t::text, '[A-Z]{2}-(?:CAN|ENR|ACT)-[0-9a-f-]{36}', 'g') m) as ids
         from (select *, ctid from "${table}" limit 200) t where t::text ~ '-(CAN|ENR|ACT)-' limit 5`,
      );
      rows.push(...some.map((row) => ({ at: table, ...row })));
    }
    if (rows.length === 0) return;
    const found = await findPersonRows(em, [...new Set(rows.flatMap(({ ids }) => ids))]);
    for (const { at, place } of rows) if (!(found.get(at) ?? []).some((row) => row.place === place)) missed.push(`${owner} ${name}.${at}`);
  });
  expect([...new Set(missed)]).toEqual([]);
});

describe('a person is not erased', () => {
  it.each([
    ['whom nobody knows', () => newCandidate('NO'), 'ERASURE_PERSON_UNKNOWN'],
    ['while a session of theirs is not over', () => candidate, 'ERASURE_SESSION_OPEN'],
  ])('%s', async (_why, id, code) => expect(await erase(id())).toContain(`(${code})`));

  it('while a diploma is to be handed over, a fraud case or an appeal is open, or a hold stands; and nothing is written down', async () => {
    await sql('NO', `update candidates.enrolment set session = 2020 where candidate_id = '${candidate}'`);
    expect(await erase(candidate)).toContain('(ERASURE_DIPLOMA_OPEN)');
    await sql('NO', `update diplomas.awarded_diploma set state = 'RECEIVED' where enrolment_id in (select id from candidates.enrolment where candidate_id = '${candidate}')`);
    await sql('NO', `insert into grades.fraud_case (id, enrolment_id, candidate_id, session, speciality_code, place, papers, facts, state)
      select '${globalId('NO', 'FRA', v7())}', id, candidate_id, session, speciality_code, 'salle 2', '{}', 'téléphone', 'CHAIR_REPORT' from candidates.enrolment where candidate_id = '${candidate}' limit 1`);
    expect(await erase(candidate)).toContain('(ERASURE_FRAUD_OPEN)');
    await sql('NO', `update grades.fraud_case set state = 'FINAL' where candidate_id = '${candidate}'`);
    await sql('NO', `insert into diplomas.case_file (id, kind, state, enrolment_id, candidate_id, session, diploma_code, time_zone, subject, body, opened_at, opened_by, received_on, due_on)
      select '${globalId('NO', 'CAS', v7())}', 'COMPLAINT', 'RECEIVED', id, candidate_id, session, 'BTSA', 'Europe/Paris', 'Une note', 'Je la conteste.', now(), 'famille', '2020-07-10', '2020-09-10' from candidates.enrolment where candidate_id = '${candidate}' limit 1`);
    expect(await erase(candidate)).toContain('(ERASURE_CASE_OPEN)');
    await sql('NO', `update diplomas.case_file set state = 'CLOSED' where candidate_id = '${candidate}'`);
    await hold('HOLD', candidate, 'recours au tribunal');
    expect(await erase(candidate)).toBe('L’effacement est suspendu : recours au tribunal. (ERASURE_HELD)');
    await hold('RELEASE', candidate, 'fin du recours');
    expect((await everywhere(ASKED.by))).toEqual([]);
    expect((await sql('NO', `select last_name from candidates.candidate where id = '${candidate}'`)).rows).toEqual([{ last_name: LAST }]);
  });
});

it('a dry run says what would go and what stays, with why, and changes nothing', async () => {
  const before = await everywhere(LAST);
  expect(before).toEqual(['NO candidates.candidate', 'NO centres.known_candidate', 'NO diplomas.known_candidate', 'SE candidates.candidate']);
  const out = await erase(candidate, true);
  expect(out).toContain('NO candidates : candidate, 1 ligne(s) à rendre anonyme(s)');
  expect(out).toMatch(/NO grades : mark, \d+ ligne\(s\) gardée\(s\) : notes, résultats et procès-verbaux/);
  expect(out).toContain('NO diplomas : awarded_diploma, 1 ligne(s) gardée(s) : registre des diplômes');
  expect(out).toContain('SE candidates : candidate, 1 ligne(s) à rendre anonyme(s)');
  expect(await everywhere(LAST)).toEqual(before);
});

it('a kill -9 between two MIREX leaves the rest to be erased by asking again, though the number that joined them is gone', async () => {
  const holder = test.database('SE');
  await holder.query('begin');
  await holder.query(`select from candidates.candidate where id = '${elsewhere}' for update`);
  const running = mirex.start('person', 'erase', candidate, '--by', ASKED.by, '--reason', ASKED.reason);
  for (let tries = 0; tries < 600 && (await tablesWith('NO', LAST)).includes('candidates.candidate'); tries += 1) await setTimeout(100);
  running.process.kill('SIGKILL');
  await running.ended;
  await holder.query('rollback');
  expect(await tablesWith('NO', INE)).toEqual([]);
  expect(await tablesWith('SE', LAST)).toEqual(['candidates.candidate']);

  expect(await erase(candidate)).toContain('SE candidates : candidate, 1 ligne(s) rendue(s) anonyme(s)');
  expect(await everywhere(LAST)).toEqual([]);
  expect(await everywhere(FIRST)).toEqual([]);
  expect(await everywhere(INE)).toEqual([]);
  expect(await everywhere('2004-02-03')).toEqual([]);
}, 180_000);

it('what is left is a record that names nobody, marks and the register under an id, and a whole journal', async () => {
  const { rows: [row] } = await sql<{ by: string; reason: string; text: string }>('NO', 'select r.by, r.reason, r::text as text from candidates.erasure_record r');
  expect(row).toMatchObject({ by: 'deleguee-protection', reason: 'demande de la personne' });
  expect(row?.text).not.toContain(candidate);
  expect((await sql('NO', 'select count(*)::integer as rows from candidates.erasure_under_way')).rows).toEqual([{ rows: 0 }]);
  expect((await sql('NO', `select who, change, row_ids from candidates.journal_line where action = 'erasePerson' and entity = 'candidate'`)).rows)
    .toEqual([{ who: 'deleguee-protection', change: 'UPDATE', row_ids: [candidate] }]);
  expect((await sql<{ marks: number }>('NO', `select count(*)::integer as marks from grades.mark m join grades.known_enrolment k on k.id = m.enrolment_id where k.candidate_id = '${candidate}'`)).rows[0]?.marks).toBeGreaterThan(0);
  expect(await verifyAudit(mirex.options, ['NO'], '/nowhere', () => undefined)).toBe(true);
  expect(JSON.stringify(await exportPerson(mirex.options, candidate as GlobalId, new Date()))).toContain('"last_name":"effacé"');
  expect((await sql('NO', 'select count(*)::integer as records from candidates.erasure_record')).rows).toEqual([{ records: 1 }]);
  await erase(candidate);
  expect((await sql('NO', 'select count(*)::integer as records from candidates.erasure_record')).rows).toEqual([{ records: 1 }]);
});

it('an actor goes from actors and finance; what they were paid stays, as a document of accounts', async () => {
  const { rows: [actor] } = await sql<{ id: string; name: string }>('NO', `select a.id, a.last_name as name from actors.actor a join finance.claim c on c.actor_id = a.id order by 1 limit 1`);
  const id = actor?.id ?? '';
  await sql('NO', `update actors.summons set date = '2999-06-01', state = 'ISSUED' where actor_id = '${id}'`);
  expect(await erase(id)).toContain('(ERASURE_MISSION_OPEN)');
  await sql('NO', `update actors.summons set date = '2020-06-01' where actor_id = '${id}'`);
  expect(await erase(id)).toContain('(ERASURE_CLAIM_OPEN)');
  await sql('NO', `update finance.claim set state = 'PAID' where actor_id = '${id}'`);
  for (const table of ['actors.actor', 'finance.known_actor']) await sql('NO', `update ${table} set last_name = 'Xylophonette' where id = '${id}'`);
  expect(await tablesWith('NO', 'Xylophonette')).toEqual(['actors.actor', 'finance.known_actor']);
  expect(await erase(id)).toMatch(/NO finance : claim, \d+ ligne\(s\) gardée\(s\) : pièces comptables/);
  expect(await everywhere('Xylophonette')).toEqual([]);
});

describe('what has been kept long enough', () => {
  const held = newActor();
  const other = newActor();
  const days = () => sql<{ actor_id: string }>('NO', 'select actor_id from finance.vehicle_day order by vehicle').then(({ rows }) => rows.map((row) => row.actor_id));
  const run = async (dryRun = false): Promise<string> => {
    const told: string[] = [];
    await retain(mirex.options, ['NO'], { dryRun, by: 'archiviste', now: new Date() }, (line) => told.push(line));
    return told.join('\n');
  };

  it('is listed over the whole product by a dry run, each class with its rule, by the edition that the MIREX holds itself', async () => {
    await sql('NO', `insert into finance.vehicle_day (vehicle, on_date, actor_id) values ('a', '2020-01-01', '${held}'), ('b', '2020-01-01', '${other}'), ('c', '2026-11-01', '${other}')`);
    const out = await run(true);
    expect(out).not.toContain('aucune règle');
    expect(out).toContain('NO finance : VEHICLE_DAYS, vehicle_day, 2 ligne(s) à détruire');
    expect(out).toMatch(/NO grades : SCRIPTS, script, \d+ ligne\(s\) à détruire/);
    expect(out).toContain('NO grades : DELIBERATION_RECORDS, result, 0 ligne(s) gardée(s) : versement aux archives');
    expect(await days()).toEqual([held, other, other]);
  });

  it('is destroyed but for the rows of a person who is held, with a record of who asked and by which rule', async () => {
    await hold('HOLD', held, 'enquête');
    expect(await run()).toContain('NO finance : VEHICLE_DAYS, vehicle_day, 1 ligne(s) détruite(s)');
    expect(await days()).toEqual([held, other]);
    expect((await sql('NO', `select code, destroyed, by from finance.retention_record where code = 'VEHICLE_DAYS'`)).rows).toEqual([{ code: 'VEHICLE_DAYS', destroyed: 1, by: 'archiviste' }]);
    await hold('RELEASE', held, 'fin de l’enquête');
    expect(await run()).toContain('NO finance : VEHICLE_DAYS, vehicle_day, 1 ligne(s) détruite(s)');
    expect((await sql('NO', `select act, reason, by from finance.retention_hold_change where code = '${held}' order by number`)).rows)
      .toEqual([{ act: 'HELD', reason: 'enquête', by: 'juriste' }, { act: 'RELEASED', reason: 'fin de l’enquête', by: 'juriste' }]);
  });

  it('is suspended by nobody who does not say who they are', async () => {
    expect(await mirex.run('retention', 'hold', '*', '--reason', 'enquête')).toEqual({ code: 1, out: expect.stringContaining('--by') });
  }, 60_000);
});
