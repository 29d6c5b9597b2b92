import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { type DiplomasUnderTest, diplomasUnderTest, enrolment, tell, upTo } from '../diplomas.fixture.ts';

let test: DiplomasUnderTest;
beforeAll(async () => {
  test = await diplomasUnderTest();
});
afterAll(() => test.close());
beforeEach(() => test.empty());

describe('lists and counts', () => {
  const some = async (count: number) => {
    await test.told(...upTo(count).map((n) => tell(n, n % 3 === 0 ? { speciality: '32521201' } : {})));
    await test.declareAll(...upTo(count));
    await test.number({ speciality: '32521201' });
  };

  it('counts by state and by speciality', async () => {
    await some(9);
    const QUERY = 'query ($filter: AwardedDiplomaFilter) { diplomaStatistics(filter: $filter) { diplomas byState { state diplomas } bySpeciality { speciality { code } diplomas } coverage { answered } } }';
    expect((await test.ask(QUERY)).data.diplomaStatistics).toEqual({
      diplomas: 9, byState: [{ state: 'ELIGIBLE', diplomas: 6 }, { state: 'NUMBERED', diplomas: 3 }],
      bySpeciality: [{ speciality: { code: '32521201' }, diplomas: 3 }, { speciality: { code: '40321004' }, diplomas: 6 }],
      coverage: { answered: ['NO'] },
    });
    expect((await test.ask(QUERY, { filter: { session: 2025 } })).data.diplomaStatistics).toEqual({ diplomas: 0, byState: [], bySpeciality: [], coverage: { answered: ['NO'] } });
  });

  it('filters, pages and asks as many statements for a hundred rows as for ten', async () => {
    await some(120);
    const QUERY = `query ($first: Int, $filter: AwardedDiplomaFilter) {
      awardedDiplomas(first: $first, filter: $filter) { totalCount edges { node { state history { stateAfter } } } }
    }`;
    const statements = async (first: number): Promise<number> => {
      test.forget();
      const { data } = await test.ask(QUERY, { first });
      expect(data.awardedDiplomas.edges).toHaveLength(first);
      return test.statements.length;
    };
    expect(await statements(10)).toBe(await statements(100));
    const { data } = await test.ask(QUERY, { first: 5, filter: { state: 'NUMBERED', speciality: '32521201', session: 2026 } });
    expect(data.awardedDiplomas).toMatchObject({ totalCount: 40, edges: upTo(5).map(() => ({ node: { state: 'NUMBERED' } })) });
  });

  it('hangs diplomas on enrolments, a hundred of them in one statement', async () => {
    await some(3);
    const r = upTo(100).map((n) => ({ __typename: 'Enrolment', id: enrolment(n) }));
    test.forget();
    const { data, errors } = await test.ask('query ($r: [_Any!]!) { _entities(representations: $r) { ... on Enrolment { diploma { state } } } }', { r });
    expect(errors).toBeUndefined();
    expect(data._entities.slice(0, 4)).toEqual([{ diploma: { state: 'ELIGIBLE' } }, { diploma: { state: 'ELIGIBLE' } }, { diploma: { state: 'NUMBERED' } }, { diploma: null }]);
    expect(test.statements).toHaveLength(1);
  });
});
