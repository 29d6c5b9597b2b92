import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { type Context, within } from '../context.ts';
import { AGENT, type TestInstance, testInstance } from '../testing/test-instance.ts';
import { Heard, toy } from '../testing/toy.fixture.ts';
import { JournalLine } from './journal-line.entity.ts';
import { journalRows } from './journal-rows.ts';

let test: TestInstance;
beforeAll(async () => void (test = await testInstance(toy)));
afterAll(() => test.close());
let before: Set<string>;
const linesNow = () => test.context().em.find(JournalLine, {}, { orderBy: { id: 'asc' } });
beforeEach(async () => void (before = new Set((await linesNow()).map(({ id }) => id))));
const written = async () => (await linesNow()).filter(({ id }) => !before.has(id));

const hear = 'mutation ($id: ID!) { hear(id: $id) { heard { id } userErrors { code } } }';

describe('the journal', () => {
  it('tells who created which rows, by which act, in the flush itself', async () => {
    test.forget();
    await test.ask(hear, { id: 'a' }, { ...AGENT, client: 'portal' });
    expect(await written()).toMatchObject([
      { who: 'agent-no', roles: ['UNIT'], client: 'portal', action: 'hear', entity: 'Heard', change: 'CREATE', rowIds: ['a'], outcome: 'DONE' },
    ]);
  });

  it('tells changes and deletions apart, and names all rows of a flush in one line each', async () => {
    const { em } = test.context();
    em.create(Heard, { id: 'x', times: 1, version: 1 });
    em.create(Heard, { id: 'y', times: 1, version: 1 });
    await em.flush();
    (await em.findOneOrFail(Heard, { id: 'x' })).times = 2;
    em.remove(await em.findOneOrFail(Heard, { id: 'y' }));
    await em.flush();
    expect((await written()).map(({ change, rowIds }) => [change, rowIds])).toEqual(expect.arrayContaining([['CREATE', ['x', 'y']], ['UPDATE', ['x']], ['DELETE', ['y']]]));
  });

  it.each([
    ['a refusal', hear, ' ', 'hear', 'NOTHING_HEARD'],
    ['a fault, of which nothing else is kept', hear, '!loud', 'hear', 'FAULT'],
    ['an act that changed nothing', 'mutation ($id: ID!) { forget(id: $id) { userErrors { code } } }', 'nothing', 'forget', 'DONE'],
  ])('tells of %s', async (_why, mutation, id, action, outcome) => {
    await test.ask(mutation, { id });
    expect(await written()).toMatchObject([{ action, entity: null, change: 'NONE', outcome }]);
  });

  it('names the rows that a refused caller asked for, and nothing else of what they wrote', async () => {
    const id = 'NO-ENR-0199a2b4-7c1e-7d0a-9f00-1234567890ab';
    await test.ask('mutation ($id: ID!) { renamed: hear(id: $id) { userErrors { code } } }', { id }, { ...AGENT, roles: ['HEAD'] });
    expect(await written()).toMatchObject([{ who: 'agent-no', action: 'hear', outcome: 'FORBIDDEN', rowIds: [id] }]);
  });

  it('tells of a caller who was not let in', async () => {
    await test.ask('{ hello }', {}, { sub: 'agent-se', roles: ['UNIT'], mirex: ['SE'] });
    expect(await written()).toMatchObject([{ who: 'agent-se', outcome: 'FORBIDDEN' }]);
  });

  it('tells of rows that SQL of one’s own wrote, when it is told of them', async () => {
    const ids = Array.from({ length: 3 }, (_, i) => `raw-${i}`);
    const context = test.context();
    await context.em.transactional((tx) => journalRows(within(context, tx), { action: 'import', entity: 'Heard', ids }));
    expect(await written()).toMatchObject([{ action: 'import', entity: 'Heard', change: 'CREATE', rowIds: ids }]);
    await expect(journalRows(context, { entity: 'Heard', ids })).rejects.toThrow('in the transaction');
  });

  it('keeps nothing of what was rolled back', async () => {
    const context = test.context();
    const act = (tx: Context['em']) => journalRows(within(context, tx), { entity: 'Heard', ids: ['z'] }).then(() => Promise.reject(new Error('no')));
    await expect(context.em.transactional(act)).rejects.toThrow('no');
    expect(await written()).toEqual([]);
  });

  it.each(['update journal_line set who = \'me\'', 'delete from journal_line', 'truncate journal_line cascade', 'update journal_link set hash = \'\'', 'delete from journal_link', 'truncate journal_link'])('refuses: %s', async (sql) => {
    await expect(test.context().em.execute(sql)).rejects.toThrow('only ever added to');
  });
});

describe('readings of sensitive fields', () => {
  it('are journalled before the answer leaves, one line for a field, whatever it is called; other fields cost nothing', async () => {
    await test.ask(hear, { id: 'r1' });
    await test.ask(hear, { id: 'r2' });
    before = new Set((await linesNow()).map(({ id }) => id));
    test.forget();
    await test.ask('{ allHeard { id times } }');
    expect(test.statements).toHaveLength(1);
    expect(await written()).toEqual([]);
    const { data } = await test.ask('{ allHeard { ...F } } fragment F on Heard { number: iban again: iban }');
    expect(data.allHeard).toContainEqual({ number: 'iban of r1', again: 'iban of r1' });
    expect(await written()).toMatchObject([{ entity: 'Heard.iban', change: 'READ', rowIds: expect.arrayContaining(['r1', 'r2']), action: 'allHeard' }]);
  });

  it('that cannot be journalled are not given', async () => {
    await test.context().em.execute('alter table journal_line add constraint shut check (change <> \'READ\') not valid');
    const { data, errors } = await test.ask('{ allHeard { iban } }');
    await test.context().em.execute('alter table journal_line drop constraint shut');
    expect(JSON.stringify({ data, errors })).not.toContain('iban of');
  });

  it('of many at once share their transactions', async () => {
    test.forget();
    await Promise.all(Array.from({ length: 12 }, () => test.ask('{ allHeard { iban } }')));
    expect(test.statements.filter((sql) => sql.startsWith('insert into journal_line')).length).toBeLessThan(12);
    expect(await written()).toHaveLength(12);
  });
});

describe('the journal is read', () => {
  const read = 'query ($filter: JournalFilter) { toyJournal(mirex: "NO", filter: $filter, first: 2) { totalCount edges { node { who action change rowIds outcome } } pageInfo { hasNextPage } } }';
  const chief = { ...AGENT, sub: 'chief', roles: ['HEAD'] };

  it('by row, by who, by period and by outcome, the newest first', async () => {
    await test.ask(hear, { id: 'read-me' });
    const context = test.context();
    const many = Array.from({ length: 150 }, (_, i) => `many-${i}`);
    await context.em.transactional((tx) => journalRows(within(context, tx), { action: 'import', entity: 'Heard', ids: [...many, 'read-me'] }));
    const byRow = await test.ask(read, { filter: { rowId: 'read-me' } }, chief);
    expect(byRow.data.toyJournal.edges.map(({ node }: { node: { action: string } }) => node.action)).toEqual(['import', 'hear']);
    expect((await test.ask(read, { filter: { who: 'agent-se' } }, chief)).data.toyJournal.totalCount).toBe(1);
    expect((await test.ask(read, { filter: { outcome: 'NOTHING_HEARD' } }, chief)).data.toyJournal.totalCount).toBe(1);
    expect((await test.ask(read, { filter: { from: '2100-01-01T00:00:00Z' } }, chief)).data.toyJournal.totalCount).toBe(0);
    expect((await test.ask(read, {}, chief)).data.toyJournal.pageInfo.hasNextPage).toBe(true);
  });

  it('by nobody else', async () => expect((await test.ask(read)).errors?.[0]?.extensions.code).toBe('FORBIDDEN'));
});
