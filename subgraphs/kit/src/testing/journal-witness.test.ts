import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { within } from '../context.ts';
import { journalRows } from '../journal/journal-rows.ts';
import { markStatement, place, unjournalled } from './journal-witness.ts';
import { type TestInstance, testInstance } from './test-instance.ts';
import { Heard, toy } from './toy.fixture.ts';

const TALLY = { name: '2026-01-02-tally', sql: 'create table tally (name text, last integer)' };
const HERE = 'subgraphs/toy/src/toy.service.ts:1';

let test: TestInstance;
beforeAll(async () => void (test = await testInstance({ ...toy, migrations: [...toy.migrations, TALLY] })));
afterAll(() => expect(test.close()).rejects.toThrow(`${HERE} Heard (1)`));

const em = () => test.context().em;
/** As the product would: the statements of this file are a test’s. */
const inProduct = (act: () => Promise<unknown>): Promise<unknown> => place.run(HERE, act);
const write = (id: string): string => `insert into heard (id, times, version) values ('${id}', 1, 1)`;
const raw = (sql: string) => em().getConnection().execute(sql);

it('a statement of the product says where it was written, one of a test says nothing', async () => {
  expect(markStatement('select 1')).toBe('select 1');
  expect(await inProduct(async () => markStatement('select 1'))).toBe(`/* by ${HERE} */ select 1`);
});

it('what a test writes is nobody’s business', async () => {
  await em().execute(`insert into heard (id, times, version) values ('of-a-test', 1, 1)`);
  expect(await unjournalled(em())).toEqual([]);
});

it('what is journalled, by the ORM or by its own word, is told; a table that is no entity’s is told with anything', async () => {
  await inProduct(async () => {
    const context = test.context();
    context.em.create(Heard, { id: 'flushed', times: 1, version: 1 });
    await context.em.flush();
    await context.em.transactional(async (tx) => {
      await tx.getConnection().execute(write('said'), [], 'run', tx.getTransactionContext());
      await tx.getConnection().execute(`insert into tally values ('a', 1)`, [], 'run', tx.getTransactionContext());
      await journalRows(within(context, tx), { entity: 'Heard', ids: ['said'] });
    });
  });
  expect(await unjournalled(em())).toEqual([]);
});

it('what was rolled back was never written', async () => {
  await inProduct(() => em().transactional(async (tx) => {
    await tx.getConnection().execute(write('undone'), [], 'run', tx.getTransactionContext());
    throw new Error('undone');
  }).catch(() => undefined));
  expect(await unjournalled(em())).toEqual([]);
});

it('rows that no line names are found, with the place that wrote them, and one line of other rows does not hide them', async () => {
  await inProduct(async () => {
    const context = test.context();
    await context.em.transactional(async (tx) => {
      await tx.getConnection().execute(write('unsaid'), [], 'run', tx.getTransactionContext());
      await journalRows(within(context, tx), { entity: 'Heard', ids: ['another'] });
    });
  });
  await inProduct(() => raw(`update heard set times = 2 where id = 'nobody'`));
  expect(await unjournalled(em())).toEqual([{ place: HERE, entity: 'Heard', rows: 1 }]);
});
