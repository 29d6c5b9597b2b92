import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GlobalId } from '@mirex/schema/global-id';

import { ClaimChange } from './claim-change.entity.ts';
import { CLAIM, codeOf, type Desk, HEAD, openDesk } from './claim-desk.fixture.ts';
import { ClaimLine } from './claim-line.entity.ts';
import { Claim } from './claim.entity.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.test.close());

describe('an honoured summons', () => {
  it('makes a claim, priced by the rate of the mission’s day', async () => {
    const event = desk.told(3);
    await desk.tell(event);
    const { data } = await desk.test.ask(`query ($id: ID!) { claim(id: $id) { ${CLAIM} } }`, { id: (await desk.claimOf(event)).id });
    expect(data.claim).toEqual({
      id: expect.stringMatching(/^NO-CLA-/), state: 'EXPECTED', version: 1, session: 2026, missionDate: '2026-06-15', summonsCancelled: false,
      total: { minor: '8000', currency: 'EUR' }, unpricedBecause: null,
      lines: [{
        rank: 1, activity: 'SCRIPT_MARKING', quantity: 40, unit: { minor: '200', currency: 'EUR' }, amount: { minor: '8000', currency: 'EUR' }, rate: '1/SCRIPT_MARKING/4/2024-01-01',
      }],
      summons: { id: event.key }, actor: { id: event.payload.actorId },
      changes: [{ version: 1, by: 'system', from: null, to: 'EXPECTED', reason: null }],
    });
  });

  it.each([
    ['an activity without a rate', { activity: 'INVIGILATION' }, 'RATE_MISSING'],
    ['a day before every rate', { date: '2019-12-31' }, 'RATE_MISSING'],
    ['a diploma whose level nobody knows', { speciality: '99999999' }, 'DIPLOMA_LEVEL_UNKNOWN'],
  ])('makes a claim without an amount for %s, and says so', async (_why, changes, code) => {
    const { id } = await desk.expected(changes);
    const { data } = await desk.test.ask(`query ($id: ID!) { claim(id: $id) { ${CLAIM} } }`, { id });
    expect(data.claim).toMatchObject({ state: 'EXPECTED', total: null, lines: [], unpricedBecause: { code, message: expect.stringMatching(/\.$/) } });
  });

  it.each(['ISSUED', 'ACKNOWLEDGED', 'ABSENT', 'ABSENT_JUSTIFIED', 'CANCELLED'])('is the only one that makes a claim: %s makes none', async (state) => {
    const event = desk.told(1, { state });
    await desk.tell(event);
    expect(await desk.test.context().em.count(Claim, { summonsId: event.key as GlobalId })).toBe(0);
  });
});

describe('what the actors tell', () => {
  it('is applied once, however often it is told', async () => {
    const event = desk.told(3);
    await desk.tell(event, event);
    await Promise.all([desk.tell(event), desk.tell(event)]);
    expect(await desk.test.context().em.count(Claim, { summonsId: event.key as GlobalId })).toBe(1);
  });

  it('is applied once when told again as another event of the same version', async () => {
    const event = desk.told(3);
    await desk.tell(event);
    await desk.tell({ ...event, id: randomUUID() });
    const claim = await desk.claimOf(event);
    expect(await desk.test.context().em.count(ClaimLine, { claim })).toBe(1);
  });

  it('is ignored when something newer was told', async () => {
    const cancelled = desk.told(4, { state: 'CANCELLED' });
    await desk.tell(cancelled);
    await desk.tell(desk.told(3, { id: cancelled.payload.id }));
    expect(await desk.test.context().em.count(Claim, { summonsId: cancelled.payload.id })).toBe(0);
  });

  it('cancels a claim that nobody has declared', async () => {
    const claim = await desk.expected();
    await desk.tell(desk.told(4, { id: claim.summonsId, state: 'CANCELLED' }));
    const em = desk.test.context().em;
    expect(await em.findOneOrFail(Claim, { id: claim.id })).toMatchObject({ state: 'CANCELLED', summonsCancelled: true, version: 2 });
    expect(await em.find(ClaimChange, { claim: claim.id }, { orderBy: { version: 'asc' } })).toMatchObject([{ to: 'EXPECTED' }, { version: 2, from: 'EXPECTED', to: 'CANCELLED' }]);
  });

  it('only marks a claim that was declared: it cannot be certified any more, but cancelled', async () => {
    const { id, summonsId } = await desk.expected();
    await desk.act('declareClaim', { id, version: 1 });
    await desk.tell(desk.told(4, { id: summonsId, state: 'CANCELLED' }));
    expect(await desk.test.context().em.findOneOrFail(Claim, { id })).toMatchObject({ state: 'DECLARED', summonsCancelled: true, version: 3 });
    expect(codeOf(await desk.act('certifyService', { id, version: 3 }, HEAD))).toBe('CLAIM_SUMMONS_CANCELLED');
    expect((await desk.act('cancelClaim', { id, version: 3, reason: 'Centre fermé' })).claim).toMatchObject({ state: 'CANCELLED', version: 4 });
  });

  it('makes the claims of a long list in a few statements', async () => {
    const events = Array.from({ length: 300 }, () => desk.told(3, { session: 2031 }));
    desk.test.forget();
    await desk.tell(...events);
    expect(desk.test.statements.length).toBeLessThan(20);
    expect(await desk.test.context().em.count(Claim, { session: 2031 })).toBe(300);
  });
});
