import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { codeOf, type Desk, HEAD, openDesk, type Read } from './claim-desk.fixture.ts';

let desk: Desk;
beforeAll(async () => void (desk = await openDesk()));
afterAll(() => desk.test.close());

const waits = async (): Promise<Read> => (await desk.test.ask('{ paymentDelays(filter: { mirex: ["NO"] }) { waits { state claims days longestDays } } }')).data.paymentDelays.waits;

it('says how long what is owed has waited since its mission, by state; what is paid or given up waits no more', async () => {
  const [one, other, cancelled] = [await desk.expected(), await desk.expected({ date: '2026-06-10' }), await desk.expected()];
  await desk.expected({ date: '2026-07-01' });
  await desk.act('declareClaim', { id: other.id, version: 1 });
  await desk.act('cancelClaim', { id: cancelled.id, version: 1, reason: 'Bénévole' });
  // It is the twentieth of June: a mission to come waits for nothing yet.
  expect(await waits()).toEqual([{ state: 'DECLARED', claims: 1, days: 10, longestDays: 10 }, { state: 'EXPECTED', claims: 1, days: 5, longestDays: 5 }]);
  expect(one.state).toBe('EXPECTED');
  const { errors } = await desk.test.ask('{ paymentDelays { waits { claims } } }', {}, HEAD);
  expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});

it('a meeting has no rate: it says so and waits; its journey is paid all the same', async () => {
  const meeting = await desk.expected({ activity: 'MEETING', quantity: 1 });
  expect(meeting).toMatchObject({ minor: null, unpricedBecause: { code: 'RATE_MISSING', activity: 'MEETING' } });
  expect(codeOf(await desk.act('declareClaim', { id: meeting.id, version: 1 }))).toBe('RATE_MISSING');
  const { data } = await desk.test.ask('mutation ($input: DeclareTravelInput!) { declareTravel(input: $input) { claim { kind state total { minor } } userErrors { code } } }', {
    input: { summons: meeting.summonsId, expenses: [{ kind: 'MEAL', date: '2026-06-15' }] },
  });
  expect(data.declareTravel).toEqual({ claim: { kind: 'TRAVEL', state: 'DECLARED', total: { minor: '2000' } }, userErrors: [] });
});
