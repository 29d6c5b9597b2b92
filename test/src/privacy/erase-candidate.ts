import { beforeAll, describe, expect, it } from '@jest/globals';
import { verifyAudit } from '@mirex/host/command/audit';
import { exportPerson } from '@mirex/host/command/export-person';
import type { GlobalId } from '@mirex/schema/global-id';

import { until } from '../processes/until.ts';
import { ASKED, erasing, newId } from './erasing.ts';
import type { ProductProcess } from './product-process.ts';

/** Nobody else has this name, in any table. */
const [LAST, FIRST, INE] = ['Marmouzelline', 'Xipehuzette', '0606060202K'];

/** A candidate of the demonstration session is not erased, then is, cut off half-way. */
export function eraseCandidate(product: () => ProductProcess): void {
  const { sql, tablesWith, everywhere, erase, hold } = erasing(product);
  /** Of the demonstration session, and the same person in another MIREX. */
  let candidate: string;
  let elsewhere: string;
  beforeAll(async () => {
    const { rows: [row] } = await sql<{ id: string }>('NO', `select c.id from candidates.candidate c join candidates.enrolment e on e.candidate_id = c.id
      join diplomas.awarded_diploma a on a.enrolment_id = e.id where a.state = 'NUMBERED' order by 1 limit 1`);
    candidate = row?.id ?? '';
    elsewhere = newId('SE', 'CAN');
    await sql('NO', `update candidates.candidate set last_name = '${LAST}', first_name = '${FIRST}', ine = '${INE}' where id = '${candidate}'`);
    for (const schema of ['centres', 'diplomas']) await sql('NO', `update ${schema}.known_candidate set last_name = '${LAST}', first_name = '${FIRST}' where id = '${candidate}'`);
    await sql('SE', `insert into candidates.candidate (id, identity_key, last_name, first_name, birth_date, sex, ine) values ('${elsewhere}', 'k', '${LAST}', '${FIRST}', '2004-02-03', 'F', '${INE}')`);
  });

  describe('a person is not erased', () => {
    it.each([
      ['whom nobody knows', () => newId('NO', 'CAN'), 'ERASURE_PERSON_UNKNOWN'],
      ['while a session of theirs is not over', () => candidate, 'ERASURE_SESSION_OPEN'],
    ])('%s', async (_why, id, code) => expect(await erase(id())).toContain(`(${code})`));

    it('while a diploma is to be handed over, a fraud case or an appeal is open, or a hold stands; and nothing is written down', async () => {
      await sql('NO', `update candidates.enrolment set session = 2020 where candidate_id = '${candidate}'`);
      expect(await erase(candidate)).toContain('(ERASURE_DIPLOMA_OPEN)');
      await sql('NO', `update diplomas.awarded_diploma set state = 'RECEIVED' where enrolment_id in (select id from candidates.enrolment where candidate_id = '${candidate}')`);
      await sql('NO', `insert into grades.fraud_case (id, enrolment_id, candidate_id, session, speciality_code, place, papers, facts, state)
        select '${newId('NO', 'FRA')}', id, candidate_id, session, speciality_code, 'salle 2', '{}', 'téléphone', 'CHAIR_REPORT' from candidates.enrolment where candidate_id = '${candidate}' limit 1`);
      expect(await erase(candidate)).toContain('(ERASURE_FRAUD_OPEN)');
      await sql('NO', `update grades.fraud_case set state = 'FINAL' where candidate_id = '${candidate}'`);
      await sql('NO', `insert into diplomas.case_file (id, kind, state, enrolment_id, candidate_id, session, diploma_code, time_zone, subject, body, opened_at, opened_by, received_on, due_on)
        select '${newId('NO', 'CAS')}', 'COMPLAINT', 'RECEIVED', id, candidate_id, session, 'BTSA', 'Europe/Paris', 'Une note', 'Je la conteste.', now(), 'famille', '2020-07-10', '2020-09-10' from candidates.enrolment where candidate_id = '${candidate}' limit 1`);
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
    const holder = product().database('SE');
    await holder.query('begin');
    await holder.query(`select from candidates.candidate where id = '${elsewhere}' for update`);
    const running = product().command.start('person', 'erase', candidate, '--by', ASKED.by, '--reason', ASKED.reason);
    await until('the first MIREX has been erased', async () => (await sql('NO', `select from candidates.candidate where last_name = '${LAST}'`)).rows.length === 0);
    running.process.kill('SIGKILL');
    await running.ended;
    await holder.query('rollback');
    expect(await tablesWith('NO', INE)).toEqual([]);
    expect(await tablesWith('SE', LAST)).toEqual(['candidates.candidate']);

    expect(await erase(candidate)).toContain('SE candidates : candidate, 1 ligne(s) rendue(s) anonyme(s)');
    expect(await everywhere(LAST, FIRST, INE, '2004-02-03')).toEqual([]);
  }, 180_000);

  it('what is left is a record that names nobody, marks and the register under an id, and a whole journal', async () => {
    const { rows: [row] } = await sql<{ by: string; reason: string; text: string }>('NO', 'select r.by, r.reason, r::text as text from candidates.erasure_record r');
    expect(row).toMatchObject({ by: 'deleguee-protection', reason: 'demande de la personne' });
    expect(row?.text).not.toContain(candidate);
    expect((await sql('NO', 'select count(*)::integer as rows from candidates.erasure_under_way')).rows).toEqual([{ rows: 0 }]);
    expect((await sql('NO', `select who, change, row_ids from candidates.journal_line where action = 'erasePerson' and entity = 'candidate'`)).rows)
      .toEqual([{ who: 'deleguee-protection', change: 'UPDATE', row_ids: [candidate] }]);
    expect((await sql<{ marks: number }>('NO', `select count(*)::integer as marks from grades.mark m join grades.known_enrolment k on k.id = m.enrolment_id where k.candidate_id = '${candidate}'`)).rows[0]?.marks).toBeGreaterThan(0);
    expect(await verifyAudit(product().command.options, ['NO'], '/nowhere', () => undefined)).toBe(true);
    expect(JSON.stringify(await exportPerson(product().command.options, candidate as GlobalId, new Date()))).toContain('"last_name":"effacé"');
    expect((await sql('NO', 'select count(*)::integer as records from candidates.erasure_record')).rows).toEqual([{ records: 1 }]);
    await erase(candidate);
    expect((await sql('NO', 'select count(*)::integer as records from candidates.erasure_record')).rows).toEqual([{ records: 1 }]);
  });
}
