import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { TerritoryFact } from '@mirex/schema/edition';

import { keepEdition } from './edition.ts';
import { placeClock, placeDay } from './place-clock.ts';
import { type TestInstance, testInstance } from './testing/test-instance.ts';
import { toy } from './testing/toy.fixture.ts';

const territory = (region: string, zone: string, timeZone: string): TerritoryFact => ({ region, mirex: 'OI', firstSession: 2021, lastSession: null, zone, timeZone, departments: [region] });

let test: TestInstance;
beforeAll(async () => {
  test = await testInstance(toy, { owner: 'OI', now: () => new Date('2026-06-30T22:00:00Z') });
  await keepEdition(test.context().em, { number: 1, dataSets: {
    establishments: [{ uai: '9840277D', mirex: 'OI', sector: 'PUBLIC', region: '987' }, { uai: '9760001A', mirex: 'OI', sector: 'PUBLIC', region: '06' }, { uai: '9750001C', mirex: null, sector: 'PUBLIC', region: '975' }],
    territories: [territory('987', 'POLYNESIE', 'Pacific/Tahiti'), territory('06', 'REUNION_MAYOTTE', 'Indian/Mayotte')],
  } });
});
afterAll(() => test.close());

it.each<[what: string, uai: string | null, clock: string, day: string]>([
  ['of Polynésie', '9840277D', 'Pacific/Tahiti', '2026-06-30'],
  ['of Mayotte', '9760001A', 'Indian/Mayotte', '2026-07-01'],
  ['of no territory goes by the seat', '9750001C', 'Indian/Reunion', '2026-07-01'],
  ['that nobody knows goes by the seat', '0000000X', 'Indian/Reunion', '2026-07-01'],
  ['of nobody, an individual candidate, goes by the seat', null, 'Indian/Reunion', '2026-07-01'],
])('an establishment %s', async (_what, uai, clock, day) => {
  expect(await placeClock(uai, test.context())).toBe(clock);
  expect(await placeDay(uai, test.context())).toBe(day);
});
