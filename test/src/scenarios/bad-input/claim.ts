import { beforeAll, describe, expect, it } from '@jest/globals';

import type { GatewayAnswer } from '../../processes/gateway-process.ts';
import type { World } from '../../processes/world.ts';
import { EVERYBODY, rowsOfAnswer, without } from '../questions.ts';

const UUID = '0199a2b4-7c11-7d3e-8f00-5a1b2c3d4e5f';
const PAGE = 'query ($after: String) { enrolments(filter: { session: 2026 }, first: 3, after: $after) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } } }';
const NODES = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Enrolment { number } } }';

/** Whatever a client sends to the national graph has a clear answer; nothing is silently dropped. */
export function badInput(world: () => World): void {
  const ask = (query: string, variables?: object): Promise<GatewayAnswer> => world().gateway.ask(query, variables);
  const codesOf = ({ errors }: GatewayAnswer): unknown[] => errors.map(({ extensions }) => extensions['code']);
  const cursor = (...values: unknown[]): string => Buffer.from(JSON.stringify(values)).toString('base64url');
  let ids: readonly string[];
  beforeAll(async () => {
    ids = rowsOfAnswer(await ask(EVERYBODY)).map(({ id }) => id);
  });

  describe('a cursor', () => {
    it('of a row of one MIREX is good on all of them: page by page, every row once', async () => {
      const seen: string[] = [];
      for (let after: string | undefined, more = true; more;) {
        const { data, errors } = await ask(PAGE, { after });
        expect(errors).toEqual([]);
        seen.push(...(data.enrolments.edges as { node: { id: string } }[]).map(({ node }) => node.id));
        ({ hasNextPage: more, endCursor: after } = data.enrolments.pageInfo);
      }
      expect(seen).toEqual(ids);
    });

    it.each<[why: string, after: () => Promise<string> | string, code: string]>([
      ['that is none', () => '%', 'CURSOR_MALFORMED'],
      ['of another list', async () => (await ask('{ marks(first: 1) { edges { cursor } } }')).data.marks.edges[0].cursor as string, 'CURSOR_OF_ANOTHER_ORDER'],
      ['of another version', () => cursor(9, 'number,id', 'NO26-000001', `NO-ENR-${UUID}`), 'CURSOR_MALFORMED'],
      ['forged with a value too few', () => cursor(1, 'number,id', 'NO26-000001'), 'CURSOR_MALFORMED'],
      ['forged with a list for a value', () => cursor(1, 'number,id', [], `NO-ENR-${UUID}`), 'CURSOR_MALFORMED'],
      ['forged with a number for a text', () => cursor(1, 'number,id', 5, `NO-ENR-${UUID}`), 'CURSOR_MALFORMED'],
      ['forged with a NUL', () => cursor(1, 'number,id', '\0', `NO-ENR-${UUID}`), 'CURSOR_MALFORMED'],
    ])('%s is refused', async (_why, after, code) => {
      const answer = await ask(PAGE, { after: await after() });
      expect([answer.data, codesOf(answer)]).toEqual([{ enrolments: null }, [code]]);
    });
  });

  describe('a page', () => {
    it.each([['0', 0], ['of less than nothing', -1], ['of a thousand million', 1_000_000_000], ['of one too many', 501]])('%s is refused once, however many MIREX were asked', async (_why, first) => {
      const answer = await ask('query ($first: Int) { enrolments(first: $first) { totalCount } }', { first });
      expect([answer.data?.enrolments ?? null, codesOf(answer)]).toEqual([null, [expect.stringMatching(/^PAGE_(SIZE|TOO_LARGE)$/)]]);
    });

    it('longer than a GraphQL number is no question', async () => {
      expect((await ask('{ enrolments(first: 3000000000) { totalCount } }')).status).toBe(400);
    });
  });

  describe('an id', () => {
    it.each([
      ['with an unknown head', `XX-ENR-${UUID}`, 'MIREX_UNKNOWN'],
      ['that is none', 'DROP TABLE enrolment', 'MIREX_UNKNOWN'],
      ['of the nation', `FR-ENR-${UUID}`, 'MIREX_UNKNOWN'],
      ['of another type', `NO-CAN-${UUID}`, 'ID_OF_ANOTHER_TYPE'],
    ])('%s is named', async (_why, id, code) => {
      const answer = await ask('query ($id: ID!) { enrolment(id: $id) { id } }', { id });
      expect([answer.data, codesOf(answer)]).toEqual([{ enrolment: null }, [code]]);
    });

    it('of a MIREX that this gateway does not show is not "nobody"', async () => {
      const answer = await ask('query ($id: ID!) { enrolment(id: $id) { id } }', { id: `AG-ENR-${UUID}` });
      expect([answer.data, codesOf(answer)]).toEqual([{ enrolment: null }, [expect.stringMatching(/^MIREX_/)]]);
    });

    it('one of ten thousand is answered at its place: none is dropped', async () => {
      const many = Array.from({ length: 10_000 }, (_, i) => ids[i % ids.length] ?? '');
      const answer = await ask(NODES, { ids: many });
      expect([answer.errors, (answer.data.nodes as { id: string }[]).map(({ id }) => id)]).toEqual([[], many]);
    });

    it('among others: the good ones are answered at their places, the bad ones named at theirs', async () => {
      const answer = await ask(NODES, { ids: [ids[0], `XX-ENR-${UUID}`, ids.at(-1), `NO-ENR-${UUID}`, 'x', ids[0]] });
      expect((answer.data.nodes as ({ number: string | null } | null)[]).map((node) => node?.number ?? null)).toEqual(
        [expect.stringMatching(/^NO26-/), null, expect.stringMatching(/^(SE|OP)26-/), null, null, expect.stringMatching(/^NO26-/)],
      );
      const named = new Set(answer.errors.map(({ path }) => path?.[1]));
      expect([named.has(1), named.has(4), named.has(0), named.has(2), named.has(5)]).toEqual([true, true, false, false, false]);
    });
  });

  describe('a filter', () => {
    it.each([
      ['naming an unknown MIREX', '{ enrolments(filter: { mirex: ["ZZ"] }, first: 1) { totalCount } }', 'MIREX_UNKNOWN'],
      ['naming the nation as a MIREX', '{ enrolments(filter: { mirex: ["FR"] }, first: 1) { totalCount } }', 'MIREX_UNKNOWN'],
      ['naming a good and an unknown MIREX', '{ enrolments(filter: { mirex: ["NO", "no"] }, first: 1) { totalCount } }', 'MIREX_UNKNOWN'],
    ])('%s is refused, not answered with less', async (_why, query, code) => {
      const answer = await ask(query);
      expect([answer.data, codesOf(answer)]).toEqual([{ enrolments: null }, [code]]);
    });

    it('naming no MIREX at all is not "every MIREX"', async () => {
      const answer = await ask('{ enrolments(filter: { mirex: [], session: 2026 }, first: 1) { totalCount } }');
      expect(answer.data?.enrolments?.totalCount ?? 0).not.toBe(Object.values(without()).reduce((sum, count) => sum + count, 0));
    });

    it('naming a territory that has no MIREX is told why', async () => {
      const { data, errors } = await ask('{ competentMirex(department: "988", session: 2026) { __typename } }');
      expect([errors.length > 0 || data !== null]).toEqual([true]);
    });
  });

  describe('a change', () => {
    const REGISTER = 'mutation ($a: RegisterEnrolmentInput!, $b: RegisterEnrolmentInput!) { a: registerEnrolment(input: $a) { enrolment { id } userErrors { code } } b: registerEnrolment(input: $b) { enrolment { id } userErrors { code } } }';
    const input = (mirex: unknown) => ({
      mirex, session: 2026, lastName: 'Personne', firstName: 'Aucune', birthDate: '1990-02-03', sex: 'F', route: 'INDIVIDUAL', establishment: '0000000A', speciality: '40321004',
    });

    it('that names two MIREX in one is no question', async () => {
      const { status, data } = await ask(REGISTER, { a: input(['NO', 'SE']), b: input('NO') });
      expect([status, data ?? null]).toEqual([400, null]);
    });

    it('after one that cannot be routed nothing is sent, and both say so', async () => {
      const before = await Promise.all((['NO', 'SE'] as const).map((owner) => world().rows(owner, 'select count(*) from candidates.enrolment')));
      const answer = await ask(REGISTER, { a: input('NO'), b: input('ZZ') });
      expect(codesOf(answer)).toContain('MIREX_UNKNOWN');
      expect(answer.data ?? null).toBeNull();
      expect(await Promise.all((['NO', 'SE'] as const).map((owner) => world().rows(owner, 'select count(*) from candidates.enrolment')))).toEqual(before);
    });

    it('of two MIREX in one request goes to each its own', async () => {
      const { data } = await ask(REGISTER, { a: input('NO'), b: input('SE') });
      expect([data?.a.userErrors.length > 0, data?.b.userErrors.length > 0]).toEqual([true, true]);
    });
  });
}
