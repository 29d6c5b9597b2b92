import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Caller } from '@mirex/kit/context';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { EDITION, enrolment, forgetAll, marked, SPECIALITY, tell, told, uaiOf } from '../deliberation/session.fixture.ts';
import { grades } from '../subgraph.ts';

const E1 = `${SPECIALITY}.E1`;
const centre = (n: number) => `NO-CEN-0199a2b4-7c11-7d3e-8f00-${String(n).padStart(12, '0')}`;
const AGENT: Caller = { sub: 'agent', roles: ['UNIT'], mirex: ['NO'] };
let clock = new Date('2026-06-20T09:00:00Z');
let test: TestInstance;
beforeAll(async () => {
  test = await testInstance(grades, { dataSets: EDITION, now: () => clock });
  await forgetAll(test);
  // Two have sat in the first centre, one of whom is marked; one was absent in the second; a fourth keeps a mark.
  await marked(test, [[1, { E1: 1200, E2: 1300 }], [2, { E2: 1000 }], [3, {}], [4, { E1: 'KEPT' }]]);
  await tell(test, ([[1, 1, 'PRESENT'], [2, 1, 'PRESENT'], [3, 2, 'ABSENT']] as const).map(([n, at, presence]) => told('attendance.recorded', `NO-ALL-${n}`, {
    allocationId: `NO-ALL-${n}` as never, enrolmentId: enrolment(n), session: 2026, paper: E1, sittingId: 'NO-SIT-1' as never, centreId: centre(at) as never, presence,
  })));
  await test.ask('mutation ($input: ObserveFraudInput!) { observeFraud(input: $input) { id } }', { input: { enrolmentId: enrolment(2), place: 'PAPER', papers: [E1], facts: 'x', candidateRemoved: false } });
  await test.ask('mutation ($input: DraftCcfPlanInput!) { draftCcfPlan(input: $input) { plan { id } userErrors { code } } }', {
    input: { mirex: 'NO', session: 2026, speciality: SPECIALITY, establishmentUai: uaiOf(0), dueAt: '2026-06-15T18:00:00Z', situations: [{ paper: `${SPECIALITY}.E2`, label: 'x', weightTenths: 10 }] },
  });
});
afterAll(() => test.close());

const COUNTS = 'expected present absent entered verified locked';
const watch = async (filter: object, caller: Caller = AGENT) =>
  (await test.ask(`query ($filter: MarkingWatchFilter!) { markingWatch(filter: $filter) { ${COUNTS} lateBatches lateCcfPlans openFrauds byPlace { centreId paper ${COUNTS} } coverage { complete } } }`, { filter: { session: 2026, ...filter } }, caller)).data?.markingWatch;

it('counts what is expected, present, entered and late, by centre and paper, and what is amiss', async () => {
  expect(await watch({})).toEqual({
    expected: 7, present: 2, absent: 1, entered: 3, verified: 3, locked: 0, lateBatches: 0, lateCcfPlans: 1, openFrauds: 1, coverage: { complete: true },
    byPlace: [
      { centreId: centre(1), paper: E1, expected: 2, present: 2, absent: 0, entered: 1, verified: 1, locked: 0 },
      { centreId: centre(2), paper: E1, expected: 1, present: 0, absent: 1, entered: 0, verified: 0, locked: 0 },
    ],
  });
});

it('asks of one paper, and of another session', async () => {
  expect(await watch({ paper: `${SPECIALITY}.E2` })).toMatchObject({ expected: 4, entered: 2, byPlace: [], openFrauds: 0 });
  expect(await watch({ session: 2025 })).toMatchObject({ expected: 0, lateCcfPlans: 0, openFrauds: 0 });
});

it('is late when the time has come, not before', async () => {
  clock = new Date('2026-06-15T17:59:59Z');
  expect(await watch({})).toMatchObject({ lateCcfPlans: 0 });
  clock = new Date('2026-06-20T09:00:00Z');
});

it('shows a head of centre that centre, and nothing of frauds; a candidate nothing', async () => {
  const head: Caller = { sub: 'head', roles: ['CENTRE'], mirex: ['NO'], centres: [centre(2) as never] };
  expect(await watch({}, head)).toMatchObject({ expected: 1, absent: 1, openFrauds: 0, lateCcfPlans: 0, byPlace: [{ centreId: centre(2) }] });
  expect(await watch({}, { sub: 'c', roles: ['CAND'], mirex: ['NO'], candidates: [enrolment(1)] })).toBeUndefined();
});
