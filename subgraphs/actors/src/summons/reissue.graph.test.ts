import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { meanwhile } from '@mirex/kit/testing/meanwhile';
import { type GlobalId, globalId } from '@mirex/schema/global-id';

import { reissueSummons } from './reissue.service.ts';
import { type Desk, openDesk, type Read, UUID } from './summons-desk.fixture.ts';

let desk: Desk;
/** The last actor of the desk who has a mission: each case has one of its own. */
let next = 1;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.test.close());

const REISSUE = `mutation ($input: ReissueSummonsInput!) { reissueSummons(input: $input) {
  summons { id state issue date halfDay quantity changes { from to reason } document { version } } userErrors { code } } }`;
const reissue = async (id: string, more: object = {}): Promise<Read> => (await desk.test.ask(REISSUE, { input: { id, version: 1, reason: 'Salle changée', ...more } })).data.reissueSummons;
const issued = async (actor: number, changes: object = {}): Promise<GlobalId> => (await desk.act('issueSummons', desk.mission(actor, changes))).summons.id;
const stateOf = async (id: string): Promise<string> => (await desk.test.ask('query ($id: ID!) { summons(id: $id) { state } }', { id })).data.summons.state;

describe('a summons that changes', () => {
  it('is superseded by the next one, whose letter says why, and its half-day is free again', async () => {
    const id = await issued(0, { date: '2026-07-06' });
    const { summons, userErrors } = await reissue(id, { date: '2026-07-07', quantity: 30 });
    expect([userErrors, summons]).toMatchObject([[], { state: 'ISSUED', issue: 2, date: '2026-07-07', halfDay: 'MORNING', quantity: 30, changes: [{ from: null, to: 'ISSUED', reason: 'Salle changée' }] }]);
    expect(await stateOf(id)).toBe('SUPERSEDED');
    expect((await desk.act('issueSummons', desk.mission(0, { date: '2026-07-06' }))).userErrors).toEqual([]);
  });

  it('may stay on its own half-day', async () => {
    const id = await issued(1, { date: '2026-07-06' });
    expect((await reissue(id, { halfDay: 'DAY' })).userErrors).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['where nothing changes', {}, 'REISSUE_UNCHANGED'],
    ['where what is said is what stands there', { quantity: 40, halfDay: 'MORNING' }, 'REISSUE_UNCHANGED'],
    ['without a reason', { quantity: 30, reason: ' ' }, 'REASON_EMPTY'],
    ['on a stale version', { quantity: 30, version: 7 }, 'SUMMONS_CHANGED_MEANWHILE'],
    ['to a half-day that is given away', { date: '2026-07-09' }, 'SUMMONS_OVERLAPS'],
    ['for nothing to do', { quantity: 0 }, 'QUANTITY_OUT_OF_RANGE'],
    ['of no summons', { id: globalId('NO', 'SUM', UUID), quantity: 30 }, 'SUMMONS_UNKNOWN'],
  ])('is not issued again %s, and stays as it was', async (_why, more, code) => {
    const actor = (next += 1);
    await desk.act('issueSummons', desk.mission(actor, { date: '2026-07-09' }));
    const id = await issued(actor, { date: '2026-07-08' });
    expect(await reissue(id, more)).toEqual({ summons: null, userErrors: [{ code }] });
    expect(await stateOf(id)).toBe('ISSUED');
  });

  it('by two at once is changed by the first', async () => {
    const id = await issued(39, { date: '2026-07-06' });
    const first = { id, version: 1, change: { quantity: 30 }, reason: 'Moins de copies' };
    expect((await meanwhile(desk.test.context(), (held) => reissueSummons(first, held), () => reissue(id, { quantity: 20 }))).userErrors).toEqual([{ code: 'SUMMONS_CHANGED_MEANWHILE' }]);
  });
});
