import { createHash } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { globalId } from '@mirex/schema/global-id';

import { post } from '../product/post.ts';
import { startTestProduct, type TestProduct } from '../product/test-product.ts';

const UUID = '0199a2b4-7c11-7d3e-8f00-5a1b2c3d4e5f';

let test: TestProduct;
let summons: { readonly id: string; readonly document: { readonly url: string; readonly sha256: string; readonly version: number } };
beforeAll(async () => {
  test = await startTestProduct({ mirex: ['NO'], enrolments: 30 });
  const { data } = await post(test, { query: '{ summonses(first: 1, filter: { mirex: ["NO"] }) { edges { node { id document { url sha256 version } } } } }' });
  summons = data.summonses.edges[0].node;
}, 180_000);
afterAll(() => test.stop(), 60_000);

const get = (path: string, token?: string): Promise<Response> => fetch(`${test.product.gateway.url}${path}`, token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } });
const tokenOf = (role: string): string | undefined => test.product.identities.find(({ claims }) => claims.roles.includes(role))?.token;

describe('the file of a summons', () => {
  it('comes from the gateway as the graph says it, and is kept by nobody', async () => {
    const response = await get(summons.document.url, test.product.identities[0]?.token);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([response.status, response.headers.get('content-type'), response.headers.get('cache-control')]).toEqual([200, 'application/pdf', 'private, no-store']);
    expect(response.headers.get('content-disposition')).toContain(`convocation-${summons.id}-v1.pdf`);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(summons.document.sha256);
  });

  it.each([
    ['a row that is not there', () => `/documents/${globalId('NO', 'SUM', UUID)}`, 404, 'DOCUMENT_UNKNOWN'],
    ['a row of a MIREX that is not the caller’s', () => `/documents/${globalId('SE', 'SUM', UUID)}`, 403, 'MIREX_FORBIDDEN'],
    ['a row without a file', () => `/documents/${globalId('NO', 'CAN', UUID)}`, 404, 'DOCUMENT_UNKNOWN'],
    ['what is no id', () => '/documents/%2e%2e%2fsecrets', 404, 'DOCUMENT_UNKNOWN'],
  ])('is refused as problem JSON: %s', async (_why, path, status, code) => {
    const response = await get(path(), test.product.identities[0]?.token);
    expect([response.status, response.headers.get('content-type')]).toEqual([status, 'application/problem+json; charset=utf-8']);
    expect(await response.json()).toMatchObject({ status, code, detail: expect.stringMatching(/\.$/) });
  });

  it('is not for a role that may not read its field, nor for nobody', async () => {
    const refused = await get(summons.document.url, tokenOf('PRESS'));
    expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([403, 'FORBIDDEN']);
    expect((await get(summons.document.url)).status).toBe(401);
  });

  it('is not for an actor whom it does not summon', async () => {
    const { data } = await post(test, { query: 'query ($id: ID!) { summons(id: $id) { actor { id } } }', variables: { id: summons.id } });
    const examiner = test.product.identities.find(({ claims }) => claims.actor !== undefined && claims.actor !== data.summons.actor.id);
    expect((await get(summons.document.url, examiner?.token)).status).toBe(404);
  });
});
