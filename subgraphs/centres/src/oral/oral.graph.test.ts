import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { meanwhile } from '@mirex/kit/testing/meanwhile';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { CentreKind } from '../centre/centre.entity.ts';
import { planCentresInBulk } from '../centre/plan-centres.service.ts';
import { DATA_SETS, EMPTY, NO_SUCH, NOON, planOf, tell, tellMeasures, tellPapers, told } from '../centres.fixture.ts';
import { centres } from '../subgraph.ts';
import { giveSlots } from './oral.service.ts';

const E2 = '40321004.E2';
let test: TestInstance;
let centreId: string;
beforeAll(async () => {
  test = await testInstance(centres, { dataSets: DATA_SETS, now: () => NOON });
});
afterAll(() => test.close());
beforeEach(async () => {
  await test.context().em.execute(EMPTY);
  await told(test.context(), [tell(1), tell(2), tell(3, { establishmentUai: '0290001B' })]);
  await told(test.context(), [1, 2, 3].map((n) => tellPapers(n, [E2])));
  await told(test.context(), [tellMeasures(1, ['EXTRA_TIME_ORAL'], E2, 20)]);
  const planned = await planCentresInBulk([planOf({ kind: CentreKind.FACE_TO_FACE, sittings: [] }), planOf({ kind: CentreKind.MARKING, sittings: [] })], test.context());
  centreId = planned.ok ? planned.value[0]?.id ?? '' : '';
});

const open = async (more: object = {}) => (await test.ask('mutation ($input: OpenPostInput!) { openPost(input: $input) { post { id slotMinutes } userErrors { code } } }', {
  input: { centreId, paperCode: E2, room: 'A1', startsAt: '2026-06-10T06:00:00Z', endsAt: '2026-06-10T07:10:00Z', slotMinutes: 30, ...more },
})).data.openPost;
let keys = 0;
const give = async (more: object = {}) => (await test.ask('mutation ($input: GiveSlotsInput!) { giveSlots(input: $input) { given userErrors { code } } }', {
  input: { centreId, paperCode: E2, establishments: ['0350700A'], idempotencyKey: `creneaux-${(keys += 1)}`, ...more },
})).data.giveSlots;

it('hears candidates one after the other, extra time in their slots, and nobody twice', async () => {
  await open();
  expect(await give()).toEqual({ given: 2, userErrors: [] });
  expect(await give()).toEqual({ given: 0, userErrors: [] });
  const { data } = await test.ask('query ($id: ID!) { centre(id: $id) { posts { slots { startsAt endsAt } } } }', { id: centreId });
  expect(data.centre.posts).toEqual([{ slots: [
    { startsAt: '2026-06-10T06:00:00.000Z', endsAt: '2026-06-10T06:40:00.000Z' }, { startsAt: '2026-06-10T06:40:00.000Z', endsAt: '2026-06-10T07:10:00.000Z' },
  ] }]);
});

it('hears whom a school may not assess in a paper that others have in the course of their training', async () => {
  expect((await open({ paperCode: '40321004.E3' })).userErrors).toEqual([{ code: 'POST_PAPER_UNKNOWN' }]);
  await told(test.context(), [tellPapers(3, ['40321004.E3'])]);
  expect((await open({ paperCode: '40321004.E3' })).userErrors).toEqual([]);
  expect(await give({ paperCode: '40321004.E3', establishments: ['0290001B'] })).toEqual({ given: 1, userErrors: [] });
});

it('gives no slot at all when there are more candidates than slots, and answers twice under one key', async () => {
  await open();
  expect((await give({ establishments: ['0350700A', '0290001B'] })).userErrors).toEqual([{ code: 'SLOTS_TOO_FEW' }]);
  expect(await test.context().em.execute('select count(*)::integer as slots from oral_slot')).toEqual([{ slots: 0 }]);
  expect([await give({ idempotencyKey: 'la-meme-clef' }), await give({ idempotencyKey: 'la-meme-clef' })]).toEqual([{ given: 2, userErrors: [] }, { given: 2, userErrors: [] }]);
});

it.each([
  ['in no centre', { centreId: NO_SUCH.centre }, 'POST_CENTRE_UNKNOWN'],
  ['in a room that is not there', { room: 'Z9' }, 'POST_ROOM_UNKNOWN'],
  ['of a paper in the course of training', { paperCode: '40321004.E3' }, 'POST_PAPER_UNKNOWN'],
  ['of a paper that has ended', { paperCode: '40321004.E9' }, 'POST_PAPER_UNKNOWN'],
  ['shorter than a slot', { slotMinutes: 71 }, 'POST_TOO_SHORT'],
  ['out of the national schedule', { startsAt: '2026-07-10T06:00:00Z', endsAt: '2026-07-10T08:00:00Z' }, 'POST_OUT_OF_CALENDAR'],
])('opens no post %s', async (_why, more, code) => expect((await open(more)).userErrors).toEqual([{ code }]));

it('opens no post where another is, nor in a marking centre; gives no slot without a post', async () => {
  expect((await give()).userErrors).toEqual([{ code: 'SLOTS_WITHOUT_POST' }]);
  await open();
  expect((await open({ startsAt: '2026-06-10T06:30:00Z' })).userErrors).toEqual([{ code: 'POST_OVERLAPS' }]);
  const [marking] = await test.context().em.execute<{ id: string }[]>(`select id from centre where kind = 'MARKING'`);
  expect((await open({ centreId: marking?.id })).userErrors).toEqual([{ code: 'POST_CENTRE_NOT_FOR_ORALS' }]);
});

it('given by two at once are given once', async () => {
  await open();
  const asked = { centreId: centreId as never, paperCode: E2, establishments: ['0350700A'] };
  expect(await meanwhile(test.context(), (held) => giveSlots(asked, held), () => give())).toEqual({ given: 0, userErrors: [] });
});
