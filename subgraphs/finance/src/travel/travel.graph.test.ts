import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '@mirex/kit/context';
import { meanwhile } from '@mirex/kit/testing/meanwhile';
import type { Answer } from '@mirex/kit/testing/test-instance';
import { globalId } from '@mirex/schema/global-id';
import { v7 } from 'uuid';

import { CENTRE, type Desk, openDesk, UUID } from '../claim/claim-desk.fixture.ts';
import { declareTravel } from './declare-travel.service.ts';
import { TravelKind } from './travel.rules.ts';

type Read = Answer['data'];

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.test.close());

const DECLARE = `mutation ($input: DeclareTravelInput!) { declareTravel(input: $input) {
  claim { id kind state version total { minor currency } lines { activity quantity per amount { minor } onDate receipt } } userErrors { code } } }`;
const MEAL = { kind: 'MEAL', date: '2026-06-15' };
const drive = (quantity: number, vehicle = 'AB-123-CD', date = '2026-06-15'): object => ({ kind: 'KM', date, quantity, vehicle });
const toll = (spent: string): object => ({ kind: 'TOLL', date: '2026-06-15', spent, receipt: 'a'.repeat(64) });

const declare = async (summons: string, expenses: object[], version?: number, caller?: Caller): Promise<Read> => {
  const answer = await desk.test.ask(DECLARE, { input: { summons, expenses, version } }, caller);
  return answer.data?.declareTravel ?? answer;
};
const codeOf = ({ userErrors }: Read): string | undefined => userErrors[0]?.code;

describe('a journey', () => {
  it('is a claim of its own, beside that of the pay', async () => {
    const { summonsId } = await desk.expected();
    const { claim, userErrors } = await declare(summonsId, [MEAL, drive(150), toll('1240')]);
    expect(userErrors).toEqual([]);
    expect(claim).toMatchObject({ kind: 'TRAVEL', state: 'DECLARED', total: { minor: '8040', currency: 'EUR' } });
    expect(claim.lines.map(({ activity, quantity, per }: Read) => [activity, quantity, per])).toEqual([['MEAL.METRO_BASE', 1, 1], ['KM.CV_5.UP_TO_2000', 150, 1000], ['TOLL', 1, 1]]);
    const { data } = await desk.test.ask('query ($r: [_Any!]!) { _entities(representations: $r) { ... on Summons { claim { kind } claims { kind state } } } }', { r: [{ __typename: 'Summons', id: summonsId }] });
    expect(data._entities[0]).toEqual({ claim: { kind: 'PAY' }, claims: [{ kind: 'PAY', state: 'EXPECTED' }, { kind: 'TRAVEL', state: 'DECLARED' }] });
  });

  it('that came back is declared again, on the version that was read; its lines are replaced', async () => {
    const { summonsId } = await desk.expected();
    const { claim } = await declare(summonsId, [MEAL, MEAL]);
    expect(codeOf(await declare(summonsId, [MEAL], 1))).toBe('CLAIM_TRANSITION');
    await desk.act('certifyService', { id: claim.id, version: 1 }, { sub: 'chef', roles: ['CENTRE'], mirex: ['NO'], centres: [CENTRE] });
    const agent = { sub: 'instructeur', roles: ['UNIT'], mirex: ['NO'] };
    const move = (act: string, version: number): Promise<Answer> => desk.test.ask(
      `mutation ($input: MoveClaimsInput!) { ${act}(input: $input) { outcomes { userErrors { code } } } }`, { input: { mirex: 'NO', claims: [{ id: claim.id, version }], reason: 'Un seul repas' } }, agent,
    );
    await move('instructClaims', 2);
    await move('returnClaims', 3);
    expect(codeOf(await declare(summonsId, [MEAL], 3))).toBe('CLAIM_CHANGED_MEANWHILE');
    const again = await declare(summonsId, [MEAL], 4);
    expect(again.claim).toMatchObject({ state: 'DECLARED', total: { minor: '2000' }, lines: [{ activity: 'MEAL.METRO_BASE' }] });
  });

  it.each([
    ['outside the mission', [{ ...MEAL, date: '2026-06-20' }], 'TRAVEL_OUTSIDE_MISSION'],
    ['without the receipt of a night', [{ ...MEAL, kind: 'NIGHT' }], 'RECEIPT_MISSING'],
    ['by a rate that is not there', [{ ...MEAL, area: 'PARIS' }], 'RATE_MISSING'],
    ['of nothing', [], 'TRAVEL_EMPTY'],
  ])('%s is refused', async (_why, expenses, code) => {
    expect(codeOf(await declare((await desk.expected()).summonsId, expenses))).toBe(code);
  });

  it('of a mission that nobody honoured is refused', async () => {
    expect(codeOf(await declare(globalId('NO', 'SUM', UUID), [MEAL]))).toBe('MISSION_NOT_HONOURED');
  });

  it('in a car that somebody else is paid for that day is refused, whatever dashes its plate has', async () => {
    const [one, other] = [await desk.expected(), await desk.expected()];
    expect(codeOf(await declare(one.summonsId, [drive(10, 'ZZ-999-ZZ')]))).toBeUndefined();
    expect(codeOf(await declare(other.summonsId, [drive(10, 'zz 999 zz')]))).toBe('VEHICLE_CLAIMED_BY_ANOTHER');
    expect(await desk.test.context().em.execute(`select from vehicle_day where vehicle like '%999%'`)).toEqual([]);
  });

  it('declared twice at once is one claim', async () => {
    const { summonsId: summons } = await desk.expected();
    const expenses = [{ kind: TravelKind.MEAL, date: '2026-06-15', quantity: 1, activity: 'MEAL.METRO_BASE', spent: null, receipt: null, vehicle: null }];
    const { em } = desk.test.context();
    const second = await meanwhile(
      { ...desk.test.context(), em }, (held) => declareTravel({ summons, expenses }, held), () => declareTravel({ summons, expenses }, desk.test.context()),
    );
    expect(second).toMatchObject({ ok: false, refusal: { code: 'CLAIM_CHANGED_MEANWHILE' } });
  });
});

describe('the kilometres of a year', () => {
  it('pass from bracket to bracket over all the missions of an actor', async () => {
    const actorId = desk.test.context().newId('ACT');
    const totals: string[] = [];
    for (const date of ['2026-06-10', '2026-06-12', '2026-06-14']) {
      const { summonsId } = await desk.expected({ actorId, date });
      totals.push((await declare(summonsId, [drive(800, `C${date}`, date)])).claim.total.minor);
    }
    expect(totals).toEqual(['25600', '25600', String(400 * 32 + 400 * 40)]);
  });

  it('are kept by the MIREX of the actor: while it does not answer, nothing is declared', async () => {
    const actorId = globalId('SE', 'ACT', v7());
    const { summonsId } = await desk.expected({ actorId });
    expect(codeOf(await declare(summonsId, [drive(10, 'SE-001-SE')]))).toBe('PEER_UNAVAILABLE');
    expect(codeOf(await declare(summonsId, [MEAL]))).toBeUndefined();
  });

  it('keep the place of a mission that is entered again', async () => {
    const actor = desk.test.context().newId('ACT');
    const [a, b] = [globalId('SE', 'SUM', v7()), globalId('NE', 'SUM', v7())];
    const enter = async (summons: string, kilometres: number): Promise<Read> => (await desk.test.ask(
      'mutation ($input: EnterKilometresInput!) { enterKilometres(input: $input) { years { year before } } }',
      { input: { actor, driven: [{ summons, year: 2026, kilometres }] } }, { sub: 'finance@SE', roles: ['SYSTEM'], mirex: [] },
    )).data.enterKilometres.years;
    expect(await enter(a, 300)).toEqual([{ year: 2026, before: 0 }]);
    expect(await enter(b, 100)).toEqual([{ year: 2026, before: 300 }]);
    expect(await enter(a, 500)).toEqual([{ year: 2026, before: 0 }]);
    expect(await enter(b, 100)).toEqual([{ year: 2026, before: 500 }]);
  });

  it('are nobody’s to enter but the payers’', async () => {
    const answer = await desk.test.ask('mutation ($input: EnterKilometresInput!) { enterKilometres(input: $input) { years { year } } }', { input: { actor: desk.test.context().newId('ACT'), driven: [] } });
    expect(answer.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
