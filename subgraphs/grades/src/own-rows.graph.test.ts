import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { globalId } from '@mirex/schema/global-id';
import type { Caller } from '@mirex/kit/context';
import { receive } from '@mirex/kit/events/inbox';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { Mark } from './mark/mark.entity.ts';
import { grades } from './subgraph.ts';

const OURS = '0350700A';
const THEIRS = '0140001B';
const CLERK: Caller = { sub: 'clerk', roles: ['EST'], mirex: ['NO'], establishment: OURS };
const PAPER = { code: '40321004.E1', speciality: '40321004', mode: 'TERMINAL' as const, coefficientTenths: 20, markStep: 100, firstSession: 2020, lastSession: null };
const enrolment = (n: number) => globalId('NO', 'ENR', `0199a2b4-7c11-7d3e-8f00-${String(n).padStart(12, '0')}`);
const tell = (n: number, establishmentUai: string) => ({
  id: crypto.randomUUID(), topic: 'enrolment.changed', key: enrolment(n), version: 1,
  payload: { id: enrolment(n), number: `NO26-${n}`, session: 2026, speciality: '40321004', establishmentUai, route: 'SCHOOL', state: 'ACCEPTED' },
});

let test: TestInstance;
beforeAll(async () => {
  test = await testInstance(grades, { dataSets: { papers: [PAPER] } });
  await receive([tell(1, OURS), tell(2, THEIRS)], grades.consumes ?? {}, test.context());
});
afterAll(() => test.close());
const markOf = async (n: number) => test.context().em.findOneOrFail(Mark, { enrolmentId: enrolment(n) });

describe('a school', () => {
  it('lists and counts its pupils’ marks only', async () => {
    const { data } = await test.ask('{ marks { totalCount edges { node { enrolment { id } history { by } } } } }', {}, CLERK);
    expect(data.marks).toEqual({ totalCount: 1, edges: [{ node: { enrolment: { id: enrolment(1) }, history: [] } }] });
  });

  it.each([[1, true], [2, false]])('finds the mark of pupil %i by its id, by reference and below its enrolment: %s', async (n, found) => {
    const { id } = await markOf(n);
    const { data } = await test.ask(
      `query ($id: ID!, $r: [_Any!]!) { mark(id: $id) { id } _entities(representations: $r) { ... on Mark { id } ... on Enrolment { marks { id } } } }`,
      { id, r: [{ __typename: 'Mark', id }, { __typename: 'Enrolment', id: enrolment(n) }] }, CLERK,
    );
    expect(data).toEqual({ mark: found ? { id } : null, _entities: [found ? { id } : null, { marks: found ? [{ id }] : [] }] });
  });

  it.each(['{ markStatistics { entered } }', `mutation { verifyMark(input: { id: "${enrolment(1)}", version: 1 }) { userErrors { code } } }`])('is refused %s', async (query) => {
    expect((await test.ask(query, {}, CLERK)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});
