import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Caller } from '@mirex/kit/context';
import { globalId } from '@mirex/schema/global-id';
import { meanwhile } from '@mirex/kit/testing/meanwhile';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { allocateInBulk } from '../allocation/allocate.service.ts';
import { planCentresInBulk } from '../centre/plan-centres.service.ts';
import { DATA_SETS, EMPTY, enrolment, NO_SUCH, NOON, planOf, sittingOf, tell, tellMeasures, told } from '../centres.fixture.ts';
import { centres } from '../subgraph.ts';
import { assignInvigilators, takeInActors } from './invigilation.service.ts';

const actor = (n: number) => globalId('NO', 'ACT', `0199a2b4-7c11-7d3e-8f00-${String(n).padStart(12, '0')}`);
let test: TestInstance;
let morning: string;
let afternoon: string;
beforeAll(async () => {
  test = await testInstance(centres, { dataSets: DATA_SETS, now: () => NOON });
});
afterAll(() => test.close());
beforeEach(async () => {
  await test.context().em.execute(EMPTY);
  await told(test.context(), [tell(1), tellMeasures(1, ['EXTRA_TIME_WRITTEN', 'LARGE_PRINT_A3'], '40321004.E1', 20)]);
  await takeInActors([1, 2, 3].map((n) => ({ id: 'e', topic: 'actor.changed', key: actor(n), version: 1, payload: { id: actor(n), establishmentUai: '0290001B', state: 'ACTIVE' } })), test.context());
  const planned = await planCentresInBulk([planOf({ sittings: [sittingOf('40321004.E1', '2026-06-08T07:00:00Z'), sittingOf('40321004.E2', '2026-06-08T10:00:00Z')] })], test.context());
  if (!planned.ok) throw new Error(planned.refusal.code);
  [morning = '', afternoon = ''] = (planned.value[0]?.sittings ?? []).map(({ id }) => id);
  await allocateInBulk([morning, afternoon].map((sittingId) => ({ enrolmentId: enrolment(1), sittingId: sittingId as never, room: 'B1' })), test.context());
});

const assign = async (sittingId: string, actors: readonly number[], room = 'B1', caller?: Caller) => (await test.ask(
  'mutation ($input: AssignInvigilatorsInput!) { assignInvigilators(input: $input) { duties { actorId roomCode endsAt } userErrors { code } } }',
  { input: { sittingId, room, actorIds: actors.map(actor) } }, caller,
)).data.assignInvigilators;

it('is said of a room in which somebody sits, until the last of them may leave, and replaced when it is said again', async () => {
  expect(await assign(morning, [1, 2])).toEqual({ duties: [1, 2].map((n) => ({ actorId: actor(n), roomCode: 'B1', endsAt: '2026-06-08T09:40:00.000Z' })), userErrors: [] });
  await assign(morning, [2, 3]);
  const { data } = await test.ask('query ($id: ID!) { sitting(id: $id) { invigilation { room candidates duties { actorId } } } }', { id: morning });
  expect(data.sitting.invigilation).toEqual([{ room: 'B1', candidates: 1, duties: [{ actorId: actor(2) }, { actorId: actor(3) }] }]);
  expect(await test.context().em.execute('select actors_before as before, actors_after as after from invigilation_change order by sequence')).toEqual([
    { before: [], after: [actor(1), actor(2)] }, { before: [actor(1), actor(2)], after: [actor(2), actor(3)] },
  ]);
});

it('is refused in an empty room, of no sitting, and to who would watch twenty minutes after', async () => {
  expect((await assign(morning, [1, 2], 'A1')).userErrors).toEqual([{ code: 'INVIGILATION_ROOM_EMPTY' }]);
  expect((await assign(NO_SUCH.sitting, [1, 2])).userErrors).toEqual([{ code: 'INVIGILATION_SITTING_UNKNOWN' }]);
  const elsewhere: Caller = { sub: 'chef', roles: ['CENTRE', 'EXAM'], mirex: ['NO'], centres: [NO_SUCH.centre] };
  expect((await assign(morning, [1, 2], 'B1', elsewhere)).userErrors).toEqual([{ code: 'INVIGILATION_SITTING_UNKNOWN' }]);
  await assign(morning, [1, 2]);
  expect((await assign(afternoon, [2, 3])).userErrors).toEqual([{ code: 'INVIGILATION_WITHOUT_BREAK' }]);
});

it('is refused while the edition says nothing of it: no number of ours takes its place', async () => {
  await test.context().em.execute('update sitting set session = 2020 where id = ?', [morning]);
  expect((await assign(morning, [1, 2])).userErrors).toEqual([{ code: 'INVIGILATION_RULES_UNKNOWN' }]);
});

it('of one person by two at once is refused to the second', async () => {
  const first = { sittingId: morning as never, room: 'B1', actorIds: [actor(1), actor(2)] };
  expect((await meanwhile(test.context(), (held) => assignInvigilators(first, held), () => assign(afternoon, [2, 3]))).userErrors).toEqual([{ code: 'INVIGILATION_WITHOUT_BREAK' }]);
});

it('needs of subjects are counted by format, once somebody is placed', async () => {
  const needs = (more: object = {}) => test.ask('query ($input: SubjectNeedsInput!) { subjectNeeds(input: $input) { paper format candidates copies } }', {
    input: { mirex: 'NO', session: 2026, reservePercent: 5, ...more },
  }, { sub: 'trans', roles: ['TRANS'], mirex: ['NO'] });
  expect((await needs()).data.subjectNeeds).toEqual([
    { paper: '40321004.E1', format: 'A3', candidates: 1, copies: 2 }, { paper: '40321004.E2', format: 'NORMAL', candidates: 1, copies: 2 },
  ]);
  expect((await needs({ reservePercent: -1 })).errors?.[0]?.extensions.code).toBe('SUBJECT_RESERVE_OUT_OF_RANGE');
  expect((await needs({ session: 2027 })).errors?.[0]?.extensions.code).toBe('SUBJECT_NEED_BEFORE_ALLOCATION');
});
