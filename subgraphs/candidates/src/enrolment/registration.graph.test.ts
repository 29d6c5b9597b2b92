import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { globalId } from '@mirex/schema/global-id';
import { type Answer, type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { EDITION } from '../pre-registration/file.fixture.ts';
import { type TestNation, testNation } from '../testing/nation.stub.ts';
import { candidates } from '../subgraph.ts';

const FIELDS = `enrolment { id number state version form languages candidate { id ine lastName } changes { version by from to reason } } userErrors { code message }`;
const REGISTER = `mutation ($input: RegisterEnrolmentInput!) { registerEnrolment(input: $input) { ${FIELDS} } }`;
const CONFIRM = `mutation ($input: ChangeEnrolmentInput!) { confirmEnrolment(input: $input) { ${FIELDS} } }`;
const ENTER = CONFIRM.replace('confirmEnrolment', 'enterEnrolment');

const ADULT = {
  mirex: 'NO', session: 2026, lastName: 'Ó Súilleabháin', firstName: 'محمد', birthDate: '1990-02-03', sex: 'M', establishment: '0350700W',
  speciality: '50321139', route: 'INDIVIDUAL',
};

let nation: TestNation;
let test: TestInstance;
beforeAll(async () => {
  nation = await testNation();
  test = await testInstance(candidates, { dataSets: EDITION, peers: nation.peers('NO'), subscriptions: { 'enrolment.changed': ['grades'] } });
});
afterAll(async () => {
  await test.close();
  await nation.close();
});

const register = async (over: object = {}): Promise<Answer['data']> => {
  const { data, errors } = await test.ask(REGISTER, { input: { ...ADULT, ...over } });
  return errors ? { errors } : data.registerEnrolment;
};
const confirm = async (input: object, how = CONFIRM): Promise<Answer['data']> => {
  const { data, errors } = await test.ask(how, { input });
  return errors ? { errors } : Object.values(data)[0];
};

describe('an enrolment that is typed in', () => {
  it('begins as ENTERED, with a number, a candidate and a trace', async () => {
    const { enrolment, userErrors } = await register({ form: 'PROGRESSIVE', languages: ['ang'] });
    expect(userErrors).toEqual([]);
    expect(enrolment).toMatchObject({
      number: expect.stringMatching(/^NO26-\d{6}$/), state: 'ENTERED', version: 1, form: 'PROGRESSIVE', languages: ['ANG'],
      candidate: { ine: null, lastName: 'Ó Súilleabháin' }, changes: [{ version: 1, by: 'agent-no', from: null, to: 'ENTERED', reason: null }],
    });
  });

  it('finds its candidate again the next session, who then gets their INE', async () => {
    const before = await register({ lastName: 'Encore', session: 2025 });
    const after = await register({ lastName: 'ENCORE', ine: '0505020101T' });
    expect(after.enrolment.candidate).toEqual({ ...before.enrolment.candidate, ine: '0505020101T' });
  });

  it.each([
    ['all that is wrong at once', { ine: 'x', birthDate: '31/02/1990', establishment: '0350700A', languages: ['ANG', 'ANG'] }, ['INE_MALFORMED', 'DATE_IMPOSSIBLE', 'UAI_KEY', 'LANGUAGES_EQUAL']],
    ['a minor without training', { birthDate: '2009-01-01' }, ['CANDIDATE_NOT_ADULT']],
    ['no offer', { route: 'SCHOOL' }, ['OFFER_NOT_OPEN']],
    ['a closed speciality', { speciality: '51321002' }, ['SPECIALITY_CLOSED']],
    ['a session that nobody holds', { session: 2027 }, ['SESSION_UNKNOWN']],
    ['an empty name', { firstName: ' ' }, ['NAME_WITHOUT_LETTER']],
    ['a second speciality the same session', { lastName: 'Ó Súilleabháin', speciality: '32321007' }, ['ENROLLED_ELSEWHERE']],
    ['the same again', { lastName: 'O SUILLEABHAIN' }, ['ENROLLED_ALREADY']],
  ])('is refused with every reason: %s', async (_why, over, codes) => {
    const { enrolment, userErrors } = await register(over);
    expect(enrolment).toBeNull();
    expect(userErrors.map(({ code }: { code: string }) => code)).toEqual(codes);
  });

  it('is refused for another MIREX, and for half a character', async () => {
    expect((await register({ mirex: 'SE' })).errors).toMatchObject([{ extensions: { code: 'MIREX_NOT_SERVED' } }]);
    expect((await register({ lastName: 'x\ud800' })).errors).toMatchObject([{ extensions: { code: 'TEXT_MALFORMED' } }]);
  });

  it('by two at once is one', async () => {
    const both = await Promise.all([register({ lastName: 'Simultané' }), register({ lastName: 'Simultané' })]);
    expect(both.flatMap(({ userErrors }) => userErrors.map(({ code }: { code: string }) => code))).toEqual([expect.stringMatching(/^(ENROLLED_ALREADY|SPECIALITY_HELD_ELSEWHERE)$/)]);
  });

  it('in two sessions at once is of one candidate', async () => {
    const both = await Promise.all([2025, 2026].map((session) => register({ lastName: 'Deux sessions', ine: '9999999998R', session })));
    expect(new Set(both.map(({ enrolment }) => enrolment.candidate.id)).size).toBe(1);
  });
});

describe('a change of state', () => {
  it('goes from pre-registered to confirmed, leaves its traces and is told', async () => {
    const { enrolment } = await register({ lastName: 'Étape' });
    await test.context().em.execute(`update enrolment set state = 'PRE_REGISTERED' where id = ?`, [enrolment.id]);
    const entered = await confirm({ id: enrolment.id, version: 1 }, ENTER);
    expect(entered.enrolment).toMatchObject({ state: 'ENTERED', version: 2 });
    const confirmed = await confirm({ id: enrolment.id, version: 2, reason: 'fiche 101' });
    expect(confirmed).toMatchObject({ userErrors: [], enrolment: { state: 'CONFIRMED', version: 3 } });
    expect(confirmed.enrolment.changes.slice(1)).toEqual([
      { version: 2, by: 'agent-no', from: 'PRE_REGISTERED', to: 'ENTERED', reason: null },
      { version: 3, by: 'agent-no', from: 'ENTERED', to: 'CONFIRMED', reason: 'fiche 101' },
    ]);
    const told = await test.context().em.execute(`select version, payload->>'state' as state from outbox where key = ? order by sequence`, [enrolment.id]);
    expect(told).toEqual([{ version: 1, state: 'ENTERED' }, { version: 2, state: 'ENTERED' }, { version: 3, state: 'CONFIRMED' }]);
  });

  it('by two at once is one, and the other is told what happened', async () => {
    const { enrolment } = await register({ lastName: 'Course' });
    const both = await Promise.all([confirm({ id: enrolment.id, version: 1 }), confirm({ id: enrolment.id, version: 1 })]);
    expect(both.flatMap(({ userErrors }) => userErrors)).toMatchObject([{ code: 'ENROLMENT_CHANGED_MEANWHILE' }]);
    const after = await test.ask('query ($id: ID!) { enrolment(id: $id) { state version changes { version } } }', { id: enrolment.id });
    expect(after.data.enrolment).toEqual({ state: 'CONFIRMED', version: 2, changes: [{ version: 1 }, { version: 2 }] });
  });

  it('is refused when the table does not allow it, or there is no such enrolment', async () => {
    const { enrolment } = await register({ lastName: 'Refus' });
    expect((await confirm({ id: enrolment.id, version: 1 }, ENTER)).userErrors).toMatchObject([{ code: 'STATE_NOT_NEXT' }]);
    const nobody = globalId('NO', 'ENR', '0199a2b4-7c11-7d3e-8f00-5a1b2c3d4e5f');
    expect((await confirm({ id: nobody, version: 1 })).userErrors).toMatchObject([{ code: 'ENROLMENT_UNKNOWN' }]);
    expect((await confirm({ id: enrolment.candidate.id, version: 1 })).errors).toMatchObject([{ extensions: { code: 'ID_OF_ANOTHER_TYPE' } }]);
  });
});
