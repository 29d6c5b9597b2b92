import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { askToken } from '@mirex/host/command/ask-token';
import { ROLES } from '@mirex/schema/access/vocabulary';
import { parseId } from '@mirex/schema/global-id';

import { post } from '../product/post.ts';
import { startTestProduct, type TestProduct } from '../product/test-product.ts';

let test: TestProduct;
beforeAll(async () => { test = await startTestProduct({ mirex: ['NO'], enrolments: 60 }); }, 180_000);
afterAll(() => test.stop(), 60_000);

describe('the people of the demonstration', () => {
  it('are of every role', () => {
    const roles = new Set(test.product.identities.flatMap(({ claims }) => claims.roles));
    expect(ROLES.filter((role) => !roles.has(role))).toEqual(['ANY', 'SYSTEM']);
  });

  it('have a token that the graph believes, each', async () => {
    const statuses = await Promise.all(test.product.identities.map(async ({ claims, token }) => {
      const { status, codes } = await post(test, { query: '{ sessions { year } }' }, { authorization: `Bearer ${token}` });
      return [claims.sub, status, codes];
    }));
    expect(statuses).toEqual(test.product.identities.map(({ claims }) => [claims.sub, 200, []]));
  });

  it('call rows their own that are there', async () => {
    const database = test.database('NO');
    const own = test.product.identities.flatMap(({ claims: { candidates = [], actor, centres = [], juries = [] } }) => [...candidates, ...centres, ...juries, ...(actor === undefined ? [] : [actor])]);
    const tables = { CAN: 'candidates.candidate', ACT: 'actors.actor', CEN: 'centres.centre', JUR: 'actors.jury_board' };
    const found: (number | null)[] = [];
    for (const id of own) {
      const parsed = parseId(id);
      const table = parsed.ok ? tables[parsed.value.tag as keyof typeof tables] : '';
      found.push((await database.query(`select 1 from ${table} where id = $1`, [id])).rowCount);
    }
    expect(found.length).toBeGreaterThan(6);
    expect(new Set(found)).toEqual(new Set([1]));
  });

  it.each(['unit-no', 'cand-no', 'chair-no', 'fin-no', 'press'])('log in at the provider, and the graph takes them for who they are: %s', async (name) => {
    const token = await askToken(await issuerOf(), name);
    expect(await post(test, { query: '{ sessions { year } }' }, { authorization: `Bearer ${token}` })).toMatchObject({ status: 200, codes: [] });
  });
});

/** As the explorer's page learns it. */
async function issuerOf(): Promise<string> {
  const { login } = (await (await fetch(`${test.product.gateway.url}/explorer/start.json`)).json()) as { readonly login: { readonly issuer: string } };
  return login.issuer;
}
