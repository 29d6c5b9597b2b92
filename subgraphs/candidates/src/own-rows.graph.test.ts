import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { globalId } from '@mirex/schema/global-id';
import type { Caller } from '@mirex/kit/context';
import type { Event } from '@mirex/kit/events/event';
import { receive } from '@mirex/kit/events/inbox';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { Candidate, Sex } from './candidate/candidate.entity.ts';
import { EnrolmentChange } from './enrolment/enrolment-change.entity.ts';
import { Enrolment, EnrolmentState, Route } from './enrolment/enrolment.entity.ts';
import { KnownJury } from './jury/known-jury.entity.ts';
import { candidates } from './subgraph.ts';

const OURS = '0350700A';
const THEIRS = '0140001B';
const id = (tag: 'CAN' | 'ENR' | 'ACT' | 'JUR', n: number) => globalId('NO', tag, `0199a2b4-7c11-7d3e-8f00-${String(n).padStart(12, '0')}`);
const of = (role: string, own: Partial<Caller> = {}): Caller => ({ sub: 'somebody', roles: [role], mirex: ['NO'], ...own });
const CLERK = of('CLERK', { establishment: OURS });

const dataSets = {
  specialities: [['40321004', 'BAC_PRO'], ['32321308', 'BTSA']].map(([code = '', diploma = '']) => ({ code, diploma, firstSession: null, lastSession: null })),
  establishments: [[OURS, '53'], [THEIRS, '28']].map(([uai = '', region = '']) => ({ uai, mirex: 'NO' as const, sector: 'PUBLIC', region })),
  offers: [], sessions: [], calendars: [], regulations: [], territories: [], accreditations: [], papers: [],
};

// Candidate 1 is ours, 2 is theirs, 3 was theirs and is ours now.
const ROWS = [[1, 1, OURS, 2026, '40321004'], [2, 2, THEIRS, 2026, '40321004'], [3, 3, THEIRS, 2025, '32321308'], [4, 3, OURS, 2026, '32321308']] as const;

const JURIES = [[1, 'BAC_PRO', '40321004', 2026, 'NOMINATED'], [2, 'BTSA', null, 2026, 'NOMINATED'], [3, 'BAC_PRO', null, 2026, 'DISSOLVED']] as const;

let test: TestInstance;
beforeAll(async () => {
  test = await testInstance(candidates, { dataSets });
  const { em, now } = test.context();
  const people = [1, 2, 3].map((n) => em.create(Candidate, { id: id('CAN', n), lastName: `d’Été-${n}`, firstName: 'Zoé', identityKey: `${n}`, birthDate: '2007-03-01', sex: Sex.F }));
  for (const [n, person, establishmentUai, session, specialityCode] of ROWS) {
    em.create(Enrolment, {
      id: id('ENR', n), number: `NO26-${n}`, candidate: people[person - 1] as Candidate, session, establishmentUai, specialityCode, route: Route.SCHOOL,
      state: EnrolmentState.ENTERED, registeredAt: now(),
    });
  }
  await em.flush();
  for (const [n] of ROWS) em.create(EnrolmentChange, { enrolmentId: id('ENR', n), version: 0, at: now(), by: 'somebody', from: null, to: EnrolmentState.ENTERED, reason: null });
  for (const [n, diploma, specialityCode, session, state] of JURIES) em.create(KnownJury, { id: id('JUR', n), diploma, specialityCode, session, state });
  await em.flush();
});
afterAll(() => test.close());

const SEEN: [who: string, caller: Caller, enrolments: number[], people: number[]][] = [
  ['an agent, those of the MIREX', of('UNIT'), [1, 2, 3, 4], [1, 2, 3]],
  ['an agent bound to diplomas, theirs', of('UNIT', { diplomas: ['BTSA'] }), [3, 4], [3]],
  ['an agent bound to a speciality, its', of('UNIT', { specialities: ['40321004'] }), [1, 2], [1, 2]],
  ['the bureau, all', { sub: 'bureau', roles: ['BEX'], mirex: [] }, [1, 2, 3, 4], [1, 2, 3]],
  ['a school, its own', CLERK, [1, 4], [1, 3]],
  ['the other school, its own', of('EST', { establishment: THEIRS }), [2, 3], [2, 3]],
  ['a candidate, their own, wherever they were', { sub: 'candidate', roles: ['CAND'], mirex: [], candidates: [id('CAN', 3)] }, [3, 4], [3]],
  ['a legal representative, those they represent', { sub: 'parent', roles: ['LEGAL_REP'], mirex: [], candidates: [id('CAN', 1), id('CAN', 2)] }, [1, 2], [1, 2]],
  ['a candidate who is nobody here, none', of('CAND', { candidates: [id('CAN', 9)] }), [], []],
  ['who is a clerk and a parent, both', { ...CLERK, roles: ['CLERK', 'LEGAL_REP'], candidates: [id('CAN', 2)] }, [1, 2, 4], [1, 2, 3]],
];

describe.each(SEEN)('of the rows, %s', (_who, caller, enrolments, people) => {
  const LIST = '{ enrolments(first: 2) { totalCount pageInfo { endCursor } edges { node { id } } } }';
  const ids = (tag: 'CAN' | 'ENR', ns: readonly number[]): string[] => ns.map((n) => id(tag, n));

  it('are listed, counted and paged', async () => {
    const first = (await test.ask(LIST, {}, caller)).data.enrolments;
    const rest = first.pageInfo.endCursor === null ? [] : (await test.ask('query ($after: String) { enrolments(after: $after) { edges { node { id } } } }', { after: first.pageInfo.endCursor }, caller)).data.enrolments.edges;
    expect(first.totalCount).toBe(enrolments.length);
    expect([...first.edges, ...rest].map(({ node }: { node: { id: string } }) => node.id)).toEqual(ids('ENR', enrolments));
  });

  it('are found by their id, and with their history, alone', async () => {
    const found = await Promise.all(ROWS.map(async ([n]) => (await test.ask('query ($id: ID!) { enrolment(id: $id) { id changes { to } } }', { id: id('ENR', n) }, caller)).data.enrolment));
    expect(found.filter(Boolean)).toEqual(ids('ENR', enrolments).map((one) => ({ id: one, changes: [{ to: 'ENTERED' }] })));
  });

  it('are found by reference, with nobody else’s enrolments behind them', async () => {
    const r = [...ids('CAN', [1, 2, 3]).map((one) => ({ __typename: 'Candidate', id: one })), ...ids('ENR', [1, 2, 3, 4]).map((one) => ({ __typename: 'Enrolment', id: one }))];
    const { data } = await test.ask('query ($r: [_Any!]!) { _entities(representations: $r) { __typename ... on Candidate { id enrolments { id } } ... on Enrolment { id } } }', { r }, caller);
    const found = (data._entities as ({ __typename: string; id: string; enrolments?: { id: string }[] } | null)[]).filter((one) => one !== null);
    expect(found.filter(({ __typename }) => __typename === 'Candidate').map((one) => one.id)).toEqual(ids('CAN', people));
    expect(found.filter(({ __typename }) => __typename === 'Enrolment').map((one) => one.id)).toEqual(ids('ENR', enrolments));
    expect(found.flatMap((one) => one.enrolments ?? []).map((one) => one.id).toSorted()).toEqual(ids('ENR', enrolments));
  });
});

describe.each<[who: string, caller: Caller, enrolments: number[]]>([
  ['a teacher, the pupils of the school', of('TEACHER', { establishment: OURS, actor: id('ACT', 1) }), [1, 4]],
  ['the chair of a jury of a speciality, its', of('CHAIR', { juries: [id('JUR', 1)] }), [1, 2]],
  ['a deputy of a jury of a diploma, the diploma’s of that session', of('DEPUTY', { juries: [id('JUR', 2)] }), [4]],
  ['of a jury that sits no more, none', of('CHAIR', { juries: [id('JUR', 3)] }), []],
])('of the enrolments, %s', (_who, caller, enrolments) => {
  const seen = enrolments.map((n) => id('ENR', n));

  it('in lists and their counts, by id and by reference', async () => {
    const r = ROWS.map(([n]) => ({ __typename: 'Enrolment', id: id('ENR', n) }));
    const { data } = await test.ask('query ($r: [_Any!]!) { enrolments { totalCount edges { node { id number } } } _entities(representations: $r) { ... on Enrolment { id } } }', { r }, caller);
    expect(data.enrolments.totalCount).toBe(seen.length);
    expect(data.enrolments.edges.map(({ node }: { node: { id: string } }) => node.id)).toEqual(seen);
    expect(data._entities.flatMap((one: { id: string } | null) => one?.id ?? [])).toEqual(seen);
  });

  it.each(['{ enrolments { edges { node { nationalCheck } } } }', '{ enrolments { edges { node { changes { to } } } } }'])('and is refused %s', async (query) => {
    expect((await test.ask(query, {}, caller)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});

it('a chair reads no name, a teacher those of the pupils', async () => {
  const NAMES = '{ enrolments { edges { node { candidate { lastName } } } } }';
  expect((await test.ask(NAMES, {}, of('CHAIR', { juries: [id('JUR', 1)] }))).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  const { data } = await test.ask(NAMES, {}, of('TEACHER', { establishment: OURS }));
  expect(data.enrolments.edges.map(({ node }: { node: { candidate: { lastName: string } } }) => node.candidate.lastName)).toEqual(['d’Été-1', 'd’Été-3']);
});

it('the boards that actors tell of are known, and the last told counts', async () => {
  const told = (version: number, state: string): Event => ({
    id: randomUUID(), topic: 'jury.changed', key: id('JUR', 4), version, payload: { id: id('JUR', 4), session: 2026, diploma: 'BTSA', speciality: '32321308', state, members: [] },
  });
  const chair = of('CHAIR', { juries: [id('JUR', 4)] });
  const count = async () => (await test.ask('{ enrolments { totalCount } }', {}, chair)).data.enrolments.totalCount;
  await receive([told(2, 'NOMINATED')], candidates.consumes ?? {}, test.instance.context());
  expect(await count()).toBe(1);
  await receive([told(3, 'DISSOLVED')], candidates.consumes ?? {}, test.instance.context());
  expect(await count()).toBe(0);
});

describe('the counts', () => {
  const COUNT = 'query ($filter: EnrolmentStatisticsFilter) { enrolmentStatistics(filter: $filter) { enrolments byEstablishment { enrolments establishment { uai } } cells { enrolments } } }';
  const cases: [who: string, caller: Caller, ours: number, theirs: number][] = [
    ['an agent', of('UNIT'), 2, 2],
    ['an agent bound to diplomas', of('UNIT', { diplomas: ['BTSA'] }), 1, 1],
    ['a school', CLERK, 2, 0],
    ['an inspector of a speciality', of('INSP', { specialities: ['40321004'] }), 1, 1],
    ['a region', of('DRAAF', { region: '28' }), 0, 2],
  ];

  it.each(cases)('of %s are of the rows they may know of, in total and by group', async (_who, caller, ours, theirs) => {
    const { data, errors } = await test.ask(COUNT, {}, caller);
    expect(errors).toBeUndefined();
    const groups = [{ enrolments: ours, establishment: { uai: OURS } }, { enrolments: theirs, establishment: { uai: THEIRS } }].filter(({ enrolments }) => enrolments > 0);
    expect(data.enrolmentStatistics.enrolments).toBe(ours + theirs);
    expect(data.enrolmentStatistics.byEstablishment).toEqual(expect.arrayContaining(groups));
    expect(data.enrolmentStatistics.cells.reduce((sum: number, cell: { enrolments: number }) => sum + cell.enrolments, 0)).toBe(ours + theirs);
  });

  it('of another school are none', async () => {
    expect((await test.ask(COUNT, { filter: { establishment: THEIRS } }, CLERK)).data.enrolmentStatistics).toEqual({ enrolments: 0, byEstablishment: [], cells: [] });
  });
});

describe('a school’s clerk', () => {
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
  ['a clerk without a school', of('CLERK')],
  ['a candidate whom the token does not name', of('CAND')],
  ['a candidate of another MIREX', { sub: 'a', roles: ['CAND'], mirex: [], candidates: [globalId('SE', 'CAN', '0199a2b4-7c11-7d3e-8f00-000000000001')] }],
  ['an examiner', of('EXAM', { actor: id('ACT', 1) })],
  ['an examiner who says that they are a candidate too', of('EXAM', { candidates: [id('CAN', 1)] })],
  ['an inspector without a portfolio', of('INSP')],
  ['a teacher of no school', of('TEACHER', { actor: id('ACT', 1) })],
  ['a financial application', of('FIN')],
  ['the press', of('PRESS')],
])('an instance does not let in %s', async (_why, caller) => {
  for (const query of ['{ enrolments { totalCount } }', '{ _entities(representations: []) { __typename } }']) {
    expect((await test.ask(query, {}, caller)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  }
});

it('a role that may not ask for a field is refused here too, whatever the gateway let through', async () => {
  const { errors } = await test.ask('{ preRegistrationWatch(filter: { session: 2026 }) { uai } }', {}, CLERK);
  expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
});
