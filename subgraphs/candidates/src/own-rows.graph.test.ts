import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { globalId } from '@mirex/schema/global-id';
import type { Caller } from '@mirex/kit/context';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { Candidate, Sex } from './candidate/candidate.entity.ts';
import { Enrolment, EnrolmentState, Route } from './enrolment/enrolment.entity.ts';
import { EDITION } from './pre-registration/file.fixture.ts';
import { candidates } from './subgraph.ts';

const OURS = '0350700A';
const THEIRS = '0140001B';
const CLERK: Caller = { sub: 'clerk', roles: ['CLERK'], mirex: ['NO'], establishment: OURS };
const id = (tag: 'CAN' | 'ENR', n: number) => globalId('NO', tag, `0199a2b4-7c11-7d3e-8f00-${String(n).padStart(12, '0')}`);

let test: TestInstance;
beforeAll(async () => {
  test = await testInstance(candidates, { dataSets: EDITION });
  const { em, now } = test.context();
  // Candidate 1 is ours, 2 is theirs, 3 was theirs and is ours now.
  const people = [1, 2, 3].map((n) => em.create(Candidate, { id: id('CAN', n), lastName: `d’Été-${n}`, firstName: 'Zoé', identityKey: `${n}`, birthDate: '2007-03-01', sex: Sex.F }));
  const rows = [[1, 0, OURS, 2026], [2, 1, THEIRS, 2026], [3, 2, THEIRS, 2025], [4, 2, OURS, 2026]] as const;
  for (const [n, person, establishmentUai, session] of rows) {
    em.create(Enrolment, {
      id: id('ENR', n), number: `NO26-${n}`, candidate: people[person] as Candidate, session, establishmentUai, specialityCode: '40321004', route: Route.SCHOOL,
      state: EnrolmentState.ENTERED, registeredAt: now(),
    });
  }
  await em.flush();
});
afterAll(() => test.close());

const numbers = (connection: { edges: { node: { number: string } }[] }): string[] => connection.edges.map(({ node }) => node.number);

describe('a school’s clerk', () => {
  const LIST = 'query ($filter: EnrolmentFilter) { enrolments(filter: $filter) { totalCount edges { node { number candidate { lastName enrolments { number } } } } } }';

  it('lists and counts the pupils of the school, and sees only their enrolments there', async () => {
    const { data, errors } = await test.ask(LIST, {}, CLERK);
    expect(errors).toBeUndefined();
    expect([data.enrolments.totalCount, numbers(data.enrolments)]).toEqual([2, ['NO26-1', 'NO26-4']]);
    expect(data.enrolments.edges[1].node.candidate).toEqual({ lastName: 'd’Été-3', enrolments: [{ number: 'NO26-4' }] });
  });

  it('gets an empty list of another school’s pupils', async () => {
    const { data } = await test.ask(LIST, { filter: { establishment: THEIRS } }, CLERK);
    expect(data.enrolments).toEqual({ totalCount: 0, edges: [] });
  });

  it.each([
    ['an enrolment', 'query ($id: ID!) { enrolment(id: $id) { number } }', id('ENR', 2)],
    ['an enrolment of one who came later', 'query ($id: ID!) { enrolment(id: $id) { number } }', id('ENR', 3)],
    ['a candidate', 'query ($id: ID!) { candidate(id: $id) { lastName } }', id('CAN', 2)],
  ])('finds no row of another school by its id: %s', async (_why, query, one) => {
    expect(Object.values((await test.ask(query, { id: one }, CLERK)).data as object)).toEqual([null]);
    expect(Object.values((await test.ask(query, { id: one })).data as object)).not.toEqual([null]);
  });

  it('finds none by reference either', async () => {
    const representations = [['Enrolment', 1], ['Enrolment', 2], ['Candidate', 1], ['Candidate', 2]] as const;
    const r = representations.map(([__typename, n]) => ({ __typename, id: id(__typename === 'Enrolment' ? 'ENR' : 'CAN', n) }));
    const { data } = await test.ask('query ($r: [_Any!]!) { _entities(representations: $r) { ... on Enrolment { number } ... on Candidate { lastName } } }', { r }, CLERK);
    expect(data._entities).toEqual([{ number: 'NO26-1' }, null, { lastName: 'd’Été-1' }, null]);
  });

  const STATISTICS = 'query ($filter: EnrolmentStatisticsFilter) { enrolmentStatistics(filter: $filter) { enrolments byEstablishment { enrolments establishment { uai } } } }';

  it('counts the school’s pupils only, in total and by group', async () => {
    const { data } = await test.ask(STATISTICS, {}, CLERK);
    expect(data.enrolmentStatistics).toEqual({ enrolments: 2, byEstablishment: [{ enrolments: 2, establishment: { uai: OURS } }] });
  });

  it('is refused the count of another school', async () => {
    expect((await test.ask(STATISTICS, { filter: { establishment: THEIRS } }, CLERK)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  const CONFIRM = 'mutation ($input: ChangeEnrolmentInput!) { confirmEnrolment(input: $input) { enrolment { state } userErrors { code } } }';

  it('confirms an enrolment of the school, and knows none of another', async () => {
    const confirm = async (n: number) => (await test.ask(CONFIRM, { input: { id: id('ENR', n), version: 1 } }, CLERK)).data.confirmEnrolment;
    expect(await confirm(1)).toEqual({ enrolment: { state: 'CONFIRMED' }, userErrors: [] });
    expect(await confirm(2)).toEqual({ enrolment: null, userErrors: [{ code: 'ENROLMENT_UNKNOWN' }] });
  });

  it('enrols nobody in another school', async () => {
    const input = { mirex: 'NO', session: 2026, establishment: THEIRS, speciality: '40321004', route: 'SCHOOL', lastName: 'Démo', firstName: 'Zoé', birthDate: '2007-03-01', sex: 'F' };
    const { errors } = await test.ask('mutation ($input: RegisterEnrolmentInput!) { registerEnrolment(input: $input) { userErrors { code } } }', { input }, CLERK);
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});

it.each([
  ['an agent of another MIREX', { sub: 'a', roles: ['UNIT'], mirex: ['SE'] }],
  ['a clerk without a school', { sub: 'a', roles: ['CLERK'], mirex: ['NO'] }],
  ['a candidate, who is not known by their account yet', { sub: 'a', roles: ['CAND'], mirex: ['NO'] }],
  ['an examiner', { sub: 'a', roles: ['EXAM'], mirex: ['NO'] }],
  ['the press', { sub: 'a', roles: ['PRESS'], mirex: ['NO'] }],
])('an instance does not let in %s', async (_why, caller) => {
  for (const query of ['{ enrolments { totalCount } }', '{ _entities(representations: []) { __typename } }']) {
    expect((await test.ask(query, {}, caller)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  }
});

it('a role that may not ask for a field is refused here too, whatever the gateway let through', async () => {
  const { errors } = await test.ask('{ preRegistrationWatch(filter: { session: 2026 }) { uai } }', {}, CLERK);
  expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
});
