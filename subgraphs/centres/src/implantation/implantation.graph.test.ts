import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Caller } from '@mirex/kit/context';
import { meanwhile } from '@mirex/kit/testing/meanwhile';
import { type Answer, type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';
import type { GlobalId } from '@mirex/schema/global-id';

import { planCentresInBulk } from '../centre/plan-centres.service.ts';
import { DATA_SETS, EMPTY, NO_SUCH, NOON, planOf, tell, tellPapers, told, upTo } from '../centres.fixture.ts';
import { centres } from '../subgraph.ts';
import { validatePlan } from './implantation.service.ts';

const [E1, E2] = ['40321004.E1', '40321004.E2'];
const HEAD: Caller = { sub: 'head', roles: ['HEAD'], mirex: ['NO'] };
const HOUR = { session: 2026, zone: 'METRO', paper: E1 ?? '', round: 'FIRST_GROUP', kind: 'SITTING', startsAt: '2026-06-09T06:00:00Z', endsAt: '2026-06-09T10:00:00Z' } as const;

let test: TestInstance;
let ids: GlobalId[];
beforeAll(async () => {
  test = await testInstance(centres, { dataSets: { ...DATA_SETS, schedule: [...DATA_SETS.schedule, HOUR] }, now: () => NOON });
});
afterAll(() => test.close());
beforeEach(async () => {
  await test.context().em.execute(EMPTY);
  await told(test.context(), upTo(5).map((n) => tell(n, n > 3 ? { establishmentUai: '0290001B' } : {})));
  await told(test.context(), upTo(5).map((n) => tellPapers(n, n === 1 ? [E1 ?? '', E2 ?? ''] : [E1 ?? ''])));
  const planned = await planCentresInBulk([planOf({ venue: { ...planOf().venue, hostUai: '0350700A' }, sittings: [] }), planOf({ venue: { ...planOf().venue, code: 'BREST', hostUai: '0290001B' }, sittings: [] })], test.context());
  if (!planned.ok) throw new Error(planned.refusal.code);
  ids = planned.value.map(({ id }) => id);
});

const PLAN = 'plan { id state lines { paper candidates capacity centre { venue { code } } } left { paper uai candidates } }';
const propose = async (more: object = {}): Promise<Answer['data']> =>
  (await test.ask(`mutation ($input: ProposeImplantationInput!) { proposeImplantation(input: $input) { ${PLAN} userErrors { code } } }`, { input: { mirex: 'NO', session: 2026, ...more } })).data.proposeImplantation;
const validate = async (id: string, key = 'validation-1'): Promise<Answer['data']> =>
  (await test.ask(`mutation ($input: ValidateImplantationInput!) { validateImplantation(input: $input) { ${PLAN} opened userErrors { code } } }`, { input: { id, idempotencyKey: key } }, HEAD)).data.validateImplantation;

it('is proposed from the enrolments: each school in its nearest centre, and who has none', async () => {
  const { plan, userErrors } = await propose();
  expect(userErrors).toEqual([]);
  expect(plan).toMatchObject({
    state: 'PROPOSED', left: [],
    lines: [
      { paper: E1, candidates: 3, capacity: 3, centre: { venue: { code: 'RENNES' } } }, { paper: E1, candidates: 2, capacity: 3, centre: { venue: { code: 'BREST' } } }, { paper: E2, candidates: 1, capacity: 3 },
    ],
  });
  await told(test.context(), [tell(6, { establishmentUai: '0350701B' }), tell(7, { establishmentUai: '0350701B' })]);
  await told(test.context(), [6, 7].map((n) => tellPapers(n, [E1 ?? ''])));
  expect((await propose()).plan.left).toEqual([{ paper: E1, uai: expect.any(String), candidates: 2 }]);
});

it('counts who sits what, and who has a place', async () => {
  const { data } = await test.ask('{ headcount(mirex: "NO", session: 2026, paper: "40321004.E1") { uai candidates placed } }', {}, HEAD);
  expect(data.headcount).toEqual([{ uai: '0290001B', candidates: 2, placed: 0 }, { uai: '0350700A', candidates: 3, placed: 0 }]);
});

it('is validated once, opens what the national schedule says, and takes the place of the one before', async () => {
  const [first, second] = [(await propose()).plan, (await propose({ lines: [{ paper: E1, centreId: ids[1], candidates: 3 }] })).plan];
  expect(await validate(first.id)).toMatchObject({ plan: { state: 'VALIDATED' }, opened: 2, userErrors: [] });
  expect(await validate(first.id)).toMatchObject({ opened: 2, userErrors: [] });
  expect((await validate(first.id, 'validation-2')).userErrors).toEqual([{ code: 'IMPLANTATION_STATE' }]);
  expect(await test.context().em.execute('select distinct paper_code as paper, starts_at as "startsAt" from sitting')).toEqual([{ paper: E1, startsAt: '2026-06-09T06:00:00.000Z' }].map((row) => ({ ...row, startsAt: expect.anything() })));
  expect(await validate(second.id, 'validation-3')).toMatchObject({ opened: 0 });
  const { data } = await test.ask('query ($from: ID!) { implantationPlans(mirex: "NO", session: 2026) { edges { node { state differences(from: $from) { paper before after } } } } }', { from: first.id });
  expect(data.implantationPlans.edges.map(({ node }: Answer['data']) => node.state)).toEqual(['OUTDATED', 'VALIDATED']);
  expect(data.implantationPlans.edges[1].node.differences).toHaveLength(3);
});

it.each<[string, () => object, string]>([
  ['in no such centre', () => ({ lines: [{ paper: E1, centreId: NO_SUCH.centre, candidates: 1 }] }), 'IMPLANTATION_CENTRE_UNKNOWN'],
  ['with a paper in the course of training', () => ({ lines: [{ paper: '40321004.E3', centreId: ids[0], candidates: 1 }] }), 'IMPLANTATION_PAPER_UNKNOWN'],
  ['with more than there are seats', () => ({ lines: [{ paper: E1, centreId: ids[0], candidates: 4 }] }), 'IMPLANTATION_OVER_CAPACITY'],
  ['with nothing', () => ({ lines: [] }), 'IMPLANTATION_EMPTY'],
  ['without centres of that kind', () => ({ kind: 'FACE_TO_FACE' }), 'IMPLANTATION_WITHOUT_CENTRE'],
])('is not proposed %s', async (_why, more, code) => expect((await propose(more())).userErrors).toEqual([{ code }]));

it('is not proposed while nobody sits a paper at its end', async () => {
  await test.context().em.execute('delete from known_enrolment');
  expect((await propose()).userErrors).toEqual([{ code: 'IMPLANTATION_WITHOUT_CANDIDATE' }]);
});

it('does not put a paper where no room is equipped for it', async () => {
  await test.context().em.execute(`insert into sitting (id, centre_id, session, paper_code, speciality_code, starts_at, ends_at, time_zone, requires) values ('NO-SIT-x', ?, 2026, ?, '40321004', '2026-06-09T06:00:00Z', '2026-06-09T07:00:00Z', 'Europe/Paris', '{SPORTS}')`, [ids[0], E2]);
  expect((await propose({ lines: [{ paper: E2, centreId: ids[0], candidates: 1 }] })).userErrors).toEqual([{ code: 'IMPLANTATION_WITHOUT_EQUIPMENT' }]);
  expect((await propose()).plan.left).toEqual([{ paper: E2, uai: '0350700A', candidates: 1 }]);
});

it('validated by two at once is validated by one, and the other is told', async () => {
  const { plan } = await propose();
  expect(await meanwhile(test.context(), (held) => validatePlan(plan.id, held), () => validate(plan.id, 'validation-9'))).toMatchObject({ userErrors: [{ code: 'IMPLANTATION_STATE' }] });
  expect((await validate(plan.id.replace(/.$/, '0').replace(/0$/, (d: string) => (plan.id.endsWith(d) ? '1' : d)), 'validation-8')).userErrors).toEqual([{ code: 'IMPLANTATION_UNKNOWN' }]);
});
