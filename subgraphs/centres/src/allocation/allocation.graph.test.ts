import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { globalId, type GlobalId } from '@mirex/schema/global-id';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { planCentresInBulk, type PlannedSitting } from '../centre/plan-centres.service.ts';
import { enrolment, NO_SUCH, NOON, DATA_SETS, EMPTY, planOf, sittingOf, tell, told, upTo } from '../centres.fixture.ts';
import { meanwhile } from '@mirex/kit/testing/meanwhile';
import type { SittingLine } from '../sitting/sitting.rules.ts';
import { centres } from '../subgraph.ts';
import { allocateInBulk } from './allocate.service.ts';
import { Allocation } from './allocation.entity.ts';

let test: TestInstance;
beforeAll(async () => {
  test = await testInstance(centres, { dataSets: DATA_SETS, now: () => NOON });
});
afterAll(() => test.close());
beforeEach(() => test.context().em.execute(EMPTY));

const MORNING = sittingOf('40321004.E1', '2026-06-08T07:00:00Z');
const SAME_MORNING = sittingOf('32521201.E1', '2026-06-08T08:00:00Z');
const AFTERNOON = sittingOf('40321004.E2', '2026-06-08T12:00:00Z');

/** Three seats, one of them accessible, unless rooms are given. */
async function sittingsOf(lines: readonly SittingLine[], code = 'RENNES', capacity = 2): Promise<readonly PlannedSitting[]> {
  const rooms = [{ code: 'A1', capacity: 1, accessible: true }, { code: 'B1', capacity, accessible: false }];
  const outcome = await planCentresInBulk([planOf({ venue: { ...planOf().venue, code, rooms }, sittings: lines })], test.context());
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value[0]?.sittings ?? [];
}
const sittingIdOf = async (line: SittingLine, code?: string, capacity?: number): Promise<GlobalId> => (await sittingsOf([line], code, capacity))[0]?.id as GlobalId;

const allocate = async (n: number, sittingId: string, more: object = {}) =>
  (await test.ask(`mutation ($input: AllocateEnrolmentInput!) { allocateEnrolment(input: $input) {
    allocation { id seat room { code accessible } sitting { paper { code } } enrolment { id } } userErrors { code message }
  } }`, { input: { enrolmentId: enrolment(n), sittingId, ...more } })).data.allocateEnrolment;
const seats = async () =>
  (await test.context().em.find(Allocation, {}, { orderBy: { sittingId: 'asc', roomCode: 'asc', seat: 'asc' } })).map(({ roomCode, seat }) => `${roomCode}:${seat}`);
const know = (...ns: number[]) => told(test.context(), ns.map((n) => tell(n)));

describe('a seat', () => {
  it('is the first that is free, and shows where and for what it is', async () => {
    await know(1);
    expect(await allocate(1, await sittingIdOf(MORNING))).toMatchObject({
      allocation: { seat: 1, room: { code: 'B1', accessible: false }, sitting: { paper: { code: '40321004.E1' } }, enrolment: { id: enrolment(1) } }, userErrors: [],
    });
  });

  it('is in the room that is asked for, or in one that is accessible', async () => {
    await know(1, 2, 3);
    const sitting = await sittingIdOf(MORNING);
    expect((await allocate(1, sitting, { accessible: true })).allocation.room).toEqual({ code: 'A1', accessible: true });
    expect((await allocate(2, sitting, { accessible: true })).userErrors).toMatchObject([{ code: 'NO_ACCESSIBLE_SEAT' }]);
    expect((await allocate(3, sitting, { room: 'B1' })).allocation.room.code).toBe('B1');
    expect((await allocate(2, sitting, { room: 'B1', accessible: true })).userErrors).toMatchObject([{ code: 'ROOM_NOT_ACCESSIBLE' }]);
    expect((await allocate(2, sitting, { room: 'Z9' })).userErrors).toMatchObject([{ code: 'ROOM_UNKNOWN' }]);
  });

  it('is refused once the rooms are full', async () => {
    await know(1, 2, 3, 4);
    const sitting = await sittingIdOf(MORNING);
    for (const n of [1, 2, 3]) expect((await allocate(n, sitting)).userErrors).toEqual([]);
    expect((await allocate(4, sitting)).userErrors).toMatchObject([{ code: 'SITTING_FULL' }]);
    expect(await seats()).toEqual(['A1:1', 'B1:1', 'B1:2']);
  });

  it('is shared by no two sittings of one hour in one venue, and free again in the afternoon', async () => {
    await know(1, 2, 3);
    await told(test.context(), [tell(11, { speciality: '32521201' }), tell(12, { speciality: '32521201' })]);
    const [morning, same, afternoon] = (await sittingsOf([MORNING, SAME_MORNING, AFTERNOON])).map(({ id }) => id) as [GlobalId, GlobalId, GlobalId];
    for (const [n, sitting] of [[1, morning], [11, same], [2, morning]] as const) expect((await allocate(n, sitting)).userErrors).toEqual([]);
    expect((await allocate(12, same)).userErrors).toMatchObject([{ code: 'SITTING_FULL' }]);
    expect((await allocate(3, afternoon)).allocation).toMatchObject({ room: { code: 'B1' }, seat: 1 });
  });

  it.each([
    ['that nobody told of', 9, {}, 'ENROLMENT_UNKNOWN'],
    ['that was withdrawn', 1, { state: 'WITHDRAWN' }, 'ENROLMENT_ENDED'],
    ['of another speciality', 1, { speciality: '32521201' }, 'PAPER_NOT_OF_ENROLMENT'],
    ['of another session', 1, { session: 2025 }, 'ENROLMENT_OF_ANOTHER_SESSION'],
  ])('is refused to an enrolment %s', async (_why, n, more, code) => {
    await told(test.context(), [tell(1, more)]);
    expect((await allocate(n, await sittingIdOf(MORNING))).userErrors).toMatchObject([{ code }]);
    expect(await seats()).toEqual([]);
  });

  it('is refused twice in one sitting, and at the same hour elsewhere, unless that centre was given up', async () => {
    await know(1);
    const here = await sittingIdOf(MORNING);
    const elsewhere = await sittingIdOf(sittingOf('40321004.E2', '2026-06-08T08:00:00Z'), 'BREST');
    await allocate(1, here);
    expect((await allocate(1, here)).userErrors).toMatchObject([{ code: 'ALREADY_ALLOCATED' }]);
    expect((await allocate(1, elsewhere)).userErrors).toMatchObject([{ code: 'SITTINGS_OVERLAP' }]);
    await test.context().em.execute(`update centre set state = 'CANCELLED' where id = (select centre_id from sitting where id = ?)`, [here]);
    expect((await allocate(1, elsewhere)).userErrors).toEqual([]);
  });

  it('in no sitting, or in one of another MIREX, is refused', async () => {
    await know(1);
    expect((await allocate(1, NO_SUCH.sitting)).userErrors).toMatchObject([{ code: 'SITTING_UNKNOWN' }]);
    const { errors } = await test.ask('mutation ($input: AllocateEnrolmentInput!) { allocateEnrolment(input: $input) { userErrors { code } } }', {
      input: { enrolmentId: enrolment(1), sittingId: globalId('SE', 'SIT', '0199a2b4-7c11-7d3e-8f00-000000000001') },
    });
    expect(errors?.[0]?.extensions.code).toBe('MIREX_NOT_SERVED');
  });
});

describe('when many act at once', () => {
  it('the last seats go to as many as there are, each to one', async () => {
    await know(...upTo(8));
    const sitting = await sittingIdOf(MORNING);
    const answers = await Promise.all(upTo(8).map((n) => allocate(n, sitting)));
    expect(answers.filter(({ allocation }) => allocation !== null)).toHaveLength(3);
    expect(answers.flatMap(({ userErrors }) => userErrors.map(({ code }: { code: string }) => code))).toEqual(upTo(5).map(() => 'SITTING_FULL'));
    expect(await seats()).toEqual(['A1:1', 'B1:1', 'B1:2']);
  });

  it('one candidate gets one seat, though two venues are asked at the same hour', async () => {
    await know(1);
    const here = await sittingIdOf(MORNING);
    const elsewhere = await sittingIdOf(sittingOf('40321004.E2', '2026-06-08T08:00:00Z'), 'BREST');
    const answers = await Promise.all([here, elsewhere, here, elsewhere].map((sitting) => allocate(1, sitting)));
    expect(answers.filter(({ allocation }) => allocation !== null)).toHaveLength(1);
    expect(await seats()).toHaveLength(1);
  });

  it('who comes second waits, and gets the next seat', async () => {
    await know(1, 2);
    const sitting = await sittingIdOf(MORNING);
    const second = await meanwhile(test.context(), (held) => allocateInBulk([{ enrolmentId: enrolment(1), sittingId: sitting }], held), () => allocate(2, sitting));
    expect(second).toMatchObject({ allocation: { room: { code: 'B1' }, seat: 2 }, userErrors: [] });
  });

  it('a candidate who is being placed at that hour is not placed elsewhere', async () => {
    await know(1);
    const here = await sittingIdOf(MORNING);
    const elsewhere = await sittingIdOf(MORNING, 'BREST');
    const second = await meanwhile(test.context(), (held) => allocateInBulk([{ enrolmentId: enrolment(1), sittingId: here }], held), () => allocate(1, elsewhere));
    expect(second.userErrors).toMatchObject([{ code: 'SITTINGS_OVERLAP' }]);
  });

  it('a candidate who withdraws meanwhile gets no seat', async () => {
    await know(1);
    const sitting = await sittingIdOf(MORNING);
    const withdraw = `update known_enrolment set state = 'WITHDRAWN'`;
    expect((await meanwhile(test.context(), ({ em }) => em.execute(withdraw), () => allocate(1, sitting))).userErrors).toMatchObject([{ code: 'ENROLMENT_ENDED' }]);
  });

  it('a centre that is cancelled meanwhile takes nobody', async () => {
    await know(1);
    const sitting = await sittingIdOf(MORNING);
    const cancel = `update centre set state = 'CANCELLED'`;
    expect((await meanwhile(test.context(), ({ em }) => em.execute(cancel), () => allocate(1, sitting))).userErrors).toMatchObject([{ code: 'CENTRE_NOT_IN_PREPARATION' }]);
  });
});

describe('in bulk', () => {
  it('fills rooms and seats in order, and answers in the order of the requests', async () => {
    await know(1, 2, 3, 4);
    const [morning, afternoon] = (await sittingsOf([MORNING, AFTERNOON])).map(({ id }) => id) as [GlobalId, GlobalId];
    const outcomes = await allocateInBulk([
      { enrolmentId: enrolment(4), sittingId: morning }, { enrolmentId: enrolment(9), sittingId: morning },
      { enrolmentId: enrolment(1), sittingId: afternoon }, { enrolmentId: enrolment(3), sittingId: morning },
      { enrolmentId: enrolment(2), sittingId: morning, accessible: true }, { enrolmentId: enrolment(1), sittingId: morning },
      { enrolmentId: enrolment(4), sittingId: morning },
    ], test.context());
    expect(outcomes.map((outcome) => (outcome.ok ? `${outcome.value.room}:${outcome.value.seat}` : outcome.refusal.code))).toEqual([
      'B1:1', 'ENROLMENT_UNKNOWN', 'B1:1', 'B1:2', 'A1:1', 'SITTING_FULL', 'ALREADY_ALLOCATED',
    ]);
    expect(await seats()).toEqual(expect.arrayContaining(['A1:1', 'B1:1', 'B1:2']));
  });

  it('shares the rooms of one hour among the sittings of one batch', async () => {
    await know(1, 2);
    await told(test.context(), [tell(11, { speciality: '32521201' }), tell(12, { speciality: '32521201' })]);
    const [morning, same] = (await sittingsOf([MORNING, SAME_MORNING])).map(({ id }) => id) as [GlobalId, GlobalId];
    const requests = [[1, morning], [2, morning], [11, same], [12, same]].map(([n, sittingId]) => ({ enrolmentId: enrolment(n as number), sittingId: sittingId as GlobalId }));
    expect((await allocateInBulk(requests, test.context())).map((outcome) => (outcome.ok ? outcome.value.room : outcome.refusal.code))).toEqual(['B1', 'B1', 'A1', 'SITTING_FULL']);
  });

  it('costs the same statements for ten as for a hundred, in as many venues', async () => {
    await know(...upTo(110));
    const statements = async (ns: readonly number[]): Promise<number> => {
      const requests = [];
      for (const n of ns) requests.push({ enrolmentId: enrolment(n), sittingId: await sittingIdOf(MORNING, `V${n}`) });
      test.forget();
      expect((await allocateInBulk(requests, test.context())).every(({ ok }) => ok)).toBe(true);
      return test.statements.length;
    };
    expect(await statements(upTo(10))).toBe(await statements(upTo(110).slice(10)));
  });
});

it('hangs seats on enrolments: as many statements for a hundred as for ten', async () => {
  await know(...upTo(100));
  const [morning, afternoon] = (await sittingsOf([MORNING, AFTERNOON], 'RENNES', 200)).map(({ id }) => id) as [GlobalId, GlobalId];
  await allocateInBulk(upTo(100).flatMap((n) => [{ enrolmentId: enrolment(n), sittingId: afternoon }, { enrolmentId: enrolment(n), sittingId: morning }]), test.context());
  const statements = async (count: number): Promise<number> => {
    test.forget();
    const { data, errors } = await test.ask(`query ($r: [_Any!]!) { _entities(representations: $r) { ... on Enrolment {
      allocations { seat room { code } sitting { localStart centre { kind venue { name } } paper { code } } }
    } } }`, { r: [...upTo(count).map((n) => ({ __typename: 'Enrolment', id: enrolment(n) })), { __typename: 'Enrolment', id: enrolment(999) }] });
    expect(errors).toBeUndefined();
    expect(data._entities.map(({ allocations }: { allocations: object[] }) => allocations.length)).toEqual([...upTo(count).map(() => 2), 0]);
    expect(data._entities[0].allocations[0]).toEqual({
      seat: 1, room: { code: 'B1' },
      sitting: { localStart: '2026-06-08T14:00', centre: { kind: 'COMPOSITION', venue: { name: 'Lycée de la Prévalaye' } }, paper: { code: '40321004.E2' } },
    });
    return test.statements.length;
  };
  expect(await statements(10)).toBe(await statements(100));
});
