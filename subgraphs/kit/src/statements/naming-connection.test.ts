import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { Heard, toy } from '../testing/toy.fixture.ts';
import { type TestInstance, testInstance } from '../testing/test-instance.ts';

let test: TestInstance;
beforeAll(async () => {
  test = await testInstance(toy);
  await test.ask('mutation { a: hear(id: "a") { heard { id } } b: hear(id: "b") { heard { id } } }');
});
afterAll(() => test.close());

const find = (id: string): Promise<Heard | null> => test.context().em.findOne(Heard, { id });
/** On the one connection that has been needed so far. */
const kept = () => test.context().em.execute<{ name: string; from_sql: boolean }[]>('select name, from_sql from pg_prepared_statements');

it('what is asked again and again is planned once, and answers what it answered before', async () => {
  for (let time = 0; time < 8; time += 1) {
    expect(await find('a')).toMatchObject({ id: 'a', times: 1, version: 1 });
    expect(await find("'; drop table heard; --")).toBeNull();
  }
  expect(await kept()).toEqual([{ name: 'often_1', from_sql: false }]);
});

it('in a transaction nothing has a name', async () => {
  await test.context().em.transactional(async (tx) => {
    for (let time = 0; time < 8; time += 1) await tx.findOne(Heard, { version: time }, { refresh: true });
  });
  expect(await kept()).toHaveLength(1);
});

it('a column that is added meanwhile fails nobody', async () => {
  const { em } = test.context();
  await em.execute('alter table heard add later text');
  try {
    expect(await find('b')).toMatchObject({ id: 'b' });
    expect(await find('b')).toMatchObject({ id: 'b' });
  } finally {
    await em.execute('alter table heard drop later');
  }
});
