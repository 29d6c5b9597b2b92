import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Caller } from '@mirex/kit/context';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { EDITION, enrolment, enrolmentTold, forgetAll, SPECIALITY, tell } from '../deliberation/session.fixture.ts';
import { grades } from '../subgraph.ts';

const SECOND: Caller = { sub: 'second-reader', roles: ['UNIT'], mirex: ['NO'] };
let test: TestInstance;
beforeAll(async () => {
  test = await testInstance(grades, { dataSets: EDITION });
});
afterAll(() => test.close());
beforeEach(async () => {
  await forgetAll(test);
  await tell(test, [1, 2, 3].map((n) => enrolmentTold(n)));
  const lines = [1, 2].map((n) => ({ enrolmentId: enrolment(n), paperCode: `${SPECIALITY}.E1`, points: '12,5' }));
  await test.ask('mutation ($input: EnterMarksInput!) { enterMarks(input: $input) { userErrors { code } } }', { input: { mirex: 'NO', lines } });
});

const line = (n: number, points: string | null = null, paper = 'E1') => ({ enrolmentId: enrolment(n), paperCode: `${SPECIALITY}.${paper}`, points });
const verify = async (lines: object[], caller = SECOND) =>
  (await test.ask('mutation ($input: VerifyMarksInput!) { verifyMarks(input: $input) { verified line userErrors { code } } }', { input: { mirex: 'NO', lines } }, caller)).data.verifyMarks;
const states = async () => (await test.context().em.execute<{ state: string }[]>(`select state from mark where paper_code like '%E1' order by enrolment_id`)).map(({ state }) => state);

describe('a second reading', () => {
  it('verifies a sheet, typed again or compared by eye', async () => {
    expect(await verify([line(1, '12.50'), line(2)])).toEqual({ verified: 2, line: null, userErrors: [] });
    expect(await states()).toEqual(['VERIFIED', 'VERIFIED', 'EXPECTED']);
  });

  it.each([
    ['by who entered the marks', [line(1)], { sub: 'agent-no', roles: ['UNIT'], mirex: ['NO'] }, 0, 'SECOND_READER_IS_FIRST'],
    ['that reads something else', [line(1, '12,5'), line(2, '13')], SECOND, 1, 'SECOND_READING_DIFFERS'],
    ['of a mark that nobody has entered', [line(1), line(3)], SECOND, 1, 'MARK_STATE'],
    ['of a paper that is not expected', [line(1, null, 'E9')], SECOND, 0, 'PAPER_NOT_OF_ENROLMENT'],
    ['of one mark twice', [line(1), line(1)], SECOND, 1, 'LINE_TWICE'],
  ])('%s is refused, and nothing is written', async (_why, lines, caller, at, code) => {
    expect(await verify(lines, caller)).toEqual({ verified: null, line: at, userErrors: [{ code }] });
    expect(await states()).toEqual(['ENTERED', 'ENTERED', 'EXPECTED']);
  });

});
