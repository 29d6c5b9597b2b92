import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { globalId } from '@mirex/schema/global-id';
import { checkSubgraph } from '@mirex/schema/shard/check/check-subgraph';
import { readModel } from '@mirex/schema/shard/read-model';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import type { MarkStateName } from '../mark/mark.rules.ts';
import { grades } from '../subgraph.ts';

type Row = [enrolment: number, paper: string, session: number, speciality: string, state: MarkStateName, hundredths: number | null];

const ROWS: Row[] = [
  [1, 'S1.E1', 2026, 'S1', 'ENTERED', 800],
  [2, 'S1.E1', 2026, 'S1', 'VERIFIED', 1250],
  [3, 'S1.E1', 2026, 'S1', 'LOCKED', 2000],
  [4, 'S1.E1', 2026, 'S1', 'EXPECTED', null],
  [5, 'S1.E1', 2026, 'S1', 'ABSENT_UNJUSTIFIED', null],
  [6, 'S1.E1', 2026, 'S1', 'EXEMPT', null],
  [7, 'S1.E1', 2026, 'S1', 'FRAUD_PENDING', 1900],
  [8, 'S1.E1', 2026, 'S1', 'ANNULLED', 1900],
  [1, 'S1.E2', 2026, 'S1', 'ENTERED', 1299],
  [9, 'S1.E1', 2025, 'S1', 'DELIBERATED', 0],
  [10, 'S2.E1', 2026, 'S2', 'EXPECTED', null],
];
const uuid = (n: number) => `0199a2b4-7c11-7d3e-8f00-${String(n).padStart(12, '0')}`;

let test: TestInstance;
beforeAll(async () => {
  test = await testInstance(grades);
  const rows = ROWS.map(([enrolment, paper, session, speciality, state, hundredths], i) => ({
    id: globalId('NO', 'MRK', uuid(i)), enrolment_id: globalId('NO', 'ENR', uuid(enrolment)), paper_code: paper, session, speciality_code: speciality, state, hundredths, version: 1,
  }));
  await test.context().em.execute('insert into mark select * from jsonb_populate_recordset(null::mark, ?::jsonb)', [JSON.stringify(rows)]);
});
afterAll(() => test.close());

const FIGURES = 'expected entered sumHundredths sumSquares lowest highest mean standardDeviation';
const ask = async (selection: string, filter?: object) => {
  const { data, errors } = await test.ask(`query ($filter: MarkStatisticsFilter) { markStatistics(filter: $filter) { ${selection} } }`, { filter });
  expect(errors).toBeUndefined();
  return data.markStatistics;
};

describe('the statistics of marks', () => {
  it('count what is expected and what is entered, and sum exactly', async () => {
    expect(await ask(FIGURES, { session: 2026, paper: 'S1.E1' })).toEqual({
      expected: 7, entered: 3, sumHundredths: '4050', sumSquares: '6202500', lowest: 800, highest: 2000, mean: 1350, standardDeviation: Math.sqrt(245_000),
    });
  });

  it('say null, not 0, of marks that nobody has entered', async () => {
    expect(await ask(`${FIGURES} median histogram { point }`, { speciality: 'S2' })).toEqual({
      expected: 1, entered: 0, sumHundredths: '0', sumSquares: '0', lowest: null, highest: null, mean: null, standardDeviation: null, median: null, histogram: [],
    });
  });

  it('count marks by whole point, 12.99 at 12 and 20.00 at 20', async () => {
    expect(await ask('median histogram { point marks }', { session: 2026, speciality: 'S1' })).toEqual({
      median: 12, histogram: [{ point: 8, marks: 1 }, { point: 12, marks: 2 }, { point: 20, marks: 1 }],
    });
  });

  it('say the same of each paper, in the order of their codes', async () => {
    const { byPaper } = await ask(`byPaper { paper { code } ${FIGURES} }`, { session: 2026 });
    expect(byPaper.map((row: { paper: { code: string } }) => row.paper.code)).toEqual(['S1.E1', 'S1.E2', 'S2.E1']);
    expect(byPaper[0]).toEqual({ paper: { code: 'S1.E1' }, ...(await ask(FIGURES, { session: 2026, paper: 'S1.E1' })) });
    expect(byPaper[2]).toMatchObject({ expected: 1, entered: 0, mean: null });
  });

  it.each<[why: string, filter: object | undefined, expected: number]>([
    ['nothing said', undefined, 10],
    ['nothing but nulls', { session: null, speciality: null, paper: null }, 10],
    ['a session', { session: 2025 }, 1],
    ['a speciality', { speciality: 'S1' }, 9],
    ['a paper of another speciality', { speciality: 'S2', paper: 'S1.E1' }, 0],
  ])('of %s', async (_why, filter, expected) => expect(await ask('expected', filter)).toEqual({ expected }));

  it('of one MIREX say that it answered', async () => {
    expect(await ask('coverage { asked answered missing complete }')).toEqual({ coverage: { asked: ['NO'], answered: ['NO'], missing: [], complete: true } });
  });

  it.each([
    ['the totals', FIGURES, 1],
    ['the totals with a histogram and the median that is read from it', `${FIGURES} median histogram { point marks }`, 2],
    ['everything', `${FIGURES} median histogram { point } byPaper { ${FIGURES} } coverage { complete }`, 3],
  ])('cost one statement for the totals and one for each group: %s', async (_why, selection, statements) => {
    test.forget();
    await ask(selection);
    expect(test.statements).toHaveLength(statements);
  });
});

it('is routed and merged over the MIREX without anything to mend', () => {
  expect(checkSubgraph(readModel('grades', grades.schema().sdl))).toEqual([]);
});
