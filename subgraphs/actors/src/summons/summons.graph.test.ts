import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { globalId } from '@mirex/schema/global-id';

import { HalfDay } from './diary.rules.ts';
import { issueSummonsInBulk, type SummonsLine } from './issue-summons.service.ts';
import { Activity } from './issuing.rules.ts';
import { moveSummons } from './move-summons.service.ts';
import { type Desk, openDesk, SITTING, SUMMONS, UUID } from './summons-desk.fixture.ts';
import { Summons } from './summons.entity.ts';
import { SummonsState } from './summons-state.rules.ts';

const PAGE = `query ($first: Int, $filter: SummonsFilter) {
  summonses(first: $first, filter: $filter) { totalCount edges { node { ${SUMMONS} } } }
}`;

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.test.close());

describe('thousands of summonses', () => {
  it('are issued line by line, the good ones kept, and again under the same keys without effect', async () => {
    const lines = Array.from({ length: 2_400 }, (_, i): SummonsLine => ({
      actorId: desk.people[20 + (i % 20)]!, session: 2026, activity: Activity.INVIGILATION, specialityCode: null, paperCode: null, sittingId: null,
      date: new Date(Date.UTC(2024, 0, 1 + Math.floor(i / 40))).toISOString().slice(0, 10), halfDay: i % 40 < 20 ? HalfDay.MORNING : HalfDay.AFTERNOON,
      quantity: i % 100 === 99 ? 0 : 1, idempotencyKey: `bulk-${i}`,
    }));
    const outcomes = await issueSummonsInBulk([...lines, { ...lines[0]!, idempotencyKey: 'other' }], desk.test.context());
    const refused = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.refusal.code]));
    expect(refused).toEqual([...Array.from({ length: 24 }, () => 'QUANTITY_OUT_OF_RANGE'), 'SUMMONS_OVERLAPS']);
    expect(await desk.test.context().em.count(Summons, { idempotencyKey: { $like: 'bulk-%' } })).toBe(2_376);

    const ids = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value.id] : []));
    const again = await issueSummonsInBulk(lines, desk.test.context());
    expect(again.flatMap((outcome) => (outcome.ok ? [outcome.value.id] : []))).toEqual(ids);
    expect(await desk.test.context().em.count(Summons, { idempotencyKey: { $like: 'bulk-%' } })).toBe(2_376);

    const moved = await moveSummons(ids.map((id) => ({ id, to: SummonsState.ACKNOWLEDGED })), desk.test.context());
    expect(moved.every(({ ok }) => ok)).toBe(true);
  });

  it('are listed for the same number of statements, 10 or 100', async () => {
    const statements = async (first: number): Promise<number> => {
      desk.test.forget();
      expect((await desk.test.ask(PAGE, { first, filter: { activity: 'INVIGILATION' } })).data.summonses.edges).toHaveLength(first);
      return desk.asked().length;
    };
    expect(await statements(10)).toBe(4);
    expect(await statements(100)).toBe(4);
  });
});

describe('summonses in the graph', () => {
  it('hang on a sitting of any MIREX, which this subgraph need not know', async () => {
    await desk.act('issueSummons', desk.mission(1));
    await desk.act('issueSummons', desk.mission(0));
    const { data } = await desk.test.ask('query ($r: [_Any!]!) { _entities(representations: $r) { ... on Sitting { id summons { actor { lastName } sitting { id } } } } }', {
      r: [SITTING, globalId('NO', 'SIT', UUID)].map((id) => ({ __typename: 'Sitting', id })),
    });
    expect(data._entities).toEqual([
      { id: SITTING, summons: ['Acteur-1', 'Acteur-0'].map((lastName) => ({ actor: { lastName }, sitting: { id: SITTING } })) },
      { id: globalId('NO', 'SIT', UUID), summons: [] },
    ]);
  });

  it('are found by reference, a batch in one statement and the missing ones null', async () => {
    const rows = await desk.test.context().em.find(Summons, {}, { limit: 3, orderBy: { id: 'asc' } });
    desk.test.forget();
    const { data } = await desk.test.ask('query ($r: [_Any!]!) { _entities(representations: $r) { ... on Summons { id } } }', {
      r: [...rows.map(({ id }) => id), globalId('NO', 'SUM', UUID)].map((id) => ({ __typename: 'Summons', id })),
    });
    expect(data._entities).toEqual([...rows.map(({ id }) => ({ id })), null]);
    expect(desk.asked()).toHaveLength(1);
  });

  it.each([
    ['no id at all', 'x', 'ID_MALFORMED'],
    ['an actor’s id', globalId('NO', 'ACT', UUID), 'ID_OF_ANOTHER_TYPE'],
    ['an id of another MIREX', globalId('OP', 'SUM', UUID), 'MIREX_NOT_SERVED'],
  ])('are not asked for by %s', async (_why, id, code) => {
    const { errors } = await desk.test.ask('query ($id: ID!) { summons(id: $id) { state } }', { id });
    expect(errors?.[0]?.extensions.code).toBe(code);
  });
});
