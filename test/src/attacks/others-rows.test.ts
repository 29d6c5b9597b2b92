import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { post } from '../product/post.ts';
import { startTestProduct, type TestProduct } from '../product/test-product.ts';

let test: TestProduct;
beforeAll(async () => { test = await startTestProduct({ mirex: ['NO', 'SE'], enrolments: 60 }); }, 240_000);
afterAll(() => test.stop(), 60_000);

const as = (sub: string): Record<string, string> => {
  const token = test.product.identities.find(({ claims }) => claims.sub === sub)?.token;
  if (token === undefined) throw new Error(`nobody is called ${sub}`);
  return { authorization: `Bearer ${token}` };
};
const idsOf = async (mirex: 'NO' | 'SE', sql: string): Promise<string[]> => (await test.database(mirex).query<{ id: string }>(sql)).rows.map(({ id }) => id);

const ENROLMENT = 'query ($id: ID!) { enrolment(id: $id) { number candidate { lastName } } }';
const NODE = 'query ($id: ID!) { node(id: $id) { ... on Enrolment { number } } }';
const LEFT = 'query ($id: ID!) { mark: enrolment(id: $id) { marks { points } } }';

describe('whoever asks by the id of another owner reads nothing', () => {
  const attempts: [who: string, sub: string, query: string][] = [
    ['an agent of another MIREX', 'unit-se', ENROLMENT],
    ['its head', 'head-se', ENROLMENT],
    ['its authority, by node', 'sign-se', NODE],
    ['an examiner, who is summoned there by nobody', 'exam-se', ENROLMENT],
    ['a candidate of another MIREX', 'cand-se', ENROLMENT],
    ['a financial application', 'fin-se', ENROLMENT],
    ['the press', 'press', ENROLMENT],
    ['an agent of another MIREX, marks', 'unit-se', LEFT],
  ];
  it.each(attempts)('%s', async (_who, sub, query) => {
    const [id] = await idsOf('NO', 'select id from candidates.enrolment order by number offset 7 limit 1');
    const began = performance.now();
    const { status, data, codes, text } = await post(test, { query, variables: { id } }, as(sub));
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(text).not.toMatch(/NO26-|stack|node_modules/);
    // An id that is not there, one that is not theirs and a field that is not their role's: none tells of the row.
    const nothing = Object.values((data ?? {}) as Record<string, unknown>).every((value) => value === null);
    expect([nothing, status === 200 ? codes.every((code) => code === 'MIREX_FORBIDDEN' || code === 'FORBIDDEN') : status]).toEqual([true, status === 200 ? true : 403]);
  });

  it('a candidate, by the id of another candidate of the same MIREX', async () => {
    const own = test.product.identities.find(({ claims }) => claims.sub === 'cand-no')?.claims.candidates?.[0];
    const [others] = await idsOf('NO', `select id from candidates.enrolment where candidate_id <> '${own}' order by number desc limit 1`);
    const [mine] = await idsOf('NO', `select id from candidates.enrolment where candidate_id = '${own}'`);
    const query = 'query ($id: ID!) { enrolment(id: $id) { number } }';
    const answers = [await post(test, { query, variables: { id: others } }, as('cand-no')), await post(test, { query, variables: { id: mine } }, as('cand-no'))];
    expect(answers.map(({ data }) => (data as { enrolment: object | null } | null)?.enrolment ?? null)).toEqual([null, { number: expect.stringMatching(/^NO26-/) }]);
  });
});

describe('whoever changes something of another owner changes nothing', () => {
  const VERIFY = 'mutation ($input: VerifyMarkInput!) { verifyMark(input: $input) { mark { state } userErrors { code } } }';
  it.each(['unit-se', 'cand-no', 'press', 'fin-no', 'insp-no', 'est-no'])('%s', async (sub) => {
    const [id] = await idsOf('NO', `select id from grades.mark where state = 'ENTERED' order by id limit 1`);
    const row = async (): Promise<unknown> => (await test.database('NO').query('select state, version, hundredths from grades.mark where id = $1', [id])).rows;
    const before = await row();
    const { data, codes } = await post(test, { query: VERIFY, variables: { input: { id, version: 2 } } }, as(sub));
    expect([(data as { verifyMark: object | null } | null)?.verifyMark ?? null, codes, await row()]).toEqual([null, [expect.stringMatching(/^(MIREX_)?FORBIDDEN$/)], before]);
  });
});
