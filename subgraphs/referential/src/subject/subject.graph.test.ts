import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Caller, SYSTEM } from '@mirex/kit/context';
import { keepEdition } from '@mirex/kit/edition';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';
import { toy } from '@mirex/kit/testing/toy.fixture';

import { BUREAU, nationalInstance } from '../testing/national-instance.ts';

const PAPER = '40321004.E5';
const HEAD: Caller = { sub: 'chef-no', roles: ['HEAD'], mirex: ['NO'] };
const digest = (n: number): string => n.toString(16).padStart(64, '0');

let test: TestInstance;
beforeAll(async () => void (test = await nationalInstance()));
afterAll(() => test.close());
beforeEach(async () => {
  const { em } = test.context();
  await em.execute('alter table national_order disable trigger all');
  await em.execute('truncate national_subject, subject_change, national_order, order_acknowledgement, scheduled_paper');
  await em.execute('alter table national_order enable trigger all');
});

const act = async (name: string, type: string, input: object, caller: Caller = BUREAU) => {
  const answer = name === 'reportCompromised' || name === 'activateBackup'
    ? 'order { number kind zones sittings { zone startsAt } subjectReference awaited }' : 'subject { code state role version }';
  const { data, errors } = await test.ask(`mutation ($input: ${type}!) { done: ${name}(input: $input) { ${answer} userErrors { code } } }`, { input }, caller);
  if (errors) throw new Error(JSON.stringify(errors));
  return data.done;
};

const commission = (n: number, more: object = {}) => act('commissionSubject', 'CommissionSubjectInput', { session: 2027, paper: PAPER, reference: `REF-${n}`, digest: digest(n), ...more });
const move = (code: string, to: string, version: number) => act('moveSubject', 'MoveSubjectInput', { code, to, version });
const select = (code: string, role: string, version = 4) => act('selectSubject', 'SelectSubjectInput', { code, role, version });
const compromised = (more: object = {}, caller = HEAD) =>
  act('reportCompromised', 'ReportCompromisedInput', { session: 2027, paper: PAPER, mirex: 'NO', reason: 'Distribué par erreur le matin', ...more }, caller);
const SITTINGS = [{ zone: 'METRO', startsLocal: '2027-06-16T14:00', endsLocal: '2027-06-16T16:30' }];
const activate = (more: object = {}) =>
  act('activateBackup', 'ActivateBackupInput', { session: 2027, paper: PAPER, reason: 'Sujet divulgué', sittings: SITTINGS, idempotencyKey: crypto.randomUUID(), ...more });

/** A validated subject. */
const validated = async (n: number, more: object = {}): Promise<string> => {
  const { subject: { code } } = await commission(n, more);
  for (const [i, to] of ['DRAFTED', 'TESTED', 'VALIDATED'].entries()) await move(code, to, i + 1);
  return code;
};

describe('a subject', () => {
  it('goes from its commission to its role, and keeps who took it there', async () => {
    const code = await validated(1);
    expect(await select(code, 'MAIN')).toEqual({ subject: { code: `2027/${PAPER}/1`, state: 'SELECTED', role: 'MAIN', version: 5 }, userErrors: [] });
    const { data } = await test.ask('query ($paper: ID!) { subjectsFor(session: 2027, paper: $paper) { history { by stateBefore stateAfter } } }', { paper: PAPER }, BUREAU);
    expect(data.subjectsFor[0].history.map(({ stateAfter }: { stateAfter: string }) => stateAfter)).toEqual(['COMMISSIONED', 'DRAFTED', 'TESTED', 'VALIDATED', 'SELECTED']);
    expect(data.subjectsFor[0].history[0]).toEqual({ by: 'agent-bex', stateBefore: null, stateAfter: 'COMMISSIONED' });
  });

  it('is refused what it may not do', async () => {
    const first = await validated(1);
    await select(first, 'MAIN');
    const codes = async (done: Promise<{ userErrors: { code: string }[] }>) => (await done).userErrors.map(({ code }) => code);
    expect(await codes(commission(2, { digest: 'abc' }))).toEqual(['SUBJECT_DIGEST_MALFORMED']);
    expect(await codes(commission(2, { paper: '40321004.E99' }))).toEqual(['SUBJECT_PAPER_UNKNOWN']);
    expect(await codes(move(first, 'TESTED', 5))).toEqual(['SUBJECT_STEP']);
    expect(await codes(move(first, 'USED', 1))).toEqual(['SUBJECT_CHANGED_MEANWHILE']);
    expect(await codes(move('2027/none/1', 'USED', 1))).toEqual(['SUBJECT_UNKNOWN']);
    expect(await codes(select(await validated(2), 'MAIN'))).toEqual(['SUBJECT_ROLE_TAKEN']);
    expect(await codes(select(await validated(1), 'BACKUP'))).toEqual(['SUBJECT_SAME_CONTENT']);
  });

  it('that was sat in another session is not chosen again', async () => {
    const old = await validated(7, { session: 2026 });
    await select(old, 'MAIN');
    await move(old, 'USED', 5);
    await move(old, 'RELEASED', 6);
    expect(await select(await validated(7), 'MAIN')).toEqual({ subject: null, userErrors: [{ code: 'SUBJECT_REUSED' }] });
  });
});

describe('the incident of 2 June 2022', () => {
  beforeEach(async () => {
    await select(await validated(1), 'MAIN');
  });

  it('stops the paper in every zone, from whichever MIREX, once', async () => {
    expect(await compromised()).toMatchObject({ order: { number: 1, kind: 'SUBJECT_COMPROMISED', zones: expect.arrayContaining(['METRO', 'WALLIS']), sittings: [] }, userErrors: [] });
    expect(await compromised()).toEqual({ order: null, userErrors: [{ code: 'SUBJECT_NONE_IN_USE' }] });
  });

  it('is told by nobody for another MIREX, nor without a word of what happened', async () => {
    expect(await compromised({ mirex: 'SE' })).toEqual({ order: null, userErrors: [{ code: 'SUBJECT_OF_ANOTHER_MIREX' }] });
    expect(await compromised({ reason: ' ' })).toEqual({ order: null, userErrors: [{ code: 'SUBJECT_REASON_MISSING' }] });
  });

  it('is made good by the backup, at instants of each zone, under one key', async () => {
    await select(await validated(2), 'BACKUP');
    await compromised();
    const key = crypto.randomUUID();
    const sittings = [...SITTINGS, { zone: 'POLYNESIE', startsLocal: '2027-06-16T07:00', endsLocal: '2027-06-16T09:30' }];
    const done = await activate({ sittings, idempotencyKey: key });
    expect(done).toMatchObject({
      order: { number: 2, kind: 'BACKUP_ACTIVATED', zones: ['METRO', 'POLYNESIE'], subjectReference: 'REF-2', awaited: ['NO', 'NE', 'SO', 'SE', 'AG', 'OI', 'OP'] }, userErrors: [],
    });
    expect(done.order.sittings).toEqual([{ zone: 'METRO', startsAt: '2027-06-16T12:00:00.000Z' }, { zone: 'POLYNESIE', startsAt: '2027-06-16T17:00:00.000Z' }]);
    expect(await activate({ sittings, idempotencyKey: key })).toEqual(done);
    const { data } = await test.ask('{ nationalSchedule(session: 2027, zone: METRO) { startsAt paper { code } } }');
    expect(data.nationalSchedule).toEqual([{ startsAt: '2027-06-16T12:00:00.000Z', paper: { code: PAPER } }]);
    expect(await compromised({ reason: 'Le secours aussi' })).toMatchObject({ order: { number: 3, zones: ['METRO', 'POLYNESIE'] } });
  });

  it.each([
    ['nothing is compromised', false, true, {}, 'BACKUP_NOT_COMPROMISED'],
    ['there is no backup', true, false, {}, 'BACKUP_MISSING'],
    ['no date is given', true, true, { sittings: [] }, 'BACKUP_SITTINGS_MISSING'],
    ['a zone has two dates', true, true, { sittings: [...SITTINGS, ...SITTINGS] }, 'BACKUP_ZONE_TWICE'],
    ['the date has passed', true, true, { sittings: [{ zone: 'METRO', startsLocal: '2026-11-20T09:00', endsLocal: '2026-11-20T11:00' }] }, 'BACKUP_IN_THE_PAST'],
    ['the hour is skipped by summer time', true, true, { sittings: [{ zone: 'METRO', startsLocal: '2027-03-28T02:30', endsLocal: '2027-03-28T04:00' }] }, 'LOCAL_TIME_NOT_ONE'],
    ['nobody says why', true, true, { reason: ' ' }, 'BACKUP_REASON_MISSING'],
  ])('is not made good while %s', async (_why, leaked, reserve, more, code) => {
    if (reserve) await select(await validated(2), 'BACKUP');
    if (leaked) await compromised();
    expect(await activate(more)).toEqual({ order: null, userErrors: [{ code }] });
    const { data } = await test.ask('{ nationalSchedule(session: 2027) { startsAt } }');
    expect(data.nationalSchedule).toEqual([]);
  });

  it('is not made good in a zone that does not hold the session', async () => {
    const { em } = test.context();
    await em.execute(`delete from session_phase where session_year = 2027 and zone = 'WALLIS'; delete from session_calendar where session_year = 2027 and zone = 'WALLIS'`);
    await select(await validated(2), 'BACKUP');
    await compromised();
    const sittings = [{ zone: 'WALLIS', startsLocal: '2027-06-16T14:00', endsLocal: '2027-06-16T16:00' }];
    expect(await activate({ sittings })).toEqual({ order: null, userErrors: [{ code: 'BACKUP_ZONE_UNKNOWN' }] });
  });

  it('reaches an instance that was down, which obeys once and is heard of', async () => {
    const nation = await test.listen('SE');
    const instance = await testInstance(toy, { owner: 'SE', now: test.context().now, peers: (owner) => (owner === 'FR' ? nation : undefined) });
    try {
      await compromised();
      const { data } = await test.ask('{ editionContent(dataSets: [sessions, orders]) { number content } }', {}, SYSTEM);
      await keepEdition(instance.context().em, { number: data.editionContent.number, dataSets: JSON.parse(data.editionContent.content) });
      await instance.instance.obey();
      await instance.instance.obey();
      expect(await instance.context().em.execute('select id, times from heard')).toEqual([{ id: PAPER, times: 1 }]);
      const orders = await test.ask('{ nationalOrders(session: 2027) { number acknowledgements { mirexCode subgraph rowsTouched } awaited } }', {}, BUREAU);
      expect(orders.data.nationalOrders).toEqual([
        { number: 1, acknowledgements: [{ mirexCode: 'SE', subgraph: 'toy', rowsTouched: 1 }], awaited: ['NO', 'NE', 'SO', 'AG', 'OI', 'OP'] },
      ]);
    } finally {
      await instance.close();
    }
  });

  it('gives orders that nobody changes, and hears of them from whom they concern alone', async () => {
    await compromised();
    await expect(test.context().em.execute(`update national_order set reason = 'x'`)).rejects.toThrow('never changes');
    const acknowledge = async (input: object) =>
      (await test.ask('mutation ($input: AcknowledgeOrdersInput!) { acknowledgeOrders(input: $input) { acknowledged userErrors { code } } }', { input }, SYSTEM)).data.acknowledgeOrders;
    expect(await acknowledge({ mirex: 'XX', subgraph: 'centres', obeyed: [] })).toEqual({ acknowledged: null, userErrors: [{ code: 'ORDER_OF_ANOTHER_MIREX' }] });
    expect(await acknowledge({ mirex: 'NO', subgraph: 'centres', obeyed: [{ number: 9, rows: 1 }] })).toEqual({ acknowledged: null, userErrors: [{ code: 'ORDER_UNKNOWN' }] });
    expect(await acknowledge({ mirex: 'NO', subgraph: 'centres', obeyed: [{ number: 1, rows: 1 }] })).toEqual({ acknowledged: 1, userErrors: [] });
  });
});
