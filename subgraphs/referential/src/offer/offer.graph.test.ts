import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { globalId } from '@mirex/schema/global-id';
import type { Caller } from '@mirex/kit/context';
import { AGENT, type TestInstance } from '@mirex/kit/testing/test-instance';

import { ESTABLISHMENTS } from '../national/establishments.ts';
import { offerRows } from '../national/offers.ts';
import { type TestMirex, testMirex } from '../testing/enrolled.stub.ts';
import { nationalInstance, readAll, TODAY } from '../testing/national-instance.ts';

const REQUEST = 'mutation ($input: RequestOfferInput!) { requestOffer(input: $input) { offer { id state firstSession lastSession establishment { name } } userErrors { code message } } }';
const MOVE = 'mutation ($input: MoveOfferInput!) { moveOffer(input: $input) { offer { state lastSession } userErrors { code } } }';
const UAI = ESTABLISHMENTS[0]?.[0] ?? '';

let test: TestInstance;
let mirex: TestMirex;
beforeAll(async () => {
  mirex = await testMirex('NO', () => TODAY);
  test = await nationalInstance(mirex.peers);
});
afterAll(() => Promise.all([test.close(), mirex.close()]));

const request = async (given: object) =>
  (await test.ask(REQUEST, { input: { uai: UAI, speciality: '40321302', route: 'SCHOOL', firstSession: 2027, ...given } })).data.requestOffer;
const move = async (id: string, to: string, lastSession?: number) => (await test.ask(MOVE, { input: { id, to, lastSession } })).data.moveOffer;

it('is listed page after page without a gap', async () => {
  expect(await readAll(test, 'offers', 'id', 50)).toHaveLength(offerRows().length);
  expect(await readAll(test, 'offers', 'id', 50, ', filter: { session: 2021, speciality: "51321005" }')).not.toEqual([]);
  expect(await readAll(test, 'offers', 'id', 50, ', filter: { session: 2022, speciality: "51321005" }')).toEqual([]);
});

describe('the request for an offer', () => {
  it.each([
    ['a UAI with a wrong key', { uai: '0359901A' }, 'UAI_KEY'],
    ['an establishment that is not there', { uai: '0010001W' }, 'OFFER_ESTABLISHMENT_UNKNOWN'],
    ['an unknown speciality', { speciality: '40329999' }, 'OFFER_SPECIALITY_UNKNOWN'],
    ['a closed speciality', { speciality: '51321005' }, 'OFFER_SPECIALITY_CLOSED'],
    ['a speciality that is not open yet', { speciality: '32321015', firstSession: 2026 }, 'OFFER_SPECIALITY_NOT_YET_OPEN'],
    ['sessions in reverse', { lastSession: 2026 }, 'OFFER_SESSIONS_REVERSED'],
  ])('is refused for %s', async (_why, given, code) => {
    expect(await request(given)).toMatchObject({ offer: null, userErrors: [{ code }] });
  });

  it('goes by its states to the end of the course, and then a new one may begin', async () => {
    const { offer } = await request({});
    expect(offer).toMatchObject({ state: 'REQUESTED', establishment: { name: expect.stringContaining('démonstration') } });
    expect(await request({})).toMatchObject({ userErrors: [{ code: 'OFFER_OVERLAP' }] });
    expect(await move(offer.id, 'OPEN')).toMatchObject({ userErrors: [{ code: 'OFFER_STEP' }] });
    expect(await move(offer.id, 'ACCREDITATION_CHECKED')).toMatchObject({ offer: { state: 'ACCREDITATION_CHECKED' } });
    expect(await move(offer.id, 'OPEN')).toMatchObject({ offer: { state: 'OPEN' } });
    expect(await move(offer.id, 'CLOSED')).toMatchObject({ userErrors: [{ code: 'OFFER_LAST_SESSION_MISSING' }] });
    expect(await move(offer.id, 'CLOSED', 2028)).toEqual({ offer: { state: 'CLOSED', lastSession: 2028 }, userErrors: [] });
    expect(await request({ firstSession: 2028 })).toMatchObject({ userErrors: [{ code: 'OFFER_OVERLAP' }] });
    expect(await request({ firstSession: 2029 })).toMatchObject({ userErrors: [] });
  });

  it('is refused an accreditation that the establishment does not have', async () => {
    const { offer } = await request({ route: 'ADULT_TRAINING', ccf: true });
    expect(await move(offer.id, 'ACCREDITATION_CHECKED')).toMatchObject({ userErrors: [{ code: 'OFFER_NOT_ACCREDITED' }] });
    const GRANT = 'mutation ($input: GrantAccreditationInput!) { grantAccreditation(input: $input) { userErrors { code } } }';
    const granted = await test.ask(GRANT, { input: { uai: UAI, kind: 'CCF', speciality: '40321302', validFrom: '2026-09-01' } }, { ...AGENT, roles: ['SIGN'], mirex: ['NO'] });
    expect(granted.data.grantAccreditation.userErrors).toEqual([]);
    expect(await move(offer.id, 'ACCREDITATION_CHECKED')).toMatchObject({ offer: { state: 'ACCREDITATION_CHECKED' } });
  });

  it('is not closed while somebody is enrolled after its last session, or while its MIREX does not answer', async () => {
    const { offer } = await request({ speciality: '40321303', route: 'APPRENTICESHIP' });
    await move(offer.id, 'ACCREDITATION_CHECKED');
    await move(offer.id, 'OPEN');
    mirex.enrolled.push(2027, 2028, 2028);
    expect(await move(offer.id, 'CLOSED', 2027)).toMatchObject({ offer: null, userErrors: [{ code: 'OFFER_WITH_ENROLMENTS' }] });
    mirex.down = true;
    expect(await move(offer.id, 'CLOSED', 2028)).toMatchObject({ offer: null, userErrors: [{ code: 'OFFER_ENROLMENTS_UNKNOWN' }] });
    mirex.down = false;
    const both = await Promise.all([move(offer.id, 'CLOSED', 2028), move(offer.id, 'CLOSED', 2028)]);
    expect(both.flatMap(({ userErrors }) => userErrors)).toEqual([{ code: 'OFFER_STEP' }]);
    const { data } = await test.ask('query ($id: ID!) { node(id: $id) { ... on TrainingOffer { changes { version by from to lastSession } } } }', { id: offer.id });
    expect(data.node.changes).toEqual([
      { version: 1, by: AGENT.sub, from: null, to: 'REQUESTED', lastSession: null }, { version: 2, by: AGENT.sub, from: 'REQUESTED', to: 'ACCREDITATION_CHECKED', lastSession: null },
      { version: 3, by: AGENT.sub, from: 'ACCREDITATION_CHECKED', to: 'OPEN', lastSession: null }, { version: 4, by: AGENT.sub, from: 'OPEN', to: 'CLOSED', lastSession: 2028 },
    ]);
    mirex.enrolled.splice(0);
  });

  it('is granted once when two ask for the same course at once', async () => {
    const both = await Promise.all([request({ route: 'DISTANCE' }), request({ route: 'DISTANCE' })]);
    expect(both.flatMap(({ userErrors }) => userErrors.map(({ code }: { code: string }) => code))).toEqual(['OFFER_OVERLAP']);
  });
});

it('is asked for by the school itself, and decided by its MIREX', async () => {
  const ask = async (caller: Caller) =>
    (await test.ask(REQUEST, { input: { uai: UAI, speciality: '40321303', route: 'SCHOOL', firstSession: 2027 } }, caller)).data.requestOffer;
  const school: Caller = { sub: 'lycee', roles: ['EST'], mirex: ['NO'], establishment: UAI };
  expect(await ask({ ...school, establishment: '0010001W' })).toMatchObject({ userErrors: [{ code: 'PLACE_NOT_ALLOWED' }] });
  expect(await ask({ ...AGENT, mirex: ['SE'] })).toMatchObject({ userErrors: [{ code: 'PLACE_NOT_ALLOWED' }] });
  const { offer } = await ask(school);
  const input = { id: offer.id, to: 'ACCREDITATION_CHECKED' };
  expect((await test.ask(MOVE, { input }, school)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  expect((await test.ask(MOVE, { input }, { ...AGENT, mirex: ['SE'] })).data.moveOffer).toMatchObject({ userErrors: [{ code: 'PLACE_NOT_ALLOWED' }] });
  expect((await test.ask(MOVE, { input })).data.moveOffer).toMatchObject({ offer: { state: 'ACCREDITATION_CHECKED' } });
});

it('is refused by an id of another type or owner, and told when there is none', async () => {
  const uuid = '0199a2b4-7c11-7d3e-8f00-5a1b2c3d4e5f';
  const code = async (id: string) => (await test.ask(MOVE, { input: { id, to: 'OPEN' } })).errors?.[0]?.extensions.code;
  expect(await code(globalId('FR', 'CAN', uuid))).toBe('ID_OF_ANOTHER_TYPE');
  expect(await code(globalId('NO', 'OFF', uuid))).toBe('MIREX_NOT_SERVED');
  expect(await move(globalId('FR', 'OFF', uuid), 'OPEN')).toMatchObject({ userErrors: [{ code: 'OFFER_UNKNOWN' }] });
});
