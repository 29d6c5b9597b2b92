import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Caller } from '@mirex/kit/context';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { allocateInBulk } from '../allocation/allocate.service.ts';
import { planCentresInBulk } from '../centre/plan-centres.service.ts';
import { DATA_SETS, enrolment, NO_SUCH, NOON, planOf, tell, tellMeasures, told } from '../centres.fixture.ts';
import { centres } from '../subgraph.ts';

let test: TestInstance;
beforeAll(async () => {
  test = await testInstance(centres, { dataSets: DATA_SETS, now: () => NOON });
});
afterAll(() => test.close());

const head = (centre: string): Caller => ({ sub: 'chef', roles: ['CENTRE'], mirex: ['NO'], centres: [centre as never] });

it('the head of a centre reads the measures of the rooms, acknowledges the list as it stands, and sees no other centre’s', async () => {
  await told(test.context(), [tell(1), tell(2)]);
  await told(test.context(), [tellMeasures(1, ['EXTRA_TIME_WRITTEN', 'OWN_COMPUTER'], '40321004.E1', 20)]);
  const planned = await planCentresInBulk([planOf()], test.context());
  if (!planned.ok) throw new Error(planned.refusal.code);
  const [centreId, sittingId] = [planned.value[0]?.id ?? '', planned.value[0]?.sittings[0]?.id ?? ''];
  await allocateInBulk([1, 2].map((n) => ({ enrolmentId: enrolment(n), sittingId: sittingId as never })), test.context());

  const list = async (caller: Caller) => (await test.ask('query ($id: ID!) { sitting(id: $id) { accommodations { digest seats { number room seat endsAt measures } } } }', { id: sittingId }, caller)).data.sitting;
  const { accommodations } = await list(head(centreId));
  expect(accommodations.seats).toEqual([{ number: 'NO26-000001', room: 'B1', seat: 1, endsAt: '2026-06-08T09:40:00.000Z', measures: ['EXTRA_TIME_WRITTEN', 'OWN_COMPUTER'] }]);
  expect(await list(head(NO_SUCH.centre))).toBeNull();
  const examiner = (centre: string): Caller => ({ ...head(centre), roles: ['CENTRE', 'EXAM'] });
  expect([(await list(examiner(NO_SUCH.centre))).accommodations.seats, (await list(examiner(centreId))).accommodations.seats.length]).toEqual([[], 1]);

  const seen = async (digest: string, caller: Caller) => (await test.ask('mutation ($input: AcknowledgeAccommodationListInput!) { acknowledgeAccommodationList(input: $input) { at userErrors { code } } }', {
    input: { sittingId, digest },
  }, caller)).data.acknowledgeAccommodationList;
  expect(await seen(accommodations.digest, head(centreId))).toEqual({ at: NOON.toISOString(), userErrors: [] });
  for (const caller of [head(NO_SUCH.centre), examiner(NO_SUCH.centre)]) expect((await seen(accommodations.digest, caller)).userErrors).toEqual([{ code: 'ACCOMMODATION_SITTING_UNKNOWN' }]);
  await told(test.context(), [tellMeasures(2, ['OWN_COMPUTER'], '40321004.E1')]);
  expect((await seen(accommodations.digest, head(centreId))).userErrors).toEqual([{ code: 'ACCOMMODATION_LIST_CHANGED' }]);
});
