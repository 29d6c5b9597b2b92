import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keepEdition } from '@mirex/kit/edition';
import { globalId } from '@mirex/schema/global-id';

import { EDITION, rate } from '../edition.fixture.ts';
import { ClaimChange } from './claim-change.entity.ts';
import { codeOf, type Desk, HEAD, openDesk, type Read, UUID } from './claim-desk.fixture.ts';
import { Claim } from './claim.entity.ts';
import { ClaimState } from './claim-state.rules.ts';
import { moveClaims } from './move-claims.service.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.test.close());

describe('a claim on its way', () => {
  it('is declared by one and certified by another, each step traced', async () => {
    const { id } = await desk.expected();
    await desk.act('declareClaim', { id, version: 1 });
    const { claim, userErrors } = await desk.act('certifyService', { id, version: 2 }, HEAD);
    expect(userErrors).toEqual([]);
    expect(claim).toMatchObject({ state: 'SERVICE_CERTIFIED', version: 3 });
    expect(claim.changes.map(({ from, to, by }: Read) => [from, to, by])).toEqual([
      [null, 'EXPECTED', 'system'], ['EXPECTED', 'DECLARED', 'agent-no'], ['DECLARED', 'SERVICE_CERTIFIED', 'chef-de-centre'],
    ]);
  });

  it('is not certified by who declared it', async () => {
    const { id } = await desk.expected();
    await desk.act('declareClaim', { id, version: 1 });
    expect(codeOf(await desk.act('certifyService', { id, version: 2 }))).toBe('DUTIES_NOT_SEPARATED');
    expect(await desk.test.context().em.findOneOrFail(Claim, { id })).toMatchObject({ state: 'DECLARED', version: 2 });
  });

  it.each([
    ['certified before it is declared', 'certifyService', {}, 'CLAIM_TRANSITION'],
    ['declared on a version that is not its own', 'declareClaim', { version: 2 }, 'CLAIM_CHANGED_MEANWHILE'],
    ['declared when there is none', 'declareClaim', { id: globalId('NO', 'CLA', UUID) }, 'CLAIM_UNKNOWN'],
  ] as const)('is not %s', async (_why, name, changes, code) => {
    const { id } = await desk.expected();
    expect(await desk.act(name, { id, version: 1, ...changes })).toEqual({ claim: null, userErrors: [{ code, message: expect.stringMatching(/\.$/) }] });
    expect(await desk.test.context().em.findOneOrFail(Claim, { id })).toMatchObject({ state: 'EXPECTED', version: 1 });
  });

  it('is not declared while there is no rate, and is as soon as a new edition has it', async () => {
    const { id } = await desk.expected({ activity: 'CENTRE_HEAD', speciality: null });
    expect(codeOf(await desk.act('declareClaim', { id, version: 1 }))).toBe('RATE_MISSING');
    const rates = [...(EDITION.rates ?? []), rate({ activity: 'CENTRE_HEAD', level: null, minor: '1234' })];
    await keepEdition(desk.test.context().em, { number: 2, dataSets: { ...EDITION, rates } });
    expect((await desk.act('declareClaim', { id, version: 1 })).claim).toMatchObject({
      state: 'DECLARED', total: { minor: '49360', currency: 'EUR' }, unpricedBecause: null, lines: [{ rate: '2/CENTRE_HEAD/*/2020-01-01' }],
    });
  });

  it('is declared by one of two who declare it at once', async () => {
    const { id } = await desk.expected();
    const payloads = await Promise.all([desk.act('declareClaim', { id, version: 1 }), desk.act('declareClaim', { id, version: 1 }, HEAD)]);
    expect(payloads.map(codeOf)).toEqual(expect.arrayContaining(['CLAIM_CHANGED_MEANWHILE', undefined]));
    expect(await desk.test.context().em.count(ClaimChange, { claim: id })).toBe(2);
  });

  it.each([
    ['no id at all', 'x', 'ID_MALFORMED'],
    ['a summons’ id', globalId('NO', 'SUM', UUID), 'ID_OF_ANOTHER_TYPE'],
    ['an id of another MIREX', globalId('OP', 'CLA', UUID), 'MIREX_NOT_SERVED'],
  ])('is not found by %s', async (_why, id, code) => {
    expect((await desk.act('declareClaim', { id, version: 1 })).errors?.[0]?.extensions.code).toBe(code);
    const { errors } = await desk.test.ask('query ($id: ID!) { claim(id: $id) { state } }', { id });
    expect(errors?.[0]?.extensions.code).toBe(code);
  });

  it('goes with a thousand others, each on its own merits', async () => {
    await desk.tell(...Array.from({ length: 400 }, (_, i) => desk.told(3, { session: 2032, activity: i % 100 === 0 ? 'INVIGILATION' : 'EXAMINER_SESSION', speciality: '32321007' })));
    const ids = (await desk.test.context().em.find(Claim, { session: 2032 })).map(({ id }) => id);
    const declared = await moveClaims(ids.map((id) => ({ id, to: ClaimState.DECLARED })), desk.test.context());
    expect(declared.filter(({ ok }) => ok)).toHaveLength(396);
    const certified = await moveClaims(ids.map((id) => ({ id, to: ClaimState.SERVICE_CERTIFIED })), { ...desk.test.context(), caller: HEAD });
    expect(certified.filter(({ ok }) => ok)).toHaveLength(396);
    await expect(moveClaims([ids[0]!, ids[0]!].map((id) => ({ id, to: ClaimState.INSTRUCTED })), desk.test.context())).rejects.toThrow('once');
  });
});
