import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { type Context, within } from '../context.ts';
import { type TestInstance, testInstance } from '../testing/test-instance.ts';
import { toy } from '../testing/toy.fixture.ts';
import { journalRows } from './journal-rows.ts';
import { verifyChain } from './verify-chain.ts';
import { writeRows } from './write-rows.ts';

const TRACE = { name: '2026-01-02-trace', sql: 'create table heard_change (heard_id text, by text)' };
const MANY = 100_000;

let test: TestInstance;
beforeAll(async () => void (test = await testInstance({ ...toy, migrations: [...toy.migrations, TRACE] })));
afterAll(() => test.close());

const insert = `insert into heard (id, times, version) select id, 1, 1 from jsonb_array_elements_text(?::jsonb) as r(id) on conflict do nothing returning id`;
const linesOf = (action: string): Promise<{ entity: string; change: string; who: string; rows: number }[]> => test.context().em.execute(
  'select entity, change, who, cardinality(row_ids) as rows from journal_line where action = ? order by id', [action],
);
const fresh = (): Context => test.context();

describe('rows written by SQL', () => {
  it('are journalled in the statement that writes them, those that were written and no others', async () => {
    const context = fresh();
    test.forget();
    expect(await writeRows(context, { action: 'one', entity: 'Heard' }, insert, [JSON.stringify(['a', 'b'])])).toEqual([{ id: 'a' }, { id: 'b' }]);
    await writeRows(context, { action: 'one', entity: 'Heard' }, insert, [JSON.stringify(['b', 'c'])]);
    expect(test.statements).toHaveLength(2);
    expect(await linesOf('one')).toEqual([{ entity: 'Heard', change: 'CREATE', who: 'agent-no', rows: 2 }, { entity: 'Heard', change: 'CREATE', who: 'agent-no', rows: 1 }]);
    expect(context.act.lines).toBe(2);
  });

  it('are journalled with what else the statement writes', async () => {
    const traced = `with written as (update heard set times = 9 where id = ? returning id) insert into heard_change (heard_id, by) select id, ? from written returning by`;
    expect(await writeRows(fresh(), { action: 'two', entity: 'Heard', change: 'UPDATE' }, traced, ['a', 'me'])).toEqual([{ by: 'me' }]);
    expect(await linesOf('two')).toEqual([{ entity: 'Heard', change: 'UPDATE', who: 'agent-no', rows: 1 }]);
  });

  it('of which there were none leave no line', async () => {
    const context = fresh();
    expect(await writeRows(context, { action: 'none', entity: 'Heard' }, insert, ['[]'])).toEqual([]);
    expect([await linesOf('none'), context.act.lines]).toEqual([[], 0]);
  });

  it('that are rolled back were never told of', async () => {
    const context = fresh();
    const act = (tx: Context['em']) => writeRows(within(context, tx), { action: 'undone', entity: 'Heard' }, insert, ['["u"]']).then(() => Promise.reject(new Error('no')));
    await expect(context.em.transactional(act)).rejects.toThrow('no');
    expect(await linesOf('undone')).toEqual([]);
  });

  it('a hundred thousand are one statement and a hundred lines, which are chained like any others', async () => {
    const ids = Array.from({ length: MANY }, (_, i) => `many-${i}`);
    const context = fresh();
    test.forget();
    expect(await writeRows(context, { action: 'many', entity: 'Heard' }, insert, [JSON.stringify(ids)])).toHaveLength(MANY);
    expect(test.statements).toHaveLength(1);
    await context.em.transactional((tx) => journalRows(within(context, tx), { action: 'named', entity: 'Heard', ids }));
    for (const action of ['many', 'named']) {
      const lines = await linesOf(action);
      expect([lines.length, Math.max(...lines.map(({ rows }) => rows)), lines.reduce((sum, { rows }) => sum + rows, 0)]).toEqual([100, 1_000, MANY]);
    }
    expect((await verifyChain(context.em)).broken).toBeUndefined();
  }, 60_000);
});
