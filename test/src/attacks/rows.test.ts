import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isMirexCode, type MirexCode } from '@mirex/schema/mirex';

import { post, type Posted } from '../product/post.ts';
import { startTestProduct, type TestProduct } from '../product/test-product.ts';
import { type List, LISTS, OWN } from './whose-rows.ts';

const HOME: readonly MirexCode[] = ['NO', 'SE'];

let test: TestProduct;
beforeAll(async () => {
  test = await startTestProduct({ mirex: HOME, enrolments: 60 });
}, 240_000);
afterAll(() => test.stop(), 60_000);

const somebody = (role: string) => test.product.identities.find(({ claims }) => claims.roles[0] === role && claims.mirex[0] === 'NO');
const ask = (token: string, query: string, variables: object = {}): Promise<Posted> => post(test, { query, variables }, { authorization: `Bearer ${token}` });
const truth = async (list: List, where: string): Promise<string[]> => {
  const found = await Promise.all(HOME.map(async (mirex) => (await test.database(mirex).query<{ id: string }>(`select id from ${LISTS[list].table} where ${where}`)).rows));
  return found.flat().map(({ id }) => id).toSorted();
};
const bearer = (sub: string): Record<string, string> => {
  const token = test.product.identities.find(({ claims }) => claims.sub === sub)?.token;
  if (token === undefined) throw new Error(`nobody is called ${sub}`);
  return { authorization: `Bearer ${token}` };
};
const idsOf = async (mirex: 'NO' | 'SE', sql: string): Promise<string[]> => (await test.database(mirex).query<{ id: string }>(sql)).rows.map(({ id }) => id);

/** All pages of a list, or what they met. */
async function listed(token: string, list: List): Promise<{ ids: string[]; totalCount: number } | string> {
  const ids: string[] = [];
  for (let after: string | null = null; ;) {
    const { data, codes } = await ask(token, `query ($after: String) { page: ${list}(first: 40, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { id } } } }`, { after });
    if (codes.length > 0) return codes.join(' ');
    ids.push(...data.page.edges.map(({ node }: { node: { id: string } }) => node.id));
    if (!data.page.pageInfo.hasNextPage) return { ids: ids.toSorted(), totalCount: data.page.totalCount };
    after = data.page.pageInfo.endCursor;
  }
}

describe.each(Object.keys(OWN))('%s', (role) => {
  it('lists and counts their own rows, over all MIREX that they may ask', async () => {
    const person = somebody(role);
    if (!person) throw new Error(`nobody is ${role}`);
    for (const [list, where] of Object.entries(OWN[role]?.(person.claims) ?? {}) as [List, string][]) {
      const ids = await truth(list, where);
      expect([list, await listed(person.token, list)]).toEqual([list, { ids, totalCount: ids.length }]);
    }
  });

  it('finds nobody else’s row by its id, nor by node(id), with any list’s rows', async () => {
    const person = somebody(role);
    if (!person) throw new Error(`nobody is ${role}`);
    const own = OWN[role]?.(person.claims) ?? {};
    for (const list of Object.keys(LISTS) as List[]) {
      const mine = new Set(await truth(list, own[list] ?? 'false'));
      const theirs = (await truth(list, 'true')).filter((id) => !mine.has(id)).slice(0, 3);
      for (const id of theirs) {
        const { one, type } = LISTS[list];
        const { data } = await ask(person.token, `query ($id: ID!) { found: ${one}(id: $id) { id } }`, { id });
        const { data: again } = await ask(person.token, `query ($id: ID!) { node(id: $id) { ... on ${type} { ${type === 'Actor' ? 'lastName' : 'session'} } } }`, { id });
        expect([id, data?.found ?? null, again?.node?.lastName ?? again?.node?.session ?? null]).toEqual([id, null, null]);
      }
    }
  });
});

describe('a school’s clerk', () => {
  it('gets their own rows after a cursor that an agent was given', async () => {
    const [agent, clerk] = [somebody('UNIT'), somebody('CLERK')];
    const { data } = await ask(agent?.token ?? '', '{ enrolments(first: 1, filter: { mirex: ["NO"] }) { edges { cursor } } }');
    const page = await ask(clerk?.token ?? '', 'query ($after: String) { enrolments(first: 100, after: $after) { totalCount edges { node { id establishment { uai } } } } }', { after: data.enrolments.edges[0].cursor });
    expect(new Set(page.data.enrolments.edges.map(({ node }: { node: { establishment: { uai: string } } }) => node.establishment.uai))).toEqual(new Set([clerk?.claims.establishment]));
  });

  it('counts their pupils, and no more by asking for another school or for all', async () => {
    const clerk = somebody('CLERK');
    const own = (await truth('enrolments', `establishment_uai = '${clerk?.claims.establishment}'`)).length;
    const { data } = await ask(clerk?.token ?? '', '{ mine: enrolmentStatistics { enrolments byEstablishment { enrolments } } other: enrolmentStatistics(filter: { establishment: "0000000A" }) { enrolments } }');
    expect(data).toEqual({ mine: { enrolments: own, byEstablishment: [{ enrolments: own }] }, other: { enrolments: 0 } });
  });
});

it.each(['_entities(representations: [{ __typename: "Enrolment", id: "NO-1" }]) { __typename }', '_service { sdl }'])('federation’s own field is nobody’s: %s', async (field) => {
  const { data, codes } = await ask(somebody('HEAD')?.token ?? '', `{ ${field} }`);
  expect([data ?? null, codes]).toEqual([null, ['GRAPHQL_VALIDATION_FAILED']]);
});

it('an agent bound to diplomas sees of each MIREX-wide list what is theirs, and another MIREX’s nothing', async () => {
  const bound = test.product.identities.find(({ claims }) => claims.diplomas !== undefined && claims.mirex[0] === 'NO');
  const { data } = await ask(bound?.token ?? '', '{ enrolments(first: 100) { totalCount edges { node { id speciality { diploma { code } } } } } }');
  const rows = data.enrolments.edges.map(({ node }: { node: { id: string; speciality: { diploma: { code: string } } } }) => node);
  expect(rows.length).toBe(data.enrolments.totalCount);
  for (const { id, speciality } of rows) expect([id.slice(0, 2), speciality.diploma.code]).toEqual(['NO', 'BTSA']);
  expect(rows.every(({ id }: { id: string }) => isMirexCode(id.slice(0, 2)))).toBe(true);
});

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
    const { status, data, codes, text } = await post(test, { query, variables: { id } }, bearer(sub));
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
    const answers = [await post(test, { query, variables: { id: others } }, bearer('cand-no')), await post(test, { query, variables: { id: mine } }, bearer('cand-no'))];
    expect(answers.map(({ data }) => (data as { enrolment: object | null } | null)?.enrolment ?? null)).toEqual([null, { number: expect.stringMatching(/^NO26-/) }]);
  });
});

describe('whoever changes something of another owner changes nothing', () => {
  const VERIFY = 'mutation ($input: VerifyMarkInput!) { verifyMark(input: $input) { mark { state } userErrors { code } } }';
  it.each(['unit-se', 'cand-no', 'press', 'fin-no', 'insp-no', 'est-no'])('%s', async (sub) => {
    const [id] = await idsOf('NO', `select id from grades.mark where state = 'ENTERED' order by id limit 1`);
    const row = async (): Promise<unknown> => (await test.database('NO').query('select state, version, hundredths from grades.mark where id = $1', [id])).rows;
    const before = await row();
    const { data, codes } = await post(test, { query: VERIFY, variables: { input: { id, version: 2 } } }, bearer(sub));
    expect([(data as { verifyMark: object | null } | null)?.verifyMark ?? null, codes, await row()]).toEqual([null, [expect.stringMatching(/^(MIREX_)?FORBIDDEN$/)], before]);
  });
});
