import type { Caller } from '@mirex/kit/context';
import type { Answer } from '@mirex/kit/testing/test-instance';
import type { SummonsTold } from '@mirex/schema/events';
import type { GlobalId } from '@mirex/schema/global-id';
import type { Owner } from '@mirex/schema/mirex';
import { calculateJwkThumbprint, compactDecrypt, CompactEncrypt, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';

import { CENTRE as CENTRE_ID, type Desk, openDesk } from '../claim/claim-desk.fixture.ts';
import type { Claim } from '../claim/claim.entity.ts';

/** Four persons: who declares, who certifies, who instructs, who validates and sends. */
const person = (sub: string, role: string): Caller => ({ sub, roles: [role], mirex: ['NO', 'SE', 'OP'] });
const CENTRE: Caller = { ...person('chef-de-centre', 'CENTRE'), centres: [CENTRE_ID] };
const UNIT = person('agent-unite', 'UNIT');
export const TRANS = person('agent-transverse', 'TRANS');
export const HEAD = person('chef-mirex', 'HEAD');
export const FIN: Caller = { sub: 'application', roles: ['FIN'], mirex: ['NO'] };

/** Numbers of nobody, with the right keys. */
export const DETAILS = { holder: 'Ariane Le Goff', iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP', nir: null as string | null };

let serial = 0;
/** A NIR of nobody, with the right key: another one each time. */
export function newNir(): string {
  const body = `255081416${String((serial += 1)).padStart(4, '0')}`;
  return body + String(97n - (BigInt(body) % 97n)).padStart(2, '0');
}

/** A desk where claims are paid, asked through the graph alone. */
export interface PaymentDesk extends Desk {
  readonly ask: (query: string, variables?: object, caller?: Caller) => Promise<Answer>;
  /** A claim that two persons have seen, with what its actor is known by. */
  readonly validated: (count?: number, changes?: Partial<SummonsTold>) => Promise<Claim[]>;
  readonly deposit: (actor: string, details?: object, caller?: Caller) => Promise<Answer>;
  readonly budget: (forecast: string, beyond?: string) => Promise<void>;
  /** An application whose private key the test holds. */
  readonly application: (name: string, debtor?: object) => Promise<{ readonly id: string; readonly read: (jwe: string) => Promise<string> }>;
}

export const BATCH = `id kind currency state sequence lineCount sha256 version total { minor currency } errors { code line claim }
  lines(first: 100) { edges { node { id rank state code claim { id state } amount { minor } corrects paidOn paid { minor } } } } changes { from to by }`;

export async function openPaymentDesk(owner: Owner = 'NO'): Promise<PaymentDesk> {
  const desk = await openDesk(owner);
  const { test } = desk;
  const ask: PaymentDesk['ask'] = (query, variables = {}, caller = TRANS) => test.ask(query, variables, caller);
  const deposit: PaymentDesk['deposit'] = async (actor, details = DETAILS, caller = TRANS) => {
    const { data } = (await ask('query ($m: String!) { payeeIntakeKey(mirex: $m) }', { m: owner })) as { readonly data: { readonly payeeIntakeKey: string } };
    const jwk = JSON.parse(data.payeeIntakeKey) as JWK;
    const jwe = await new CompactEncrypt(new TextEncoder().encode(JSON.stringify(details)))
      .setProtectedHeader({ alg: 'ECDH-ES+A256KW', enc: 'A256GCM', kid: jwk.kid ?? '' }).encrypt(await importJWK(jwk, 'ECDH-ES+A256KW'));
    return ask(
      'mutation ($input: DepositPayeeFileInput!) { depositPayeeFile(input: $input) { payeeFile { id status ibanEnd hasNir actor { id } } userErrors { code } } }',
      { input: { mirex: owner, actor, status: 'CIVIL_SERVANT', details: jwe } }, caller,
    );
  };
  return {
    ...desk, ask, deposit,
    validated: async (count = 1, changes = {}) => {
      const claims = await Promise.all(Array.from({ length: count }, () => desk.expected(changes)));
      for (const { id } of claims) {
        await desk.act('declareClaim', { id, version: 1 }, UNIT);
        await desk.act('certifyService', { id, version: 2 }, CENTRE);
      }
      await move('instructClaims', claims.map(({ id }) => ({ id, version: 3 })), UNIT);
      await move('validateClaims', claims.map(({ id }) => ({ id, version: 4 })), TRANS);
      return claims;
    },
    budget: async (forecast, beyond) => {
      await ask('mutation ($input: SetBudgetLineInput!) { setBudgetLine(input: $input) { userErrors { code } } }', { input: { mirex: owner, year: 2026, code: '143-05-03', currency: 'EUR', forecast, beyond } }, HEAD);
    },
    application: async (name, debtor) => {
      const { publicKey, privateKey } = await generateKeyPair('ECDH-ES+A256KW', { crv: 'P-256' });
      const jwk = await exportJWK(publicKey);
      const { data } = (await ask(
        'mutation ($input: RegisterApplicationInput!) { registerApplication(input: $input) { application { id thumbprint } userErrors { code } } }',
        { input: { mirex: owner, name, publicKey: JSON.stringify(jwk), debtor } }, HEAD,
      )) as { readonly data: { readonly registerApplication: { readonly application: { readonly id: string; readonly thumbprint: string } } } };
      const { application } = data.registerApplication;
      if (application.thumbprint !== (await calculateJwkThumbprint(jwk))) throw new Error('another key was kept');
      return { id: application.id, read: async (jwe) => new TextDecoder().decode((await compactDecrypt(jwe, privateKey)).plaintext) };
    },
  };

  function move(act: 'instructClaims' | 'validateClaims', claims: { id: GlobalId; version: number }[], caller: Caller): Promise<Answer> {
    return ask(`mutation ($input: MoveClaimsInput!) { ${act}(input: $input) { outcomes { userErrors { code } } } }`, { input: { mirex: owner, claims } }, caller);
  }
}
