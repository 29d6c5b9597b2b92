import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GlobalId, globalId } from '@mirex/schema/global-id';
import type { Caller } from '@mirex/kit/context';
import { receive } from '@mirex/kit/events/inbox';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { KnownJury } from './jury/known-jury.entity.ts';
import { Mark } from './mark/mark.entity.ts';
import { grades } from './subgraph.ts';

const OURS = '0350700A';
const THEIRS = '0140001B';
const uuid = (n: number) => `0199a2b4-7c11-7d3e-8f00-${String(n).padStart(12, '0')}`;
const enrolment = (n: number) => globalId('NO', 'ENR', uuid(n));
const centre = (n: number) => globalId('NO', 'CEN', uuid(n));
const jury = (n: number) => `NO-JUR-${uuid(n)}` as GlobalId;
const of = (role: string, own: Partial<Caller> = {}): Caller => ({ sub: 'somebody', roles: [role], mirex: ['NO'], ...own });
const CLERK = of('EST', { establishment: OURS });

const paper = (speciality: string) => ({ code: `${speciality}.E1`, speciality, mode: 'TERMINAL' as const, coefficientTenths: 20, markStep: 100, firstSession: 2020, lastSession: null });
const dataSets = {
  papers: ['40321004', '32321308'].map(paper),
  specialities: [['40321004', 'BAC_PRO'], ['32321308', 'BTSA']].map(([code = '', diploma = '']) => ({ code, diploma, firstSession: null, lastSession: null })),
};

// 1 and 3 are ours, 3 and 4 for a BTSA; 1 and 4 sat in the first centre, 2 in the second.
const PUPILS = [[1, OURS, '40321004', 1], [2, THEIRS, '40321004', 2], [3, OURS, '32321308', null], [4, THEIRS, '32321308', 1]] as const;

let test: TestInstance;
beforeAll(async () => {
  test = await testInstance(grades, { dataSets });
  const enrolments = PUPILS.map(([n, establishmentUai, speciality]) => ({
    id: crypto.randomUUID(), topic: 'enrolment.changed', key: enrolment(n), version: 1,
    payload: { id: enrolment(n), candidateId: globalId('NO', 'CAN', uuid(n)), number: `NO26-${n}`, session: 2026, speciality, establishmentUai, route: 'SCHOOL', state: 'ACCEPTED' },
  }));
  const attendances = PUPILS.flatMap(([n, , speciality, at]) => (at === null ? [] : [{
    id: crypto.randomUUID(), topic: 'attendance.recorded', key: globalId('NO', 'ALL', uuid(n)), version: 1,
    payload: { enrolmentId: enrolment(n), paper: `${speciality}.E1`, session: 2026, sittingId: globalId('NO', 'SIT', uuid(n)), centreId: centre(at), presence: 'PRESENT' },
  }]));
  await receive([...enrolments, ...attendances], grades.consumes ?? {}, test.instance.context());
  const { em } = test.context();
  em.create(KnownJury, { id: jury(1), session: 2026, diploma: 'BAC_PRO', specialityCode: '40321004', state: 'NOMINATED', members: [] });
  em.create(KnownJury, { id: jury(2), session: 2026, diploma: 'BTSA', specialityCode: null, state: 'NOMINATED', members: [] });
  em.create(KnownJury, { id: jury(3), session: 2025, diploma: 'BTSA', specialityCode: null, state: 'NOMINATED', members: [] });
  await em.flush();
});
afterAll(() => test.close());
const markOf = async (n: number) => test.context().em.findOneOrFail(Mark, { enrolmentId: enrolment(n) });

const SEEN: [who: string, caller: Caller, seen: number[]][] = [
  ['an agent sees all', of('UNIT'), [1, 2, 3, 4]],
  ['an agent bound to a diploma, its', of('UNIT', { diplomas: ['BTSA'] }), [3, 4]],
  ['a school, its pupils’', CLERK, [1, 3]],
  ['a head of centre, those of who sat there', of('CENTRE', { centres: [centre(1)] }), [1, 4]],
  ['of another centre, others', of('CENTRE', { centres: [centre(2)] }), [2]],
  ['the chair of a jury of a speciality, its', of('CHAIR', { juries: [jury(1)] }), [1, 2]],
  ['of a jury of a whole diploma, the diploma’s', of('DEPUTY', { juries: [jury(2)] }), [3, 4]],
  ['of a jury of another session, none', of('CHAIR', { juries: [jury(3)] }), []],
];

describe.each(SEEN)('%s', (_who, caller, seen) => {
  it('in lists and their counts, with their history', async () => {
    const { data } = await test.ask('{ marks { totalCount edges { node { enrolment { id } history { by } } } } }', {}, caller);
    expect(data.marks.totalCount).toBe(seen.length);
    expect(data.marks.edges.map(({ node }: { node: { enrolment: { id: string } } }) => node.enrolment.id).toSorted()).toEqual(seen.map(enrolment));
  });

  it('by id, by reference and below an enrolment', async () => {
    for (const [n] of PUPILS) {
      const { id } = await markOf(n);
      const { data } = await test.ask(
        'query ($id: ID!, $r: [_Any!]!) { mark(id: $id) { id } _entities(representations: $r) { ... on Mark { id } ... on Enrolment { marks { id } } } }',
        { id, r: [{ __typename: 'Mark', id }, { __typename: 'Enrolment', id: enrolment(n) }] }, caller,
      );
      const found = seen.includes(n);
      expect(data).toEqual({ mark: found ? { id } : null, _entities: [found ? { id } : null, { marks: found ? [{ id }] : [] }] });
    }
  });
});

it.each([
  ['an inspector', of('INSP', { specialities: ['40321004'] }), 2],
  ['the chair of a jury', of('CHAIR', { juries: [jury(2)] }), 2],
  ['the bureau', { sub: 'b', roles: ['BEX'], mirex: [] }, 4],
])('%s counts the marks that are theirs', async (_who, caller, expected) => {
  expect((await test.ask('{ markStatistics { expected byPaper { expected } } }', {}, caller)).data.markStatistics.expected).toBe(expected);
});

it.each(['{ markStatistics { entered } }', `mutation { verifyMark(input: { id: "${enrolment(1)}", version: 1 }) { userErrors { code } } }`])('a school is refused %s', async (query) => {
  expect((await test.ask(query, {}, CLERK)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
});

it.each([
  ['a candidate', { sub: 'c', roles: ['CAND'], mirex: [], candidates: [globalId('NO', 'CAN', uuid(1))] }],
  ['a financial application', of('FIN')],
  ['the press', of('PRESS')],
])('an instance does not let in %s', async (_why, caller) => {
  expect((await test.ask('{ _entities(representations: []) { __typename } }', {}, caller)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
});
