import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { developmentToken, developmentTrust } from '@mirex/gateway/access/development-token';
import { staff } from '@mirex/host/rehearsal/cast';
import { Graph } from '@mirex/host/rehearsal/graph';
import { acceptLines, exportBatch, noticePayments } from '@mirex/host/rehearsal/pay-batch';
import { depositPayeeFiles, openBatch, type Owed, type PayOffice, sealBatch, setForecast, validateClaims } from '@mirex/host/rehearsal/pay-office';
import type { MirexCode } from '@mirex/schema/mirex';

import { enterPhase } from '../product/enter-phase.ts';
import { castAt, type Casting, type Somebody } from '../product/people.ts';
import { settled } from '../product/settled.ts';
import { startTestProduct, type TestProduct } from '../product/test-product.ts';

const trust = developmentTrust('a-secret-of-the-borrowing-journey-0123456789');
const SPECIALITY = '40321004';
const PAPER = `${SPECIALITY}.E1.1`;
const DAY = '2027-06-15';
const act = (name: string, input: string, give: string) => ({ act: name, input, give });
const BORROW = act('borrowActor', 'BorrowActorInput', 'state');
const ANSWER = act('answerLoan', 'AnswerLoanInput', 'state');
const ISSUE = act('issueSummonses', 'IssueSummonsesInput', 'summonses { id version state issue actor { id } document { url version } } refused { error { code } }');
const SUMMON_AT_HOME = act('issueSummons', 'IssueSummonsInput', 'summons { id }');

let clock = new Date('2027-04-12T08:00:00Z');
let test: TestProduct;
let cast: Casting;
let school: string;
beforeAll(async () => {
  test = await startTestProduct({ mirex: ['NO', 'NE', 'SE'], enrolments: 0, now: () => clock, trust });
  cast = castAt(test.product.gateway.url, trust, () => clock);
  await enterPhase(cast({ roles: ['BEX'] }), 2027, ['METRO'], 'PAPERS');
  await test.product.look();
  const { offers } = await unit('SE').read(`{ offers(filter: { session: 2027, state: OPEN }, first: 400) { edges { node { establishment { uai mirex(session: 2027) { code } } } } } }`);
  school = offers.edges.find(({ node }: { node: { establishment: { mirex: { code: string } | null } } }) => node.establishment.mirex?.code === 'SE').node.establishment.uai;
}, 240_000);
afterAll(() => test.stop(), 60_000);

const unit = (mirex: MirexCode): Somebody => cast({ roles: ['UNIT'], mirex: [mirex] });
const direction = (establishment: string): Somebody => cast({ roles: ['EST'], mirex: ['SE'], establishment });
const examiner = (actor: string): Somebody => cast({ roles: ['EXAM'], mirex: ['SE'], actor: actor as never });

let names = 0;
/** A marker of a school of SE. */
async function markerOfSe(): Promise<string> {
  names += 1;
  const { actor } = await unit('SE').act(act('registerActor', 'RegisterActorInput', 'actor { id }'), {
    mirex: 'SE', lastName: `Fabre ${String.fromCodePoint(64 + names)}`, firstName: 'Inès', establishment: school, competences: [{ role: 'MARKER', speciality: SPECIALITY, from: '2021-09-01' }],
  });
  return actor.id;
}
const half = (actorId: string, over: object = {}) => ({ actorId, date: DAY, halfDay: 'MORNING', ...over });
const wanted = (mirex: MirexCode, actorId: string, over: object = {}) => ({ mirex, ...half(actorId), session: 2027, role: 'MARKER', speciality: SPECIALITY, paper: PAPER, ...over });
const line = (actorId: string, over: object = {}) => ({ ...half(actorId), session: 2027, activity: 'SCRIPT_MARKING', speciality: SPECIALITY, paper: PAPER, quantity: 20, ...over });
/** Who of SE is competent and free on the day. */
async function pool(): Promise<string[]> {
  const { poolFor } = await cast({ roles: ['BEX'] }).read('query ($input: PoolInput!) { poolFor(input: $input) { actor { id } } }', { input: { mirex: 'SE', session: 2027, role: 'MARKER', speciality: SPECIALITY, paper: PAPER, date: DAY, halfDay: 'MORNING' } });
  return poolFor.map((member: { actor: { id: string } }) => member.actor.id);
}
let keys = 0;
const summon = async (mirex: MirexCode, ...lines: object[]) => {
  keys += 1;
  return unit(mirex).act(ISSUE, { mirex, forecast: false, idempotencyKey: `borrowed-${keys}`, lines });
};
const refusedTo = async (mirex: MirexCode, asked: object): Promise<string[]> => (await summon(mirex, asked)).refused.map(({ error }: { error: { code: string } }) => error.code);

describe('an actor of another MIREX', () => {
  let actor: string;
  let summons: { id: string; version: number; document: { url: string } };
  beforeAll(async () => {
    actor = await markerOfSe();
  });

  it('is found by the bureau in the pool of their MIREX, and summoned by no other before they were lent', async () => {
    expect(await pool()).toContain(actor);
    expect(await refusedTo('NO', line(actor))).toEqual(['ACTOR_UNKNOWN']);
  });

  it('is asked for by the half-day: held, and not the borrower’s before the school agrees', async () => {
    expect((await unit('NO').act(BORROW, wanted('NO', actor))).state).toBe('REQUESTED');
    expect(await refusedTo('NO', line(actor))).toEqual(['ACTOR_NOT_LENT']);
    expect(await direction('0350700W').refused(ANSWER, { ...half(actor), forMirex: 'NO', agreed: true })).toEqual(['LOAN_UNKNOWN']);
    expect((await direction(school).act(ANSWER, { ...half(actor), forMirex: 'NO', agreed: true })).state).toBe('AGREED');
    expect((await unit('NO').act(BORROW, wanted('NO', actor))).state).toBe('AGREED');
  });

  it('is then busy for everybody else: at home, and for another borrower', async () => {
    expect(await unit('SE').refused(SUMMON_AT_HOME, { ...line(actor, { halfDay: 'DAY' }), idempotencyKey: 'at home' })).toEqual(['SUMMONS_OVERLAPS']);
    expect(await unit('NE').refused(BORROW, wanted('NE', actor))).toEqual(['LOAN_REFUSED']);
    expect(await pool()).not.toContain(actor);
  });

  it('is summoned by the borrower for that half-day, and for no other', async () => {
    const { summonses: [issued], refused } = await summon('NO', line(actor), line(actor, { halfDay: 'AFTERNOON' }));
    expect(issued).toMatchObject({ id: expect.stringMatching(/^NO-SUM-/), state: 'ISSUED', issue: 1, actor: { id: actor }, document: { version: 1 } });
    expect(refused).toEqual([{ error: { code: 'ACTOR_NOT_LENT' } }]);
    summons = issued;
  });

  it('downloads the letter, acknowledges it, and sees no more of the borrower than what names them', async () => {
    const { status, bytes } = await examiner(actor).download(summons.document.url);
    expect([status, bytes.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    expect((await examiner(await markerOfSe()).download(summons.document.url)).status).toBe(404);
    const { summonses } = await examiner(actor).read('{ summonses(first: 10) { edges { node { id } } } }');
    expect(summonses.edges).toEqual([{ node: { id: summons.id } }]);
    await examiner(actor).act(act('acknowledgeSummons', 'MoveSummonsInput', 'summons { state }'), { id: summons.id, version: summons.version });
  });

  it('is paid by the borrower, once the mission was honoured', async () => {
    clock = new Date('2027-06-16T08:00:00Z');
    await unit('NO').act(act('recordHonoured', 'MoveSummonsInput', 'summons { state }'), { id: summons.id, version: summons.version + 1 });
    await settled(test.product.installation);
    const { claims } = await examiner(actor).read('{ claims(first: 5) { edges { node { id version state actor { id lastName firstName } total { minor } summons { id } } } } }');
    const [{ node: owed }] = claims.edges;
    expect([claims.edges.length, owed]).toEqual([1, { id: expect.stringMatching(/^NO-CLA-/), version: 1, state: 'EXPECTED', actor: { id: actor, lastName: expect.stringMatching(/^Fabre/), firstName: 'Inès' }, total: { minor: expect.stringMatching(/^[1-9]/) }, summons: { id: summons.id } }]);
    await pay(owed);
    const { claim } = await examiner(actor).read('query ($id: ID!) { claim(id: $id) { state } }', { id: owed.id });
    expect(claim).toEqual({ state: 'PAID' });
    expect((await cast({ roles: ['TRANS'], mirex: ['SE'] }).look('query ($id: ID!) { claim(id: $id) { state } }', { id: owed.id })).codes).toEqual([expect.stringMatching(/FORBIDDEN/)]);
  });
});

/** From the claim to the notice of its payment, as journeys/payment.test.ts shows step by step. The mission was in no centre: the head of the MIREX certifies it. */
async function pay(owed: Owed): Promise<void> {
  const head = staff('HEAD', 'NO');
  const acts = new Graph(test.product.gateway.url, { tokenFor: (who) => developmentToken(who, trust, { production: false, now: clock.getTime(), hours: 1 }) });
  const office: PayOffice = { acts, mirex: 'NO', people: { unit: staff('UNIT', 'NO'), certifier: head, trans: staff('TRANS', 'NO'), head, fin: { ...staff('FIN', 'NO'), client: 'fin-no' } } };
  await validateClaims(office, [owed]);
  await depositPayeeFiles(office, [owed]);
  await setForecast(office, 2027, '5000000');
  const batch = await openBatch(office, [owed]);
  await sealBatch(office, batch);
  const sent = await exportBatch(office, batch, 'borrowed-export');
  expect(await acceptLines(office, batch, sent)).toBe('ACK_FULL');
  await noticePayments(office, sent, { paidOn: '2027-06-16', key: 'borrowed-payment' });
}

describe('an actor is not lent', () => {
  const NOON = '2027-06-22';
  it('when their own MIREX has engaged them that half-day', async () => {
    const actor = await markerOfSe();
    await unit('SE').act(SUMMON_AT_HOME, { ...line(actor, { date: NOON }), idempotencyKey: 'engaged at home' });
    expect(await unit('NO').refused(BORROW, wanted('NO', actor, { date: NOON }))).toEqual(['LOAN_REFUSED']);
    expect((await unit('NO').act(BORROW, wanted('NO', actor, { date: NOON, halfDay: 'AFTERNOON' }))).state).toBe('REQUESTED');
  });

  it('to both of two MIREX that ask at once: one wins, the other is told', async () => {
    const actor = await markerOfSe();
    const asked = await Promise.all((['NO', 'NE'] as const).map((mirex) => unit(mirex).refused(BORROW, wanted(mirex, actor, { date: NOON }))));
    expect(asked.flat()).toEqual(['LOAN_REFUSED']);
    expect(asked.filter((codes) => codes.length === 0)).toHaveLength(1);
  });

  it('when the school declines, or says nothing for two days: then somebody else may ask', async () => {
    const [declined, silent] = [await markerOfSe(), await markerOfSe()];
    for (const actor of [declined, silent]) await unit('NO').act(BORROW, wanted('NO', actor, { date: NOON }));
    expect((await direction(school).act(ANSWER, { ...half(declined, { date: NOON }), forMirex: 'NO', agreed: false })).state).toBe('NONE');
    expect((await unit('NE').act(BORROW, wanted('NE', declined, { date: NOON }))).state).toBe('REQUESTED');
    clock = new Date(clock.getTime() + 49 * 3_600_000);
    expect(await direction(school).refused(ANSWER, { ...half(silent, { date: NOON }), forMirex: 'NO', agreed: true })).toEqual(['LOAN_UNKNOWN']);
    expect((await unit('NE').act(BORROW, wanted('NE', silent, { date: NOON }))).state).toBe('REQUESTED');
    expect(await refusedTo('NO', line(silent, { date: NOON }))).toEqual(['ACTOR_NOT_LENT']);
  });

  it('to their own MIREX, nor by people without the right', async () => {
    const actor = await markerOfSe();
    expect(await unit('SE').refused(BORROW, wanted('SE', actor))).toEqual(['BORROW_OWN_ACTOR']);
    expect(await direction(school).refused(BORROW, wanted('SE', actor))).toEqual([expect.stringMatching(/FORBIDDEN/)]);
    expect(await unit('NE').refused(BORROW, wanted('NO', actor))).toEqual([expect.stringMatching(/FORBIDDEN/)]);
  });
});
