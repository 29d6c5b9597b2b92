import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Caller } from '@mirex/kit/context';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { allocateInBulk } from '../allocation/allocate.service.ts';
import { planCentresInBulk } from '../centre/plan-centres.service.ts';
import { DATA_SETS, EMPTY, enrolment, NO_SUCH, NOON, planOf, sittingOf, tell, told } from '../centres.fixture.ts';
import { centres } from '../subgraph.ts';

const MORNING = sittingOf('40321004.E1', '2026-06-08T07:00:00Z');
let test: TestInstance;
let now = NOON;
beforeAll(async () => {
  test = await testInstance(centres, { dataSets: DATA_SETS, now: () => now, subscriptions: { 'attendance.recorded': ['grades'] } });
});
afterAll(() => test.close());

let sittingId: string;
let centreId: string;
let places: string[];
beforeEach(async () => {
  now = NOON;
  await test.context().em.execute(EMPTY);
  await told(test.context(), [tell(1), tell(2)]);
  const planned = await planCentresInBulk([planOf({ sittings: [MORNING] })], test.context());
  if (!planned.ok) throw new Error(planned.refusal.code);
  [centreId, sittingId] = [planned.value[0]?.id ?? '', planned.value[0]?.sittings[0]?.id ?? ''];
  const given = await allocateInBulk([1, 2].map((n) => ({ enrolmentId: enrolment(n), sittingId: sittingId as never })), test.context());
  places = given.flatMap((outcome) => (outcome.ok ? [outcome.value.id] : []));
  now = MORNING.startsAt;
});

const head = (centre: string): Caller => ({ sub: 'chef', roles: ['CENTRE'], mirex: ['NO'], centres: [centre as never] });
const record = async (presences: readonly [number, string][], caller?: Caller, more: object = {}) => (await test.ask(
  'mutation ($input: RecordAttendanceInput!) { recordAttendance(input: $input) { recorded userErrors { code } } }',
  { input: { sittingId, lines: presences.map(([i, presence]) => ({ allocationId: places[i], presence })), ...more } }, caller,
)).data.recordAttendance;
const report = async (more: object = {}, caller?: Caller) => (await test.ask(
  'mutation ($input: ReportSittingInput!) { reportSitting(input: $input) { report { started present absent incident by } userErrors { code } } }', { input: { sittingId, started: true, ...more } }, caller,
)).data.reportSitting;

it('is recorded by the head of the centre, corrected with a trace, and told once for each change', async () => {
  expect(await record([[0, 'PRESENT'], [1, 'ABSENT']], head(centreId))).toEqual({ recorded: 2, userErrors: [] });
  await record([[0, 'PRESENT'], [1, 'ABSENT_JUSTIFIED']], head(centreId));
  expect(await test.context().em.execute('select presence_before as before, presence_after as after from attendance_change order by presence_before nulls first, presence_after desc')).toEqual([
    { before: null, after: 'PRESENT' }, { before: null, after: 'ABSENT' }, { before: 'ABSENT', after: 'ABSENT_JUSTIFIED' },
  ]);
  const events = await test.context().em.execute<{ version: number; payload: object }[]>(`select version, payload from outbox where topic = 'attendance.recorded' order by sequence`);
  expect(events.map(({ version }) => version)).toEqual([1, 1, 2]);
  expect(events[2]?.payload).toEqual({
    allocationId: places[1], enrolmentId: enrolment(2), session: 2026, paper: '40321004.E1', sittingId, centreId, presence: 'ABSENT_JUSTIFIED',
  });
  expect(await report({ incident: ' Alarme incendie ' }, head(centreId))).toEqual({ report: { started: true, present: 1, absent: 1, incident: 'Alarme incendie', by: 'chef' }, userErrors: [] });
});

it('is refused to the head of another centre', async () => {
  expect((await record([[0, 'PRESENT']], head(NO_SUCH.centre))).userErrors).toEqual([{ code: 'REPORT_OF_ANOTHER_CENTRE' }]);
  expect((await report({}, head(NO_SUCH.centre))).userErrors).toEqual([{ code: 'REPORT_OF_ANOTHER_CENTRE' }]);
  const teacher = { ...head(NO_SUCH.centre), roles: ['CENTRE', 'TEACHER', 'EXAM'] };
  expect([(await record([[0, 'PRESENT']], teacher)).userErrors, (await report({}, teacher)).userErrors]).toEqual([[{ code: 'REPORT_OF_ANOTHER_CENTRE' }], [{ code: 'REPORT_OF_ANOTHER_CENTRE' }]]);
});

it('is refused one millisecond before the sitting begins', async () => {
  now = new Date(MORNING.startsAt.getTime() - 1);
  expect((await record([[0, 'PRESENT']])).userErrors).toEqual([{ code: 'REPORT_OF_FUTURE_SITTING' }]);
  expect((await report()).userErrors).toEqual([{ code: 'REPORT_OF_FUTURE_SITTING' }]);
});

it('is refused of no sitting, of another sitting’s place, and of one place twice: nothing is written', async () => {
  expect((await report({ sittingId: NO_SUCH.sitting })).userErrors).toEqual([{ code: 'REPORT_SITTING_UNKNOWN' }]);
  expect((await record([[0, 'PRESENT'], [0, 'ABSENT']])).userErrors).toEqual([{ code: 'ATTENDANCE_TWICE' }]);
  const foreign = 'NO-ALL-0199a2b4-7c11-7d3e-8f00-000000000099';
  expect((await record([], undefined, { lines: [{ allocationId: foreign, presence: 'PRESENT' }] })).userErrors).toEqual([{ code: 'ATTENDANCE_OF_ANOTHER_SITTING' }]);
  expect(await test.context().em.execute('select count(*)::integer as rows from attendance')).toEqual([{ rows: 0 }]);
});
