import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { keepEdition } from '@mirex/kit/edition';

import { Claim } from '../claim/claim.entity.ts';
import { type Desk, openDesk } from '../claim/claim-desk.fixture.ts';
import { EDITION, rate } from '../edition.fixture.ts';

let desk: Desk;
beforeAll(async () => void (desk = await openDesk()));
afterAll(() => desk.test.close());

const TRANS = { sub: 'agent-transverse', roles: ['TRANS'], mirex: ['NO'] };
let key = 0;
const complement = async (more: object = {}) => (await desk.test.ask('mutation ($input: ComplementClaimsInput!) { done: complementClaims(input: $input) { complements userErrors { code } } }', {
  input: { mirex: 'NO', session: 2026, kind: 'PAY', idempotencyKey: `complement-${(key += 1)}`, ...more },
}, TRANS)).data.done as { complements: number | null; userErrors: { code: string }[] };
const claims = async () => (await desk.test.ask('{ claims(filter: { mirex: ["NO"] }) { edges { node { id kind state total { minor } adjusts changes { reason } lines { rate amount { minor } } } } } }', {}, TRANS)).data.claims.edges
  .map(({ node }: { node: object }) => node) as { id: string; kind: string; state: string; total: { minor: string }; adjusts: string | null; lines: { rate: string }[] }[];
/** A text of today that pays scripts of level 4 otherwise since January. */
const published = (number: number, minor: string) => keepEdition(desk.test.context().em, { number, dataSets: { ...EDITION, rates: [...(EDITION.rates ?? []), rate({ level: 4, minor, from: `2026-0${number}-01` })] } });

it('a rate that changes after the fact gives what is still owed of paid claims, once; the next change gives the rest', async () => {
  const paid = await desk.expected();
  const waiting = await desk.expected();
  await desk.test.context().em.nativeUpdate(Claim, { id: paid.id }, { state: 'PAID' as never });
  expect((await complement()).complements).toBe(0);
  await published(2, '210');
  const idempotencyKey = 'la-meme-cle';
  expect([await complement({ idempotencyKey }), await complement({ idempotencyKey })]).toEqual([{ complements: 1, userErrors: [] }, { complements: 1, userErrors: [] }]);
  expect((await complement()).complements).toBe(0);
  await published(3, '225');
  expect((await complement()).complements).toBe(1);
  const rows = await claims();
  const complements = rows.filter(({ kind }) => kind === 'PAY_COMPLEMENT');
  // Forty scripts at 2.00, then 2.10, then 2.25.
  expect(complements.map(({ total, state }) => [total.minor, state])).toEqual([['400', 'EXPECTED'], ['600', 'EXPECTED']]);
  expect(complements.map(({ adjusts }) => adjusts)).toEqual([paid.id, complements[0]?.id]);
  expect(complements[0]?.lines).toEqual([{ rate: '2/SCRIPT_MARKING/4/2026-02-01', amount: { minor: '400' } }]);
  expect(rows.filter(({ kind }) => kind === 'PAY').map(({ id }) => id)).toEqual(expect.arrayContaining([paid.id, waiting.id]));
});

it('a complement of a complement is not asked for', async () => {
  const { errors } = await desk.test.ask('mutation ($input: ComplementClaimsInput!) { complementClaims(input: $input) { complements } }', { input: { mirex: 'NO', session: 2026, kind: 'PAY_COMPLEMENT', idempotencyKey: 'complement-xx' } }, TRANS);
  expect(errors?.[0]?.extensions.code).toBe('COMPLEMENT_KIND');
});
