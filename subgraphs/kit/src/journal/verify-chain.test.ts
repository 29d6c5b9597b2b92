import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { within } from '../context.ts';
import { type TestInstance, testInstance } from '../testing/test-instance.ts';
import { toy } from '../testing/toy.fixture.ts';
import { journalRows } from './journal-rows.ts';
import { headOf, verifyChain } from './verify-chain.ts';

let test: TestInstance;
beforeAll(async () => void (test = await testInstance(toy)));
afterAll(() => test.close());

const em = () => test.context().em;
const write = async (id: string, action = 'write'): Promise<void> => {
  const context = test.context();
  await context.em.transactional((tx) => journalRows(within(context, tx), { action, entity: 'Heard', ids: [id] }));
};
/** As somebody may who holds the database: the triggers are off, and nobody is told. */
const tamper = (sql: string): Promise<unknown> => em().transactional(async (tx) => {
  await tx.execute('set local session_replication_role = replica');
  await tx.execute(sql);
});
const lineAt = async (position: number): Promise<string> => {
  const [row] = await em().execute<{ id: string }[]>('select line_id as id from journal_link where position = ?', [position]);
  return row?.id ?? '';
};

it('whatever is written, by however many at once, is one whole chain', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { minLength: 1, maxLength: 6 }), async (actions) => {
    await Promise.all(actions.map((action, i) => write(`p-${i}`, action.replaceAll('\0', ''))));
    const { head, broken } = await verifyChain(em());
    expect(broken).toBeUndefined();
    expect(head).toEqual(await headOf(em()));
  }), { numRuns: 20 });
});

it('an altered line, a lost one, one put in beside the chain and a lost tail are each named', async () => {
  await Promise.all(Array.from({ length: 12 }, (_, i) => write(`t-${i}`)));
  const whole = await verifyChain(em());
  expect(whole.broken).toBeUndefined();
  const end = whole.head.position;
  const [altered, last] = [await lineAt(end - 5), await lineAt(end)];

  await tamper(`update journal_line set who = 'nobody' where id = '${altered}'`);
  expect((await verifyChain(em())).broken).toEqual({ why: 'ALTERED', position: end - 5, line: altered });
  await tamper(`update journal_line set who = 'agent-no' where id = '${altered}'`);
  expect((await verifyChain(em())).broken).toBeUndefined();

  await tamper(`insert into journal_line select gen_random_uuid(), at, who, roles, client, request, action, entity, change, row_ids, outcome from journal_line where id = '${last}'`);
  expect((await verifyChain(em())).broken).toEqual({ why: 'UNCHAINED', line: expect.any(String) });
  await tamper('delete from journal_line l where not exists (select from journal_link k where k.line_id = l.id)');

  await tamper(`delete from journal_link where position = ${end}; delete from journal_line where id = '${last}'`);
  expect((await verifyChain(em())).broken).toBeUndefined();
  expect((await verifyChain(em(), [whole.head])).broken).toEqual({ why: 'ANCHOR', position: end });
  await write('after');
  expect((await verifyChain(em(), [whole.head])).broken).toEqual({ why: 'ANCHOR', position: end });

  await tamper(`delete from journal_link where position = 3`);
  expect((await verifyChain(em())).broken).toEqual({ why: 'MISSING', position: 3 });
});
