import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { meanwhile } from '@mirex/kit/testing/meanwhile';
import { globalId } from '@mirex/schema/global-id';

import { candidate, enrolment, incompatibilityTold, SPECIALITY, tell, told, uaiOf } from '../deliberation/session.fixture.ts';
import { actor, first, marker, MarkingDesk, uuid } from '../marking/marking.fixture.ts';
import { dealOrals } from './deal-orals.service.ts';
import { takeInOrals } from './known-oral.service.ts';

const ORAL = `${SPECIALITY}.E2`;
const POST = globalId('NO', 'EVP', uuid(1));
let desk: MarkingDesk;
beforeAll(async () => {
  desk = await MarkingDesk.open(() => new Date('2026-06-20T09:00:00Z'));
});
afterAll(() => desk.test.close());
const heard = (n: number, minute: number | null) => told('allocation.changed', enrolment(n), {
  enrolmentId: enrolment(n), session: 2026, places: [],
  orals: minute === null ? [] : [{ postId: POST, centreId: globalId('NO', 'CEN', uuid(1)), paper: ORAL, room: 'A1', startsAt: `2026-06-22T08:${minute}:00Z`, endsAt: '2026-06-22T09:00:00Z', timeZone: 'Europe/Paris' }],
});
beforeEach(async () => {
  await desk.again();
  await tell(desk.test, [heard(1, 30), heard(2, 10), heard(4, 50)]);
});

const deal = async (more: object = {}) => (await desk.test.ask(
  `mutation ($input: DealOralBatchInput!) { dealOralBatch(input: $input) { batch { id version medium marker { id } companions { id } scripts { code candidateNumber heardAt points state } } userErrors { code } } }`,
  { input: { idempotencyKey: randomUUID(), mirex: 'NO', session: 2026, paper: ORAL, postId: POST, examiners: [actor(1), actor(3)], dueAt: '2026-06-22T18:00:00Z', ...more } },
)).data.dealOralBatch;

it('an oral batch is of those who are heard at a post, by number and hour, marked by their examiner and finished', async () => {
  const { batch, userErrors } = await deal();
  expect(userErrors).toEqual([]);
  expect([batch.medium, batch.marker.id, batch.companions]).toEqual(['ORAL', actor(1), [{ id: actor(3) }]]);
  const hours = batch.scripts.map(({ candidateNumber, heardAt }: { candidateNumber: string; heardAt: string }) => [candidateNumber, heardAt]).toSorted();
  expect(hours).toEqual([['NO26-000001', '2026-06-22T08:30:00.000Z'], ['NO26-000002', '2026-06-22T08:10:00.000Z'], ['NO26-000004', '2026-06-22T08:50:00.000Z']]);
  const own = first(await desk.own(1));
  expect((await desk.mark(own, '12', marker(1))).userErrors).toEqual([]);
  const { batch: done } = await desk.act('finishMarkingBatch', 'BatchActInput', { batchId: own.id, version: own.version }, marker(1));
  expect([done.state, done.scripts.map(({ points }) => points)]).toEqual(['MARKED', ['12.00', '12.00', '12.00']]);
});

it('who is freed or was absent is not in it, and what is written shows no number', async () => {
  await tell(desk.test, [heard(4, null)]);
  await desk.test.context().em.execute(`update mark set state = 'ABSENT_UNJUSTIFIED' where enrolment_id = ? and paper_code = ?`, [enrolment(2), ORAL]);
  expect((await deal()).batch.scripts.map(({ candidateNumber }: { candidateNumber: string }) => candidateNumber)).toEqual(['NO26-000001']);
  await desk.dealt();
  const { data } = await desk.test.ask('{ markingBatches { edges { node { medium scripts { candidateNumber heardAt } } } } }');
  const written = data.markingBatches.edges.flatMap(({ node }: { node: { medium: string; scripts: unknown[] } }) => (node.medium === 'ORAL' ? [] : node.scripts));
  expect(new Set(written.map((one: object) => JSON.stringify(one)))).toEqual(new Set(['{"candidateNumber":null,"heardAt":null}']));
});

it.each<[string, object, string]>([
  ['for nobody', { examiners: [] }, 'MARKERS_MISSING'], ['for one twice', { examiners: [actor(1), actor(1)] }, 'MARKER_TWICE'], ['for nobody known', { examiners: [actor(9)] }, 'MARKER_UNKNOWN'],
  ['for their own teacher, though the second', { examiners: [actor(3), actor(2)] }, 'MARKER_INCOMPATIBLE'], ['of a post where nobody is heard', { postId: globalId('NO', 'EVP', uuid(2)) }, 'POST_WITHOUT_CANDIDATES'],
])('an oral batch %s is refused', async (_why, more, code) => expect((await deal(more)).userErrors).toEqual([{ code }]));

it('a relative is not heard; the same act is answered, and nobody is left for another', async () => {
  await tell(desk.test, [incompatibilityTold(globalId('NO', 'INC', uuid(1)), actor(3), { kind: 'CANDIDATE', target: candidate(4) })]);
  expect((await deal()).userErrors).toEqual([{ code: 'MARKER_INCOMPATIBLE' }]);
  const idempotencyKey = randomUUID();
  const input = { examiners: [actor(1)], idempotencyKey };
  expect(await deal(input)).toEqual(await deal(input));
  expect((await deal({ examiners: [actor(1)] })).userErrors).toEqual([{ code: 'POST_WITHOUT_CANDIDATES' }]);
});

it('two who deal one post at once: the second is told that all of them have a batch', async () => {
  const asked = { session: 2026, paper: ORAL, postId: POST, dueAt: new Date('2026-06-22T18:00:00Z'), examiners: [{ actorId: actor(1), establishmentUai: uaiOf(0), conflicts: [] }] };
  expect(await meanwhile(desk.test.context(), (held) => dealOrals(asked, held), () => dealOrals(asked, desk.test.context()))).toMatchObject({ ok: false, refusal: { code: 'SCRIPT_TWICE', scripts: 3 } });
});

it('a post that is dealt while its hours are told anew waits for them, and holds nothing that they wait for', async () => {
  const asked = { session: 2026, paper: ORAL, postId: POST, dueAt: new Date('2026-06-22T18:00:00Z'), examiners: [{ actorId: actor(1), establishmentUai: uaiOf(0), conflicts: [] }] };
  const dealt = await meanwhile(
    desk.test.context(), (held) => takeInOrals([heard(1, 40)], held), () => dealOrals(asked, desk.test.context()), (held) => takeInOrals([heard(2, 20)], held),
  );
  expect(dealt).toMatchObject({ ok: true });
});
