import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { globalId } from '@mirex/schema/global-id';
import { type Answer, type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { Candidate, Sex } from '../candidate/candidate.entity.ts';
import { candidates } from '../subgraph.ts';
import { Enrolment, Route } from './enrolment.entity.ts';
import { candidateNumber } from './enrolment.rules.ts';

const PAGE = `query ($first: Int, $after: String, $last: Int, $before: String, $filter: EnrolmentFilter) {
  enrolments(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { cursor node { number state candidate { lastName enrolments { id } } establishment { uai } } }
  }
}`;

interface Edge {
  readonly node: { readonly id: string; readonly number: string };
}

const UUID = '0199a2b4-7c11-7d3e-8f00-5a1b2c3d4e5f';

let test: TestInstance;
beforeAll(async () => {
  test = await testInstance(candidates);
  const { em, newId, now } = test.context();
  for (let i = 1; i <= 150; i += 1) {
    const candidate = em.create(Candidate, { id: newId('CAN'), lastName: `d’Été-${i}`, firstName: 'Zoé', identityKey: `${i}`, birthDate: '2007-03-01', sex: Sex.F });
    em.create(Enrolment, {
      id: newId('ENR'), number: candidateNumber('NO', 2026, i), candidate, session: 2026, establishmentUai: '0350700A',
      specialityCode: '40321004', route: i % 3 === 0 ? Route.APPRENTICESHIP : Route.SCHOOL, registeredAt: now(),
    });
  }
  await em.flush();
});
afterAll(() => test.close());

describe('the list of enrolments', () => {
  it('is read page after page without a gap, forward and backward', async () => {
    const forward: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { data, errors }: Answer = await test.ask(PAGE, { first: 40, after });
      expect(errors).toBeUndefined();
      forward.push(...data.enrolments.edges.map((edge: Edge) => edge.node.number));
      ({ endCursor: after, hasNextPage: more } = data.enrolments.pageInfo);
    }
    const backward: string[] = [];
    for (let before: string | null = null, more = true; more;) {
      const { data }: Answer = await test.ask(PAGE, { last: 40, before });
      backward.unshift(...data.enrolments.edges.map((edge: Edge) => edge.node.number));
      ({ startCursor: before, hasPreviousPage: more } = data.enrolments.pageInfo);
    }
    expect(forward).toHaveLength(150);
    expect(backward).toEqual(forward);
  });

  it('counts all that the filter keeps, whatever the page', async () => {
    const { data } = await test.ask(PAGE, { first: 1, filter: { route: 'APPRENTICESHIP' } });
    expect(data.enrolments).toMatchObject({ totalCount: 50, pageInfo: { hasNextPage: true } });
  });

  it('costs the same number of statements for 10 rows as for 100', async () => {
    const statements = async (first: number): Promise<number> => {
      test.forget();
      await test.ask(PAGE, { first });
      return test.statements.length;
    };
    expect(await statements(10)).toBe(4);
    expect(await statements(100)).toBe(4);
  });

  it.each([
    ['no row', { first: 0 }, 'PAGE_SIZE'],
    ['a thousand million rows', { first: 1_000_000_000 }, 'PAGE_SIZE'],
    ['both ways at once', { first: 2, last: 2 }, 'PAGE_BOTH_WAYS'],
    ['a forged cursor', { after: 'bm9wZQ' }, 'CURSOR_MALFORMED'],
    ['a cursor that holds a NUL', { after: Buffer.from('[1,"number,id","a\\u0000","b"]').toString('base64url') }, 'CURSOR_MALFORMED'],
    ['a cursor whose values are of another type', { after: Buffer.from('[1,"number,id",7,true]').toString('base64url') }, 'CURSOR_MALFORMED'],
    ['a cursor of another order', { after: Buffer.from('[1,"id","x"]').toString('base64url') }, 'CURSOR_OF_ANOTHER_ORDER'],
    ['a NUL in a filter', { filter: { establishment: '035\0' } }, 'TEXT_MALFORMED'],
  ])('refuses %s with a code', async (_why, variables, code) => {
    const { errors } = await test.ask(PAGE, variables);
    expect(errors?.[0]?.extensions.code).toBe(code);
  });
});

describe('an enrolment by its id', () => {
  const QUERY = 'query ($id: ID!) { enrolment(id: $id) { number } }';

  it.each([
    ['no id at all', 'x', 'ID_MALFORMED'],
    ['a candidate’s id', globalId('NO', 'CAN', UUID), 'ID_OF_ANOTHER_TYPE'],
    ['an id of another MIREX', globalId('SE', 'ENR', UUID), 'MIREX_NOT_SERVED'],
  ])('refuses %s', async (_why, id, code) => {
    const { errors } = await test.ask(QUERY, { id });
    expect(errors?.[0]?.extensions.code).toBe(code);
  });

  it('is null when there is none', async () => {
    const { data, errors } = await test.ask(QUERY, { id: globalId('NO', 'ENR', UUID) });
    expect({ data, errors }).toEqual({ data: { enrolment: null }, errors: undefined });
  });
});

it('is found by reference, a batch in one statement and the missing ones null', async () => {
  const { data } = await test.ask('{ enrolments(first: 3) { edges { node { id } } } }');
  const ids = data.enrolments.edges.map((edge: Edge) => edge.node.id);
  test.forget();
  const answer = await test.ask('query ($r: [_Any!]!) { _entities(representations: $r) { ... on Enrolment { number } } }', {
    r: [...ids, globalId('NO', 'ENR', UUID), ids[0]].map((id) => ({ __typename: 'Enrolment', id })),
  });
  expect(answer.data._entities.map((row: Edge['node'] | null) => row?.number)).toEqual(['NO26-000001', 'NO26-000002', 'NO26-000003', undefined, 'NO26-000001']);
  expect(test.statements).toHaveLength(1);
});

it('answers nobody without the seal', async () => {
  const body = JSON.stringify({ query: '{ enrolments { totalCount } }' });
  const reply = await test.instance.graphql({ method: 'POST', headers: {}, body });
  expect(reply.status).toBe(401);
  expect(reply.body).toContain('SEAL_MISSING');
});
