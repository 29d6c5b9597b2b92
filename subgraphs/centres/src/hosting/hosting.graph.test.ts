import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Caller } from '@mirex/kit/context';
import { meanwhile } from '@mirex/kit/testing/meanwhile';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';
import type { GlobalId } from '@mirex/schema/global-id';

import { planCentresInBulk } from '../centre/plan-centres.service.ts';
import { DATA_SETS, EMPTY, NO_SUCH, NOON, planOf } from '../centres.fixture.ts';
import { centres } from '../subgraph.ts';
import { HostingCurrency } from './hosting.entity.ts';
import { setHosting } from './hosting.service.ts';

let test: TestInstance;
let centreId: GlobalId;
beforeAll(async () => {
  test = await testInstance(centres, { dataSets: DATA_SETS, now: () => NOON, subscriptions: { 'hosting.changed': ['finance'] } });
});
afterAll(() => test.close());
beforeEach(async () => {
  await test.context().em.execute(EMPTY);
  const planned = await planCentresInBulk([planOf()], test.context());
  if (!planned.ok || !planned.value[0]) throw new Error('a centre was planned');
  centreId = planned.value[0].id;
});

const LUNCH = { what: 'LUNCH', served: 'FREE' };
const say = async (more: object = {}, caller?: Caller) => (await test.ask(
  'mutation ($input: SetHostingInput!) { setHosting(input: $input) { hosting { version meals { what served priceMinor } lodging { beds } currency by } userErrors { code } } }',
  { input: { centreId, version: 0, meals: [LUNCH], invoiced: true, ...more } }, caller,
)).data.setHosting;
const headOf = (id: string): Caller => ({ sub: 'head', roles: ['CENTRE'], mirex: ['NO'], centres: [id as GlobalId] });

it('is said, traced, and told to finance', async () => {
  expect(await say({ lodging: { beds: 12, served: 'PAID', priceMinor: 2_500 } }, headOf(centreId))).toEqual({
    hosting: { version: 1, meals: [{ what: 'LUNCH', served: 'FREE', priceMinor: 0 }], lodging: { beds: 12 }, currency: 'EUR', by: 'head' }, userErrors: [],
  });
  expect((await say({ version: 1, meals: [], currency: 'XPF' })).hosting).toMatchObject({ version: 2, meals: [], lodging: null });
  const { data } = await test.ask('query ($id: ID!) { centre(id: $id) { hosting { version history { version by before after } } } }', { id: centreId });
  expect(data.centre.hosting.history).toMatchObject([{ version: 1, by: 'head', before: null }, { version: 2, by: 'agent-no', before: expect.stringContaining('LUNCH') }]);
  const told = await test.context().em.execute<{ version: number; payload: object }[]>('select version, payload from outbox where key = ? order by sequence', [centreId]);
  expect(told).toEqual([
    { version: 1, payload: { centreId, session: 2026, meals: [{ what: 'LUNCH', served: 'FREE', priceMinor: 0, currency: 'EUR' }], lodging: { beds: 12, served: 'PAID', priceMinor: 2_500, currency: 'EUR' } } },
    { version: 2, payload: { centreId, session: 2026, meals: [], lodging: null } },
  ]);
});

it.each([
  ['of no centre', { centreId: NO_SUCH.centre }, 'HOSTING_CENTRE_UNKNOWN'],
  ['by who saw another version', { version: 3 }, 'HOSTING_CHANGED_MEANWHILE'],
  ['with a free lunch that costs', { meals: [{ ...LUNCH, priceMinor: 5 }] }, 'HOSTING_PRICE'],
  ['with two lunches', { meals: [LUNCH, LUNCH] }, 'HOSTING_MEAL_TWICE'],
  ['with no bed', { lodging: { beds: 0, served: 'FREE' } }, 'HOSTING_BEDS'],
])('%s is refused', async (_why, more, code) => expect(await say(more)).toEqual({ hosting: null, userErrors: [{ code }] }));

it('of another’s centre, or of one that was given up, is refused', async () => {
  for (const roles of [['CENTRE'], ['CENTRE', 'INVIG']]) expect((await say({}, { ...headOf(NO_SUCH.centre), roles })).userErrors).toEqual([{ code: 'HOSTING_CENTRE_UNKNOWN' }]);
  await test.context().em.execute(`update centre set state = 'CANCELLED'`);
  expect((await say()).userErrors).toEqual([{ code: 'HOSTING_OF_GIVEN_UP_CENTRE' }]);
});

it('by two at once is said by one, and the other is told', async () => {
  const asked = { centreId, version: 0, meals: [], lodging: null, currency: HostingCurrency.EUR, invoiced: false };
  expect(await meanwhile(test.context(), (held) => setHosting(asked, held), () => say())).toMatchObject({ userErrors: [{ code: 'HOSTING_CHANGED_MEANWHILE' }] });
});
