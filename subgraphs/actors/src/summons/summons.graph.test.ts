import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';
import { type GlobalId, globalId } from '@mirex/schema/global-id';

import { Actor } from '../actor/actor.entity.ts';
import { EDITION } from '../edition.fixture.ts';
import { actors } from '../subgraph.ts';
import { DiaryEntry } from './diary-entry.entity.ts';
import { HalfDay } from './diary.rules.ts';
import { issueSummonsInBulk, type SummonsLine } from './issue-summons.service.ts';
import { Activity } from './issuing.rules.ts';
import { moveSummons } from './move-summons.service.ts';
import { Summons } from './summons.entity.ts';
import { SummonsState } from './summons-state.rules.ts';

const UUID = '0199a2b4-7c11-7d3e-8f00-5a1b2c3d4e5f';
const SITTING = globalId('SE', 'SIT', UUID);
const NOW = new Date('2026-06-20T08:00:00Z');

const SUMMONS = `id state version date halfDay quantity session activity actor { lastName } speciality { code } paper { code } sitting { id }
  changes { version at by from to reason }`;
const ACTS = {
  issueSummons: 'IssueSummonsInput', acknowledgeSummons: 'MoveSummonsInput', recordHonoured: 'MoveSummonsInput',
  recordAbsence: 'RecordAbsenceInput', cancelSummons: 'CancelSummonsInput',
} as const;
const PAGE = `query ($first: Int, $filter: SummonsFilter) {
  summonses(first: $first, filter: $filter) { totalCount edges { node { ${SUMMONS} } } }
}`;

let test: TestInstance;
let people: GlobalId[];
beforeAll(async () => {
  test = await testInstance(actors, { dataSets: EDITION, now: () => NOW, subscriptions: { 'summons.changed': ['finance'] } });
  const { em, newId, now } = test.context();
  people = Array.from({ length: 40 }, (_, i) => em.create(Actor, { id: newId('ACT'), lastName: `Acteur-${i}`, firstName: 'Noé', registeredAt: now() }).id);
  await em.flush();
});
afterAll(() => test.close());

let key = 0;
/** A mission that nothing is wrong with; the next of the same actor is on the next day. */
function mission(actor: number, changes: object = {}): Record<string, unknown> {
  key += 1;
  return {
    actorId: people[actor], session: 2026, activity: 'SCRIPT_MARKING', speciality: '40321004', paper: '40321004.E1', sittingId: SITTING,
    date: `2026-05-${String(1 + (key % 28)).padStart(2, '0')}`, halfDay: 'MORNING', quantity: 40, idempotencyKey: `key-${key}`, ...changes,
  };
}

async function act(name: keyof typeof ACTS, input: object): Promise<any> {
  const answer = await test.ask(`mutation ($input: ${ACTS[name]}!) { ${name}(input: $input) { summons { ${SUMMONS} } userErrors { code message } } }`, { input });
  return answer.errors ? { errors: answer.errors } : answer.data[name];
}

/** What the graph asked of the database: not what the relay asks beside it. */
const asked = (): string[] => test.statements.filter((sql) => !sql.includes('outbox'));

const codeOf = (payload: any): string | undefined => payload.userErrors[0]?.code;

describe('issuing a summons', () => {
  it('summons the actor, and leaves a trace', async () => {
    const { summons, userErrors } = await act('issueSummons', mission(0, { date: '2026-05-04' }));
    expect(userErrors).toEqual([]);
    expect(summons).toEqual({
      id: expect.stringMatching(/^NO-SUM-/), state: 'ISSUED', version: 1, date: '2026-05-04', halfDay: 'MORNING', quantity: 40, session: 2026,
      activity: 'SCRIPT_MARKING', actor: { lastName: 'Acteur-0' }, speciality: { code: '40321004' }, paper: { code: '40321004.E1' }, sitting: { id: SITTING },
      changes: [{ version: 1, at: NOW.toISOString(), by: 'agent-no', from: null, to: 'ISSUED', reason: null }],
    });
  });

  it('answers the same summons again under the same key', async () => {
    const asked = mission(1);
    const [first, again] = [await act('issueSummons', asked), await act('issueSummons', asked)];
    expect(again).toEqual(first);
    expect(await test.context().em.count(Summons, { actor: people[1]! })).toBe(1);
  });

  it('refuses a key that served for something else', async () => {
    const asked = mission(2);
    await act('issueSummons', asked);
    expect(codeOf(await act('issueSummons', { ...asked, quantity: 41 }))).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('lets two actors have the same key', async () => {
    expect(codeOf(await act('issueSummons', mission(3, { idempotencyKey: 'k' })))).toBeUndefined();
    expect(codeOf(await act('issueSummons', mission(4, { idempotencyKey: 'k' })))).toBeUndefined();
  });

  it.each([
    ['the whole day after its morning', 'MORNING', 'DAY', 'SUMMONS_OVERLAPS'],
    ['the afternoon after the whole day', 'DAY', 'AFTERNOON', 'SUMMONS_OVERLAPS'],
    ['the afternoon after the morning', 'MORNING', 'AFTERNOON', undefined],
  ])('gives a half-day once: %s', async (why, before, after, code) => {
    const date = `2027-0${why.length % 9 + 1}-15`;
    await act('issueSummons', mission(5, { date, halfDay: before }));
    expect(codeOf(await act('issueSummons', mission(5, { date, halfDay: after })))).toBe(code);
  });

  it.each([
    ['an actor whom nobody knows', { actorId: globalId('NO', 'ACT', UUID) }, 'ACTOR_UNKNOWN'],
    ['an unknown session', { session: 1999 }, 'SESSION_UNKNOWN'],
    ['an unknown speciality', { speciality: '1', paper: null }, 'SPECIALITY_UNKNOWN'],
    ['a paper of another speciality', { paper: '32321007.E1' }, 'PAPER_OF_ANOTHER_SPECIALITY'],
    ['nothing to do', { quantity: 0 }, 'QUANTITY_OUT_OF_RANGE'],
    ['no key', { idempotencyKey: '' }, 'IDEMPOTENCY_KEY_EMPTY'],
  ])('refuses %s, and keeps nothing', async (_why, changes, code) => {
    const { em } = test.context();
    const before = [await em.count(Summons), await em.count(DiaryEntry)];
    expect(await act('issueSummons', mission(6, changes))).toEqual({ summons: null, userErrors: [{ code, message: expect.stringMatching(/\.$/) }] });
    expect([await em.count(Summons), await em.count(DiaryEntry)]).toEqual(before);
  });

  it.each([
    ['an actor of another MIREX', { actorId: globalId('SE', 'ACT', UUID) }, 'MIREX_NOT_SERVED'],
    ['a venue’s id for a sitting', { sittingId: globalId('NO', 'VEN', UUID) }, 'ID_OF_ANOTHER_TYPE'],
    ['no id at all', { actorId: 'x' }, 'ID_MALFORMED'],
    ['a day that is in no month', { date: '2026-06-31' }, 'BAD_USER_INPUT'],
    ['a quantity that no integer holds', { quantity: 3_000_000_000 }, 'BAD_USER_INPUT'],
  ])('refuses %s with a code', async (_why, changes, code) => {
    expect((await act('issueSummons', mission(6, changes))).errors[0].extensions.code).toBe(code);
  });
});

describe('two who summon at once', () => {
  it('give a half-day once', async () => {
    const payloads = await Promise.all(Array.from({ length: 5 }, () => act('issueSummons', mission(7, { date: '2026-05-12' }))));
    expect(payloads.map(codeOf).filter((code) => code === undefined)).toHaveLength(1);
    expect(payloads.map(codeOf).filter((code) => code === 'SUMMONS_OVERLAPS')).toHaveLength(4);
    expect(await test.context().em.count(Summons, { actor: people[7]! })).toBe(1);
  });

  it('are given one summons under one key', async () => {
    const asked = mission(8);
    const payloads = await Promise.all(Array.from({ length: 5 }, () => act('issueSummons', asked)));
    expect(new Set(payloads.map(({ summons }) => summons.id)).size).toBe(1);
    expect(await test.context().em.count(Summons, { actor: people[8]! })).toBe(1);
  });

  it('do not lock each other up, whatever the order of their lists', async () => {
    const line = (actor: number, date: string): SummonsLine => ({
      ...(mission(actor, { date, halfDay: HalfDay.MORNING, activity: Activity.INVIGILATION, sittingId: null }) as unknown as SummonsLine),
      specialityCode: null, paperCode: null,
    });
    const lists = [[9, 10, 11], [11, 10, 9], [10, 9, 11]].map((order, day) => order.map((actor) => line(actor, `2026-04-0${day + 1}`)));
    const outcomes = await Promise.all(lists.map((lines) => issueSummonsInBulk(lines, test.context())));
    expect(outcomes.flat().map(({ ok }) => ok)).toEqual(Array.from({ length: 9 }, () => true));
  });
});

describe('following a summons', () => {
  const issued = async (actor: number, changes: object = {}): Promise<{ id: GlobalId; version: number }> => {
    const { summons: { id, version } } = await act('issueSummons', mission(actor, changes));
    return { id, version };
  };

  it('is acknowledged, then honoured, each step traced', async () => {
    const { id } = await issued(12);
    await act('acknowledgeSummons', { id, version: 1 });
    const { summons } = await act('recordHonoured', { id, version: 2 });
    expect(summons).toMatchObject({ state: 'HONOURED', version: 3 });
    expect(summons.changes.map(({ from, to, version, by }: any) => [from, to, version, by])).toEqual([
      [null, 'ISSUED', 1, 'agent-no'], ['ISSUED', 'ACKNOWLEDGED', 2, 'agent-no'], ['ACKNOWLEDGED', 'HONOURED', 3, 'agent-no'],
    ]);
  });

  it.each([
    ['honoured before it is acknowledged', 'recordHonoured', {}, 'SUMMONS_TRANSITION'],
    ['acknowledged on a stale version', 'acknowledgeSummons', { version: 0 }, 'SUMMONS_CHANGED_MEANWHILE'],
    ['acknowledged when there is none', 'acknowledgeSummons', { id: globalId('NO', 'SUM', UUID) }, 'SUMMONS_UNKNOWN'],
  ] as const)('is not %s', async (_why, name, changes, code) => {
    const { id, version } = await issued(13);
    expect(codeOf(await act(name, { id, version, ...changes }))).toBe(code);
    expect(await test.context().em.findOneOrFail(Summons, { id })).toMatchObject({ state: 'ISSUED', version: 1 });
  });

  it('is not honoured before its day', async () => {
    const { id } = await issued(14, { date: '2026-06-22' });
    await act('acknowledgeSummons', { id, version: 1 });
    expect(codeOf(await act('recordHonoured', { id, version: 2 }))).toBe('SUMMONS_NOT_YET_DUE');
  });

  it.each([[true, 'ABSENT_JUSTIFIED'], [false, 'ABSENT']])('says whether an absence is justified: %s', async (justified, state) => {
    const { id } = await issued(15);
    await act('acknowledgeSummons', { id, version: 1 });
    expect((await act('recordAbsence', { id, version: 2, justified })).summons.state).toBe(state);
  });

  it('frees the half-day when it is cancelled, and says why', async () => {
    const { id } = await issued(16, { date: '2026-05-20', halfDay: 'DAY' });
    const { summons } = await act('cancelSummons', { id, version: 1, reason: 'Centre fermé' });
    expect(summons).toMatchObject({ state: 'CANCELLED', changes: [{ to: 'ISSUED' }, { to: 'CANCELLED', reason: 'Centre fermé' }] });
    expect(codeOf(await act('issueSummons', mission(16, { date: '2026-05-20', halfDay: 'AFTERNOON' })))).toBeUndefined();
  });

  it('is moved by one of two who move it at once', async () => {
    const { id, version } = await issued(17);
    const payloads = await Promise.all([act('acknowledgeSummons', { id, version }), act('cancelSummons', { id, version, reason: 'Doublon' })]);
    expect(payloads.map(codeOf).sort()).toEqual(['SUMMONS_CHANGED_MEANWHILE', undefined]);
    expect((await test.context().em.findOneOrFail(Summons, { id })).version).toBe(2);
  });

  it('tells finance each version, whole', async () => {
    const { id } = await issued(18, { date: '2026-05-06' });
    await act('acknowledgeSummons', { id, version: 1 });
    const told = await test.context().em.execute('select topic, version, consumer, payload from outbox where key = ? order by sequence', [id]);
    const payload = { id, actorId: people[18], session: 2026, activity: 'SCRIPT_MARKING', speciality: '40321004', date: '2026-05-06', quantity: 40 };
    expect(told).toEqual([
      { topic: 'summons.changed', consumer: 'finance', version: 1, payload: { ...payload, state: 'ISSUED' } },
      { topic: 'summons.changed', consumer: 'finance', version: 2, payload: { ...payload, state: 'ACKNOWLEDGED' } },
    ]);
  });

  it('tells nothing of what was refused', async () => {
    const { id } = await issued(19);
    await act('recordHonoured', { id, version: 1 });
    expect(await test.context().em.execute('select 1 from outbox where key = ?', [id])).toHaveLength(1);
  });
});

describe('thousands of summonses', () => {
  it('are issued line by line, the good ones kept, and again under the same keys without effect', async () => {
    const lines = Array.from({ length: 2_400 }, (_, i): SummonsLine => ({
      actorId: people[20 + (i % 20)]!, session: 2026, activity: Activity.INVIGILATION, specialityCode: null, paperCode: null, sittingId: null,
      date: new Date(Date.UTC(2024, 0, 1 + Math.floor(i / 40))).toISOString().slice(0, 10), halfDay: i % 40 < 20 ? HalfDay.MORNING : HalfDay.AFTERNOON,
      quantity: i % 100 === 99 ? 0 : 1, idempotencyKey: `bulk-${i}`,
    }));
    const outcomes = await issueSummonsInBulk([...lines, { ...lines[0]!, idempotencyKey: 'other' }], test.context());
    const refused = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.refusal.code]));
    expect(refused).toEqual([...Array.from({ length: 24 }, () => 'QUANTITY_OUT_OF_RANGE'), 'SUMMONS_OVERLAPS']);
    expect(await test.context().em.count(Summons, { idempotencyKey: { $like: 'bulk-%' } })).toBe(2_376);

    const ids = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value.id] : []));
    const again = await issueSummonsInBulk(lines, test.context());
    expect(again.flatMap((outcome) => (outcome.ok ? [outcome.value.id] : []))).toEqual(ids);
    expect(await test.context().em.count(Summons, { idempotencyKey: { $like: 'bulk-%' } })).toBe(2_376);

    const moved = await moveSummons(ids.map((id) => ({ id, to: SummonsState.ACKNOWLEDGED })), test.context());
    expect(moved.every(({ ok }) => ok)).toBe(true);
  });

  it('are listed for the same number of statements, 10 or 100', async () => {
    const statements = async (first: number): Promise<number> => {
      test.forget();
      expect((await test.ask(PAGE, { first, filter: { activity: 'INVIGILATION' } })).data.summonses.edges).toHaveLength(first);
      return asked().length;
    };
    expect(await statements(10)).toBe(4);
    expect(await statements(100)).toBe(4);
  });
});

describe('summonses in the graph', () => {
  it('hang on a sitting of any MIREX, which this subgraph need not know', async () => {
    const { data } = await test.ask('query ($r: [_Any!]!) { _entities(representations: $r) { ... on Sitting { id summons { sitting { id } } } } }', {
      r: [SITTING, globalId('NO', 'SIT', UUID)].map((id) => ({ __typename: 'Sitting', id })),
    });
    expect(data._entities[0].summons.length).toBeGreaterThan(1);
    expect(data._entities[0].summons.every(({ sitting }: any) => sitting.id === SITTING)).toBe(true);
    expect(data._entities[1]).toEqual({ id: globalId('NO', 'SIT', UUID), summons: [] });
  });

  it('are found by reference, a batch in one statement and the missing ones null', async () => {
    const rows = await test.context().em.find(Summons, {}, { limit: 3, orderBy: { id: 'asc' } });
    test.forget();
    const { data } = await test.ask('query ($r: [_Any!]!) { _entities(representations: $r) { ... on Summons { id } } }', {
      r: [...rows.map(({ id }) => id), globalId('NO', 'SUM', UUID)].map((id) => ({ __typename: 'Summons', id })),
    });
    expect(data._entities).toEqual([...rows.map(({ id }) => ({ id })), null]);
    expect(asked()).toHaveLength(1);
  });

  it.each([
    ['no id at all', 'x', 'ID_MALFORMED'],
    ['an actor’s id', globalId('NO', 'ACT', UUID), 'ID_OF_ANOTHER_TYPE'],
    ['an id of another MIREX', globalId('OP', 'SUM', UUID), 'MIREX_NOT_SERVED'],
  ])('are not asked for by %s', async (_why, id, code) => {
    const { errors } = await test.ask('query ($id: ID!) { summons(id: $id) { state } }', { id });
    expect(errors?.[0]?.extensions.code).toBe(code);
  });
});
