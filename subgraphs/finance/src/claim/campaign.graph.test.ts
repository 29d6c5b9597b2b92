import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { MirexCode } from '@mirex/schema/mirex';

import { codeOf, type Desk, HEAD, openDesk, type Read } from './claim-desk.fixture.ts';
import { Claim } from './claim.entity.ts';

let today: Date;
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('NO', () => today);
});
afterAll(() => desk.test.close());
beforeEach(() => { today = new Date('2026-08-31T08:00:00Z'); });

const AFTER = new Date('2026-09-01T08:00:00Z');
const CLOSED = { claim: null, userErrors: [{ code: 'CAMPAIGN_CLOSED', message: expect.stringContaining('2026-08-31') }] };

it('pay is declared until the last day of the campaign and not after it', async () => {
  const [inTime, late] = [await desk.expected(), await desk.expected()];
  expect((await desk.act('declareClaim', { id: inTime.id, version: 1 })).claim).toMatchObject({ state: 'DECLARED' });
  today = AFTER;
  expect(await desk.act('declareClaim', { id: late.id, version: 1 })).toEqual(CLOSED);
  expect(await desk.test.context().em.findOneOrFail(Claim, { id: late.id })).toMatchObject({ state: 'EXPECTED', version: 1 });
  expect(codeOf(await desk.act('cancelClaim', { id: late.id, version: 1, reason: 'Déclarée trop tard' }))).toBeUndefined();
});

it('a journey the same', async () => {
  const { summonsId: summons } = await desk.expected();
  const declare = async (): Promise<Read> => (await desk.test.ask(
    'mutation ($input: DeclareTravelInput!) { declareTravel(input: $input) { claim { state } userErrors { code message } } }', { input: { summons, expenses: [{ kind: 'MEAL', date: '2026-06-15', quantity: 1 }] } },
  )).data.declareTravel;
  today = AFTER;
  expect(await declare()).toEqual(CLOSED);
  today = new Date('2026-08-31T08:00:00Z');
  expect(await declare()).toEqual({ claim: { state: 'DECLARED' }, userErrors: [] });
});

it('what came back is declared again, however late it is instructed', async () => {
  const { id } = await desk.expected();
  await desk.act('declareClaim', { id, version: 1 });
  await desk.act('certifyService', { id, version: 2 }, HEAD);
  today = AFTER;
  for (const [act, version] of [['instructClaims', 3], ['returnClaims', 4]] as const) {
    await desk.test.ask(`mutation ($input: MoveClaimsInput!) { ${act}(input: $input) { outcomes { userErrors { code } } } }`,
      { input: { mirex: 'NO', claims: [{ id, version }], reason: 'Quantité à revoir' } }, { sub: 'instructeur', roles: ['UNIT'], mirex: ['NO'] });
  }
  expect((await desk.act('declareClaim', { id, version: 5 })).claim).toMatchObject({ state: 'DECLARED', version: 6 });
});

it('a mission of the replacement session is of the campaign that ends next', async () => {
  const { id } = await desk.expected({ date: '2026-09-08' });
  today = new Date('2026-09-20T08:00:00Z');
  expect((await desk.act('declareClaim', { id, version: 1 })).claim).toMatchObject({ state: 'DECLARED' });
});

it.each<[owner: MirexCode, lastHour: string, over: string]>([
  ['OP', '2026-08-31T12:30:00Z', '2026-08-31T13:30:00Z'],
  ['AG', '2026-09-01T03:30:00Z', '2026-09-01T04:30:00Z'],
])('the last day of the campaign of %s ends at the midnight of its seat', async (owner, lastHour, over) => {
  const there = await openDesk(owner, () => today);
  const agent = { sub: 'agent', roles: ['UNIT'], mirex: [owner] };
  const [inTime, late] = [await there.expected(), await there.expected()];
  today = new Date(lastHour);
  expect((await there.act('declareClaim', { id: inTime.id, version: 1 }, agent)).claim).toMatchObject({ state: 'DECLARED' });
  today = new Date(over);
  expect(await there.act('declareClaim', { id: late.id, version: 1 }, agent)).toEqual(CLOSED);
  await there.test.close();
});
