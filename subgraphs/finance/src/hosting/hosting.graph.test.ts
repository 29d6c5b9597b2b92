import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { batchErrors, type LineFacts } from '../batch/batch-check.rules.ts';
import { CENTRE, type Desk, openDesk } from '../claim/claim-desk.fixture.ts';

let desk: Desk;
beforeAll(async () => void (desk = await openDesk()));
afterAll(() => desk.test.close());

let version = 0;
const serve = (meals: readonly (readonly [what: string, served: string])[], lodging: string | null = null) => desk.tell({
  id: randomUUID(), topic: 'hosting.changed', key: CENTRE, version: (version += 1),
  payload: {
    centreId: CENTRE, session: 2026, meals: meals.map(([what, served]) => ({ what, served, priceMinor: served === 'FREE' ? 0 : 850, currency: 'EUR' })),
    lodging: lodging === null ? null : { served: lodging, priceMinor: 0, currency: 'EUR', beds: 20 },
  },
});
const declare = async (expenses: readonly object[]): Promise<string | undefined> => {
  const { summonsId } = await desk.expected();
  const { data } = await desk.test.ask('mutation ($input: DeclareTravelInput!) { declareTravel(input: $input) { claim { id } userErrors { code } } }', { input: { summons: summonsId, expenses } });
  return data.declareTravel.userErrors[0]?.code;
};
const meals = (quantity: number, date = '2026-06-15') => ({ kind: 'MEAL', date, quantity });

it('a meal that the centre serves free is not paid on the day of the mission; one that it sells is', async () => {
  expect(await declare([meals(2)])).toBeUndefined();
  await serve([['BREAKFAST', 'FREE'], ['LUNCH', 'PAID'], ['DINNER', 'PAID']]);
  expect(await declare([meals(2)])).toBeUndefined();
  await serve([['LUNCH', 'FREE'], ['DINNER', 'PAID']]);
  expect([await declare([meals(1)]), await declare([meals(2)])]).toEqual([undefined, 'TRAVEL_MEAL_SERVED_FREE']);
  expect(await declare([meals(1), meals(2, '2026-06-14')])).toBeUndefined();
  await serve([['LUNCH', 'FREE'], ['DINNER', 'FREE']], 'FREE');
  expect(await declare([meals(1)])).toBe('TRAVEL_MEAL_SERVED_FREE');
  expect(await declare([{ kind: 'NIGHT', date: '2026-06-15', quantity: 1, receipt: 'a'.repeat(64) }])).toBe('TRAVEL_NIGHT_SERVED_FREE');
});

it('a claim that was declared before the centre said so keeps its batch from being sealed', () => {
  const line: LineFacts = {
    line: 'L1', claim: 'C1', claimState: 'BATCHED', summonsCancelled: false, currency: 'EUR', minor: 2000n, claimMinor: 2000n, linesMinor: 2000n, servedFree: true, actor: 'A', missionDate: '2026-06-15',
    payee: { hasNir: true, expiredOn: null },
  };
  expect(batchErrors({ kind: 'TRAVEL', currency: 'EUR', lines: [line], available: 10_000n, overridden: false })).toEqual([{ code: 'LINE_SERVED_FREE', line: 'L1', claim: 'C1' }]);
});
