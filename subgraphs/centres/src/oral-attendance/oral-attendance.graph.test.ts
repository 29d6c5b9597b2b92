import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Caller } from '@mirex/kit/context';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';
import type { GlobalId } from '@mirex/schema/global-id';

import { CentreKind } from '../centre/centre.entity.ts';
import { planCentresInBulk } from '../centre/plan-centres.service.ts';
import { DATA_SETS, EMPTY, enrolment, NO_SUCH, NOON, planOf, tell, tellPapers, told } from '../centres.fixture.ts';
import { giveSlots, openPost } from '../oral/oral.service.ts';
import { centres } from '../subgraph.ts';

const E2 = '40321004.E2';
const START = new Date('2026-06-10T06:00:00Z');
let now = START;
let test: TestInstance;
let centreId: GlobalId;
let postId: GlobalId;
beforeAll(async () => {
  test = await testInstance(centres, { dataSets: DATA_SETS, now: () => now, subscriptions: { 'attendance.recorded': ['grades'] } });
});
afterAll(() => test.close());
beforeEach(async () => {
  now = NOON;
  await test.context().em.execute(EMPTY);
  await told(test.context(), [1, 2].map((n) => tell(n)));
  await told(test.context(), [1, 2].map((n) => tellPapers(n, [E2])));
  const planned = await planCentresInBulk([planOf({ kind: CentreKind.FACE_TO_FACE, sittings: [] })], test.context());
  if (!planned.ok || !planned.value[0]) throw new Error('a centre was planned');
  centreId = planned.value[0].id;
  const post = await openPost({ centreId, paperCode: E2, room: 'A1', startsAt: START, endsAt: new Date('2026-06-10T07:10:00Z'), slotMinutes: 30 }, test.context());
  if (!post.ok) throw new Error(post.refusal.code);
  postId = post.value.id;
  await giveSlots({ centreId, paperCode: E2, establishments: ['0350700A'] }, test.context());
  now = START;
});

const head = (centre: string): Caller => ({ sub: 'chef', roles: ['CENTRE'], mirex: ['NO'], centres: [centre as GlobalId] });
const record = async (lines: readonly [number, string][], caller?: Caller, more: object = {}) => (await test.ask(
  'mutation ($input: RecordOralAttendanceInput!) { recordOralAttendance(input: $input) { recorded userErrors { code } } }',
  { input: { postId, lines: lines.map(([n, presence]) => ({ enrolmentId: enrolment(n), presence })), ...more } }, caller,
)).data.recordOralAttendance;

it('who came to be heard is recorded by the head of the centre, corrected with a trace, and told once for each change', async () => {
  expect(await record([[1, 'PRESENT'], [2, 'ABSENT']], head(centreId))).toEqual({ recorded: 2, userErrors: [] });
  await record([[1, 'PRESENT'], [2, 'ABSENT_JUSTIFIED']], head(centreId));
  expect(await test.context().em.execute('select presence_before as before, presence_after as after from oral_attendance_change where enrolment_id = ? order by sequence', [enrolment(2)]))
    .toEqual([{ before: null, after: 'ABSENT' }, { before: 'ABSENT', after: 'ABSENT_JUSTIFIED' }]);
  const events = await test.context().em.execute<{ version: number; payload: object }[]>(`select version, payload from outbox where topic = 'attendance.recorded' and key = ? order by sequence`, [`${enrolment(2)}/${E2}`]);
  expect(events.map(({ version }) => version)).toEqual([1, 2]);
  expect(events[1]?.payload).toEqual({ allocationId: null, enrolmentId: enrolment(2), session: 2026, paper: E2, sittingId: postId, centreId, presence: 'ABSENT_JUSTIFIED' });
});

it('is refused to the head of another centre, too early, of who is not heard there, of one twice, and of no post: nothing is written', async () => {
  expect((await record([[1, 'PRESENT']], head(NO_SUCH.centre))).userErrors).toEqual([{ code: 'REPORT_OF_ANOTHER_CENTRE' }]);
  expect((await record([[1, 'PRESENT']], { ...head(NO_SUCH.centre), roles: ['CENTRE', 'EXAM'] })).userErrors).toEqual([{ code: 'REPORT_OF_ANOTHER_CENTRE' }]);
  expect((await record([[3, 'PRESENT']])).userErrors).toEqual([{ code: 'ATTENDANCE_OF_ANOTHER_SITTING' }]);
  expect((await record([[1, 'PRESENT'], [1, 'ABSENT']])).userErrors).toEqual([{ code: 'ATTENDANCE_TWICE' }]);
  expect((await record([], undefined, { postId: 'NO-EVP-0199a2b4-7c11-7d3e-8f00-000000000099' })).userErrors).toEqual([{ code: 'REPORT_SITTING_UNKNOWN' }]);
  now = new Date(START.getTime() - 1);
  expect((await record([[1, 'PRESENT']])).userErrors).toEqual([{ code: 'REPORT_OF_FUTURE_SITTING' }]);
  expect(await test.context().em.execute('select count(*)::integer as rows from oral_attendance')).toEqual([{ rows: 0 }]);
});
