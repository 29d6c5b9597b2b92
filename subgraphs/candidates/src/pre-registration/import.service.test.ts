import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Context } from '@mirex/kit/context';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { candidates } from '../subgraph.ts';
import { csv, EDITION, people } from './file.fixture.ts';
import { importPreRegistrations, type Progress } from './import.service.ts';

let test: TestInstance;
beforeAll(async () => {
  test = await testInstance(candidates, { dataSets: EDITION, subscriptions: { 'enrolment.changed': ['grades'] } });
});
afterEach(() => test.context().em.execute('truncate candidate, enrolment, enrolment_change, candidate_counter, pre_registration_import, pre_registration_line, pre_registration_count, outbox cascade'));
afterAll(() => test.close());

const file = (text: string, session = 2026) => ({ bytes: Buffer.from(text), fileName: 'fregata.csv', session });
const all = (sql: string): Promise<object[]> => test.context().em.execute(sql);
const snapshot = (): Promise<object[]> => all(`
  select (select count(*)::integer from candidate) as candidates, (select count(*)::integer from enrolment) as enrolments,
    (select count(*)::integer from enrolment_change) as changes, (select count(*)::integer from outbox) as told,
    (select count(*)::integer from pre_registration_line) as lines, (select sum(kept + refused)::integer from pre_registration_count) as counted,
    (select last_rank from candidate_counter) as last, (select max(number) from enrolment) as number,
    (select row_to_json(i) from pre_registration_import i) as import`);

/** 2,500 lines, every hundredth of them bad. */
const LINES = people(2500).map((line, i) => (i % 100 === 0 ? { ...line, sexe: 'X' } : line));

/** A context whose process ends in the middle of the nth transaction. */
function cutIn(nth: number): Context {
  const context = test.context();
  let calls = 0;
  return {
    ...context,
    emit: async (...told) => {
      await context.emit(...told);
      calls += 1;
      if (calls === nth) throw new Error('cut');
    },
  };
}

it('goes on where it was cut, as if it never had been', async () => {
  await importPreRegistrations(file(csv(LINES)), test.context());
  const [{ import: whole, ...uncut }] = (await snapshot()) as [{ import: object }];
  await all('truncate candidate, enrolment, enrolment_change, candidate_counter, pre_registration_import, pre_registration_line, pre_registration_count, outbox cascade');

  await expect(importPreRegistrations(file(csv(LINES)), cutIn(2))).rejects.toThrow('cut');
  expect(await snapshot()).toMatchObject([{ enrolments: 1980, lines: 20, last: 1980, told: 1980, import: { state: 'RUNNING', lines_done: 2000 } }]);
  await expect(importPreRegistrations(file(csv(LINES)), cutIn(1))).rejects.toThrow('cut');
  expect(await snapshot()).toMatchObject([{ enrolments: 1980, import: { lines_done: 2000 } }]);

  const progress: Progress[] = [];
  const done = await importPreRegistrations(file(csv(LINES)), test.context(), (step) => void progress.push(step));
  expect(done).toMatchObject({ ok: true, value: { state: 'FINISHED', linesDone: 2500, linesKept: 2475, linesRefused: 25 } });
  expect(progress).toEqual([{ done: 2500, total: 2500 }]);
  const [{ import: resumed, ...mended }] = (await snapshot()) as [{ import: object }];
  expect(mended).toEqual(uncut);
  const ofItsTime = { id: expect.any(String), started_at: expect.any(String), finished_at: expect.any(String) };
  expect(resumed).toEqual({ ...whole, ...ofItsTime });
});

it('sent again changes nothing and gives the same answer; for another session it is another import', async () => {
  const first = await importPreRegistrations(file(csv(LINES)), test.context());
  const before = await snapshot();
  test.forget();
  const progress: Progress[] = [];
  const again = await importPreRegistrations({ ...file(csv(LINES)), fileName: 'another name.csv' }, test.context(), (step) => void progress.push(step));
  expect(JSON.stringify(again)).toBe(JSON.stringify(first));
  expect(await snapshot()).toEqual(before);
  expect(progress).toEqual([]);

  const other = await importPreRegistrations(file(csv(LINES), 2025), test.context());
  expect(other).toMatchObject({ ok: true, value: { session: 2025, linesKept: 2475 } });
  expect(await all('select count(*)::integer as n from candidate')).toEqual([{ n: 2475 }]);
});

it('is done by one of two who send it at once, and the other is told', async () => {
  const outcomes = await Promise.all([1, 2].map(() => importPreRegistrations(file(csv(LINES)), test.context())));
  const refused = outcomes.filter(({ ok }) => !ok);
  expect(refused).toEqual([{ ok: false, refusal: { code: 'IMPORT_RUNNING' } }]);
  expect(await snapshot()).toMatchObject([{ candidates: 2475, enrolments: 2475, lines: 25, told: 2475, last: 2475, number: 'NO26-002475', import: { state: 'FINISHED', lines_done: 2500 } }]);
});

it('shares numbers and people with another file that is imported at once', async () => {
  const both = [people(1500), [...people(1500).toReversed(), { nom: 'Autre' }]].map((lines) => importPreRegistrations(file(csv(lines)), test.context()));
  const [a, b] = await Promise.all(both);
  expect([a?.ok, b?.ok]).toEqual([true, true]);
  expect(await all('select count(*)::integer as n, count(distinct number)::integer as numbers, max(number) from enrolment')).toEqual([{ n: 1501, numbers: 1501, max: 'NO26-001501' }]);
  expect(await all('select sum(lines_kept)::integer as kept, sum(lines_known)::integer as known from pre_registration_import')).toEqual([{ kept: 1501, known: 1500 }]);
});

it('of 8,000 lines takes twenty-one statements for two thousand lines, its journal included', async () => {
  test.forget();
  const progress: number[] = [];
  const done = await importPreRegistrations(file(csv(people(8000))), test.context(), ({ done }) => void progress.push(done));
  const statements = test.statements.length;
  expect(done).toMatchObject({ ok: true, value: { linesKept: 8000, linesRefused: 0 } });
  expect(progress).toEqual([2000, 4000, 6000, 8000]);
  expect(statements).toBeLessThanOrEqual(4 * 21 + 12);
  expect(await snapshot()).toMatchObject([{ candidates: 8000, enrolments: 8000, changes: 8000, told: 8000, last: 8000, counted: 8000 }]);
});
