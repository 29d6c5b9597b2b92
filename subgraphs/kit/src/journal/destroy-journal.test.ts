import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { within } from '../context.ts';
import { keepEdition } from '../edition.ts';
import { holdRetention, releaseRetention } from '../retention/run-retention.ts';
import { type TestInstance, testInstance } from '../testing/test-instance.ts';
import { toy } from '../testing/toy.fixture.ts';
import { destroyJournal } from './destroy-journal.ts';
import { journalRows } from './journal-rows.ts';
import { headOf, verifyChain } from './verify-chain.ts';

const NOW = new Date('2026-11-22T00:00:00Z');
const RULE = { code: 'JOURNAL', days: 1_000, basis: 'règle de l’essai' };
const OLD = new Date('2024-01-01T00:00:00Z');

let test: TestInstance;
let clock = OLD;
beforeAll(async () => void (test = await testInstance(toy, { now: () => clock })));
afterAll(() => test.close());
beforeEach(async () => {
  for (const table of ['journal_line', 'journal_link', 'journal_destruction', 'retention_record', 'retention_hold']) await tamper(`delete from ${table}`);
  await inForce([RULE]);
  clock = OLD;
  for (let n = 1; n <= 6; n += 1) await write(`old-${n}`);
  clock = NOW;
  for (let n = 7; n <= 9; n += 1) await write(`new-${n}`);
});

const em = () => test.context().em;
/** What the edition says that the instance holds. */
const inForce = (retentions: readonly { readonly code: string; readonly days: number | null; readonly basis: string }[]) => keepEdition(em(), { number: 1, dataSets: { retentions: retentions as never } });
const write = async (id: string): Promise<void> => {
  const context = test.context();
  await context.em.transactional((tx) => journalRows(within(context, tx), { action: 'write', entity: 'Heard', ids: [id] }));
};
const destroy = (over: Partial<Parameters<typeof destroyJournal>[1]> = {}) => destroyJournal(em(), { now: NOW, by: 'archiviste', dryRun: false, ...over });
const positions = async () => (await em().execute<{ position: string }[]>('select position from journal_link order by position')).map(({ position }) => Number(position));
const lines = async () => (await em().execute<{ lines: number }[]>('select count(*)::integer as lines from journal_line'))[0]?.lines;
const suspended = (code: string) => ({ codes: [code], reason: 'recours', by: 'juriste', at: NOW });
/** As somebody may who holds the database: the triggers are off, and nobody is told. */
const tamper = (sql: string): Promise<unknown> => em().transactional(async (tx) => {
  await tx.execute('set local session_replication_role = replica');
  await tx.execute(sql);
});
const brokenAfter = async (sql: string) => {
  await tamper(sql);
  return (await verifyChain(em())).broken;
};

describe('the beginning of a journal that has been kept long enough', () => {
  it('is destroyed, leaves an anchor that the journal tells of, and what was kept is proved from there on', async () => {
    const before = await headOf(em());
    const [sixth] = await em().execute<{ hash: string }[]>(`select encode(hash, 'hex') as hash from journal_link where position = 6`);
    test.forget();
    expect(await destroy()).toEqual({ code: 'JOURNAL', table: 'journal_line', rows: 6, state: 'DESTROYED' });
    expect(test.statements).toHaveLength(1);
    expect([await positions(), await lines()]).toEqual([[7, 8, 9, 10], 4]);
    const { head, broken, begins } = await verifyChain(em(), [{ position: 3, hash: 'of a line that is gone' }, before]);
    expect([head.position, broken]).toEqual([10, undefined]);
    expect(begins).toEqual({ position: 6, hash: sixth?.hash, destroyed: 6, days: 1_000, basis: 'règle de l’essai', by: 'archiviste', at: '2026-11-22T00:00:00Z', proof: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(await em().execute(`select who, roles, change, row_ids as ids from journal_line where action = 'destroyJournal'`))
      .toEqual([{ who: 'archiviste', roles: ['SYSTEM'], change: 'DELETE', ids: ['6', begins?.proof] }]);
    expect(await em().execute('select code, destroyed, basis, by from retention_record')).toEqual([{ code: 'JOURNAL', destroyed: 6, basis: 'règle de l’essai', by: 'archiviste' }]);
    expect(await destroy()).toMatchObject({ rows: 0, state: 'DESTROYED' });
    await write('after');
    expect((await verifyChain(em())).broken).toBeUndefined();
  });

  it('is counted by a dry run, which destroys nothing', async () => {
    expect(await destroy({ dryRun: true })).toMatchObject({ rows: 6, state: 'WOULD_DESTROY' });
    expect(await lines()).toBe(9);
  });

  it('goes part by part, by as many at once as come, each part with its anchor', async () => {
    const done = await Promise.all([destroy({ chunk: 2 }), destroy({ chunk: 2 })]);
    expect(done.reduce((sum, { rows }) => sum + rows, 0)).toBe(6);
    expect(await em().execute('select position::integer, destroyed::integer from journal_destruction order by position')).toEqual([{ position: 2, destroyed: 2 }, { position: 4, destroyed: 2 }, { position: 6, destroyed: 2 }]);
    expect((await verifyChain(em())).broken).toBeUndefined();
  });

  it('never takes the last link, which the next line is chained on', async () => {
    clock = OLD;
    await tamper('delete from journal_line where id in (select line_id from journal_link where position > 6); delete from journal_link where position > 6');
    expect(await destroy()).toMatchObject({ rows: 5 });
    expect(await positions()).toEqual([6, 7]);
    await write('after');
    expect([await positions(), (await verifyChain(em())).broken]).toEqual([[6, 7, 8], undefined]);
  });

  it.each([['without a rule', [], 'NO_RULE'], ['that is handed to the archives', [{ ...RULE, days: null }], 'KEPT']])('stays %s', async (_why, rules, state) => {
    await inForce(rules);
    expect([await destroy(), await destroy({ dryRun: true })]).toMatchObject([{ rows: 0, state }, { rows: 0, state }]);
    expect(await lines()).toBe(9);
  });
});

describe('the rule is the one in force, whoever asks', () => {
  const LONG = [{ ...RULE, days: 2_000 }];

  it('of the edition that the instance holds: nobody says how many days', async () => {
    await inForce(LONG);
    expect([await destroy({ dryRun: true }), await destroy()]).toMatchObject([{ rows: 0, state: 'WOULD_DESTROY' }, { rows: 0, state: 'DESTROYED' }]);
    await expect(em().execute(`select * from journal_destroy(1, 'x', 'me', '2026-11-22T00:00:00Z', 3)`)).rejects.toThrow('does not exist');
    await inForce([RULE]);
    expect(await destroy()).toMatchObject({ rows: 6 });
  });

  it('of the nation’s own table, where there is one', async () => {
    await em().execute(`create table retention_rule as select * from (values ('JOURNAL', 2000, 'de la nation')) r (code, days, basis)`);
    expect(await destroy()).toMatchObject({ rows: 0, state: 'DESTROYED' });
    await em().execute('update retention_rule set days = 1000');
    expect(await destroy()).toMatchObject({ rows: 6 });
    expect(await em().execute('select basis from retention_record')).toEqual([{ basis: 'de la nation' }]);
    await em().execute('drop table retention_rule');
  });

  it.each(['retention_rule', 'edition'])('and not that of a temporary table %s', async (name) => {
    await inForce(LONG);
    await em().transactional(async (tx) => {
      await tx.execute(name === 'edition'
        ? `create temporary table edition on commit drop as select '{"retentions": [{"code": "JOURNAL", "days": 1, "basis": "x"}]}'::jsonb as data_sets`
        : `create temporary table retention_rule on commit drop as select * from (values ('JOURNAL', 1, 'x')) r (code, days, basis)`);
      expect(await destroyJournal(tx, { now: NOW, by: 'archiviste', dryRun: false })).toMatchObject({ rows: 0, state: 'DESTROYED' });
    });
    expect(await lines()).toBe(9);
  });
});

describe('a hold', () => {
  it.each(['JOURNAL', '*'])('on %s stops it until it is released', async (code) => {
    await holdRetention(em(), suspended(code));
    expect(await destroy()).toMatchObject({ rows: 0, state: 'HELD' });
    expect(await destroy({ dryRun: true })).toMatchObject({ rows: 6, state: 'HELD' });
    await releaseRetention(em(), suspended(code));
    expect(await destroy()).toMatchObject({ rows: 6, state: 'DESTROYED' });
  });

  it('on somebody ends it before the first line that names them', async () => {
    await holdRetention(em(), suspended('old-4'));
    expect(await destroy()).toMatchObject({ rows: 3, state: 'DESTROYED' });
    expect([(await positions())[0], (await verifyChain(em())).broken]).toEqual([4, undefined]);
    await releaseRetention(em(), suspended('old-4'));
    await holdRetention(em(), suspended('nobody-here'));
    expect(await destroy()).toMatchObject({ rows: 3 });
  });
});

describe('what is not that act is refused', () => {
  it.each([
    ['a deletion of lines', 'delete from journal_line where true'],
    ['a deletion of links', 'delete from journal_link where position > 0'],
    ['a change of a line', `update journal_line set who = 'me'`],
    ['a change of an anchor', `update journal_destruction set destroyed = 1`],
    ['a deletion of an anchor', 'delete from journal_destruction'],
  ])('%s, before and after a destruction', async (_why, sql) => {
    await expect(em().execute(sql)).rejects.toThrow('only ever added to');
    await destroy();
    await expect(em().execute(sql)).rejects.toThrow('only ever added to');
  });

  it('a deletion of what an anchor of the same transaction does not stand for', async () => {
    await expect(em().transactional(async (tx) => {
      await tx.execute(`select * from journal_destroy('me', '2026-11-22T00:00:00Z', 3)`);
      await tx.execute('delete from journal_line where id = (select line_id from journal_link where position = 5)');
    })).rejects.toThrow('only ever added to');
    expect(await lines()).toBe(9);
  });

  it('a destruction ahead of its time', async () => {
    await expect(destroy({ now: new Date(Date.now() + 10 * 365 * 86_400_000) })).rejects.toThrow('ahead of its time');
  });

  it('for a role that is no superuser: it has no right to delete, or to write an anchor, before or after', async () => {
    const role = `journal_owner_${process.pid}`;
    const [row] = await em().execute<{ schema: string }[]>('select current_schema() as schema');
    await em().execute(`create role ${role}; grant all on schema ${row?.schema ?? ''}, journal_witness to ${role}; grant all on all tables in schema journal_witness to ${role}`);
    for (const table of ['journal_line', 'journal_link', 'journal_destruction', 'retention_hold', 'retention_record', 'edition']) await em().execute(`alter table ${table} owner to ${role}`);
    for (const made of ['journal_destroy(text, timestamptz, integer)', 'journal_rule()', 'journal_prefix(timestamptz, integer)', 'journal_line_id()', 'journal_chain()', 'journal_keep_lines()', 'journal_keep_links()']) await em().execute(`alter function ${made} owner to ${role}`);
    const as = <Row>(act: (tx: ReturnType<typeof em>) => Promise<Row>): Promise<Row> => em().transactional(async (tx) => {
      await tx.execute(`set local role ${role}`);
      return act(tx);
    });
    const refused = async (): Promise<void> => {
      for (const sql of ['delete from journal_line', 'delete from journal_link', 'insert into journal_destruction select * from journal_destruction']) await expect(as((tx) => tx.execute(sql))).rejects.toThrow('permission denied');
    };
    try {
      await refused();
      expect(await as((tx) => destroyJournal(tx, { now: NOW, by: 'archiviste', dryRun: false }))).toMatchObject({ rows: 6, state: 'DESTROYED' });
      expect((await verifyChain(em())).broken).toBeUndefined();
      await refused();
    } finally {
      await em().execute(`reassign owned by ${role} to current_user; drop owned by ${role}; drop role ${role}`);
    }
  });
});

describe('who holds the database and changes it is found', () => {
  const ANCHOR = { why: 'DESTRUCTION', position: 6 };
  beforeEach(async () => void (await destroy()));

  it.each([
    ['another hash in the anchor', `update journal_destruction set hash = '\\x00'`, ANCHOR],
    ['another count', 'update journal_destruction set destroyed = 2', ANCHOR],
    ['another rule', 'update journal_destruction set days = 2000', ANCHOR],
    ['no anchor', 'delete from journal_destruction', { why: 'MISSING', position: 1 }],
    ['an anchor further on, for which nobody wrote a proof', `update journal_destruction set position = 7, hash = (select hash from journal_link where position = 7); delete from journal_line where id = (select line_id from journal_link where position = 7); delete from journal_link where position = 7`, { why: 'DESTRUCTION', position: 7 }],
    ['more of the beginning gone', 'delete from journal_line where id = (select line_id from journal_link where position = 7); delete from journal_link where position = 7', { why: 'MISSING', position: 7 }],
    ['the line that tells of it gone, with the end', `delete from journal_line where action = 'destroyJournal'; delete from journal_link where position = 10`, ANCHOR],
    ['a link of before put back', `insert into journal_link (position, line_id, hash) values (3, gen_random_uuid(), '')`, ANCHOR],
    ['the first line that was kept, altered', `update journal_line set who = 'nobody' where id = (select line_id from journal_link where position = 7)`, { why: 'ALTERED', position: 7, line: expect.any(String) }],
  ])('%s', async (_why, sql, found) => expect(await brokenAfter(sql)).toEqual(found));

  it('an anchor and its proof, both made anew: the journal tells of another', async () => {
    expect(await brokenAfter(`update journal_destruction set by = 'somebody-else', proof = sha256(convert_to(json_build_array(position, encode(hash, 'hex'), destroyed, (extract(epoch from up_to) * 1000000)::bigint, days, basis, 'somebody-else', (extract(epoch from at) * 1000000)::bigint)::text, 'UTF8'))`)).toEqual(ANCHOR);
  });

  it('an anchor that was kept elsewhere does not lead there any more', async () => {
    expect((await verifyChain(em(), [{ position: 6, hash: 'another' }])).broken).toEqual({ why: 'ANCHOR', position: 6 });
  });
});

it('what is broken is not destroyed with the rest: the run ends before it and says so', async () => {
  await tamper(`update journal_line set who = 'nobody' where id = (select line_id from journal_link where position = 4)`);
  expect(await destroy({ dryRun: true })).toMatchObject({ rows: 3, state: 'BROKEN' });
  expect(await destroy()).toMatchObject({ rows: 3, state: 'BROKEN' });
  expect((await verifyChain(em())).broken).toMatchObject({ why: 'ALTERED', position: 4 });
});
