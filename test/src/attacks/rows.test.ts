import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Claims } from '@mirex/gateway/access/claims';
import { isMirexCode, type MirexCode } from '@mirex/schema/mirex';

import { post, type Posted } from '../product/post.ts';
import { startTestProduct, type TestProduct } from '../product/test-product.ts';

const HOME: readonly MirexCode[] = ['NO', 'SE'];

/** Lists of the graph, and how what they name is found by its id. */
const LISTS = {
  enrolments: { table: 'candidates.enrolment', one: 'enrolment', type: 'Enrolment' },
  marks: { table: 'grades.mark', one: 'mark', type: 'Mark' },
  actors: { table: 'actors.actor', one: 'actor', type: 'Actor' },
  summonses: { table: 'actors.summons', one: 'summons', type: 'Summons' },
  claims: { table: 'finance.claim', one: 'claim', type: 'Claim' },
  awardedDiplomas: { table: 'diplomas.awarded_diploma', one: 'awardedDiploma', type: 'AwardedDiploma' },
} as const;
type List = keyof typeof LISTS;

const quoted = (ids: readonly string[]): string => ids.map((id) => `'${id}'`).join(', ') || `''`;

const diplomasOf = (condition: string): string => `state <> 'ELIGIBLE' and enrolment_id in (select id from diplomas.known_enrolment where ${condition})`;

/** What is whose, said once more, in other words than the subgraphs': a condition on the table of each list that a person may ask for. */
const OWN: Readonly<Record<string, (claims: Claims) => Partial<Record<List, string>>>> = {
  CAND: ({ candidates = [] }) => ({ enrolments: `candidate_id in (${quoted(candidates)})`, awardedDiplomas: diplomasOf(`candidate_id in (${quoted(candidates)})`) }),
  LEGAL_REP: ({ candidates = [] }) => ({ enrolments: `candidate_id in (${quoted(candidates)})`, awardedDiplomas: diplomasOf(`candidate_id in (${quoted(candidates)})`) }),
  CLERK: ({ establishment }) => ({
    enrolments: `establishment_uai = '${establishment}'`,
    awardedDiplomas: diplomasOf(`establishment_uai = '${establishment}'`),
    marks: `enrolment_id in (select id from grades.known_enrolment where establishment_uai = '${establishment}')`,
  }),
  EXAM: ({ actor }) => ({ actors: `id = '${actor}'`, summonses: `actor_id = '${actor}'`, claims: `actor_id = '${actor}'` }),
  INVIG: ({ actor }) => ({ actors: `id = '${actor}'`, summonses: `actor_id = '${actor}'`, claims: `actor_id = '${actor}'` }),
};

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
