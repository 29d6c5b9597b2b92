import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Caller } from '@mirex/kit/context';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';
import type { GlobalId } from '@mirex/schema/global-id';

import { allocateInBulk } from '../allocation/allocate.service.ts';
import { CentreKind } from '../centre/centre.entity.ts';
import { planCentresInBulk } from '../centre/plan-centres.service.ts';
import { DATA_SETS, enrolment, NOON, planOf, tell, tellPapers, told } from '../centres.fixture.ts';
import { giveSlots, openPost } from '../oral/oral.service.ts';
import { centres } from '../subgraph.ts';

const [E1, E2] = ['40321004.E1', '40321004.E2'];
let test: TestInstance;
beforeAll(async () => {
  test = await testInstance(centres, { dataSets: DATA_SETS, now: () => NOON });
  await told(test.context(), [tell(1), tell(2), tell(3, { establishmentUai: '0290001B' })]);
  await told(test.context(), [1, 2, 3].map((n) => tellPapers(n, [E1 ?? '', E2 ?? ''])));
  const planned = await planCentresInBulk([planOf(), planOf({ kind: CentreKind.FACE_TO_FACE, sittings: [] })], test.context());
  if (!planned.ok) throw new Error(planned.refusal.code);
  const [sat, face] = planned.value;
  await allocateInBulk([1, 2, 3].map((n) => ({ enrolmentId: enrolment(n), sittingId: sat?.sittings[0]?.id as GlobalId })), test.context());
  const centreId = face?.id as GlobalId;
  await openPost({ centreId, paperCode: E2 ?? '', room: 'A1', startsAt: new Date('2026-06-10T06:00:00Z'), endsAt: new Date('2026-06-10T08:00:00Z'), slotMinutes: 30 }, test.context());
  await giveSlots({ centreId, paperCode: E2 ?? '', establishments: ['0350700A'] }, test.context());
});
afterAll(() => test.close());

const ASK = 'query ($uai: String!) { organisationFor(mirex: "NO", session: 2026, uai: $uai) { paper oral startsAt candidates summoned centre { kind } } }';
const school: Caller = { sub: 'clerk', roles: ['CLERK'], mirex: ['NO'], establishment: '0350700A' };

it('tells a school where and when its own pupils go, and how many they are', async () => {
  const { data } = await test.ask(ASK, { uai: '0350700A' }, school);
  expect(data.organisationFor).toEqual([
    { paper: E1, oral: false, startsAt: '2026-06-08T07:00:00.000Z', candidates: 2, summoned: 0, centre: { kind: 'COMPOSITION' } },
    { paper: E2, oral: true, startsAt: '2026-06-10T06:00:00.000Z', candidates: 2, summoned: 0, centre: { kind: 'FACE_TO_FACE' } },
  ]);
});

it('tells it nothing of another’s', async () => {
  expect((await test.ask(ASK, { uai: '0290001B' }, school)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  expect((await test.ask(ASK, { uai: '0290001B' })).data.organisationFor).toHaveLength(1);
});
