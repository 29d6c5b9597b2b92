import { createHash } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLClient } from 'graphql-request';
import { compactDecrypt, CompactEncrypt, type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';

import { startTestProduct, type TestProduct } from '../product/test-product.ts';

let test: TestProduct;
beforeAll(async () => {
  test = await startTestProduct({ mirex: ['NO', 'SE'], enrolments: 60 });
}, 240_000);
afterAll(() => test.stop(), 60_000);

/** Asks the gateway as one of the demonstration's people: `trans-no`. */
function as(sub: string): GraphQLClient {
  const identity = test.product.identities.find(({ claims }) => claims.sub === sub);
  if (!identity) throw new Error(`nobody is ${sub}`);
  return new GraphQLClient(`${test.product.gateway.url}/graphql`, { headers: { authorization: `Bearer ${identity.token}` } });
}

interface Refusals { readonly userErrors: readonly { readonly code: string }[] }
interface Owed { readonly id: string; readonly version: number; readonly actor: { readonly id: string; readonly lastName: string; readonly firstName: string } }

/** What a mutation answered: refused, the test fails here and says why. */
async function act<Payload extends Refusals>(who: string, name: string, type: string, input: object, fields: string): Promise<Payload> {
  const answer = await as(who).request<Record<string, Payload>>(`mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} userErrors { code message } } }`, { input });
  const payload = answer[name];
  if (!payload) throw new Error(`${name} answered nothing`);
  expect(payload.userErrors).toEqual([]);
  return payload;
}

/** A payee file, encrypted where it is typed: neither the gateway nor the graph sees an account. */
async function deposit({ id, lastName, firstName }: Owed['actor']): Promise<void> {
  const { payeeIntakeKey } = await as('trans-no').request<{ payeeIntakeKey: string }>('{ payeeIntakeKey(mirex: "NO") }');
  const jwk = JSON.parse(payeeIntakeKey) as JWK;
  const details = JSON.stringify({ holder: `${firstName} ${lastName}`, iban: 'FR7630006000011234567890189', nir: '255081416802538' });
  const jwe = await new CompactEncrypt(new TextEncoder().encode(details))
    .setProtectedHeader({ alg: 'ECDH-ES+A256KW', enc: 'A256GCM', kid: jwk.kid ?? '' }).encrypt(await importJWK(jwk, 'ECDH-ES+A256KW'));
  await act('trans-no', 'depositPayeeFile', 'DepositPayeeFileInput', { mirex: 'NO', actor: id, status: 'CIVIL_SERVANT', details: jwe }, 'payeeFile { id }');
}

interface Sealed { readonly id: string; readonly version: number; readonly sha256: string; readonly total: { readonly minor: string }; readonly errors: readonly object[] | null }

describe('a mission is paid, from its claim to its notice, through the gateway alone', () => {
  let owed: Owed;
  let application: string;
  let reader: CryptoKey;
  let batch: Sealed;

  it('its claim is declared, certified, instructed and validated, each by another person', async () => {
    const { claims } = await as('trans-no').request<{ claims: { edges: { node: Owed }[] } }>(
      '{ claims(first: 1, filter: { mirex: ["NO"], state: EXPECTED }) { edges { node { id version actor { id lastName firstName } } } } }',
    );
    const [edge] = claims.edges;
    if (!edge) throw new Error('the demonstration owes nothing to anybody');
    owed = edge.node;
    const { id } = owed;
    await act('unit-no', 'declareClaim', 'MoveClaimInput', { id, version: 1 }, 'claim { state }');
    await act('centre-no', 'certifyService', 'MoveClaimInput', { id, version: 2 }, 'claim { state }');
    for (const [who, name, version] of [['unit-no', 'instructClaims', 3], ['trans-no', 'validateClaims', 4]] as const) {
      const answer = await as(who).request<Record<string, { outcomes: Refusals[] }>>(
        `mutation ($input: MoveClaimsInput!) { ${name}(input: $input) { outcomes { userErrors { code } } } }`, { input: { mirex: 'NO', claims: [{ id, version }] } },
      );
      expect(answer[name]?.outcomes).toEqual([{ userErrors: [] }]);
    }
  });

  it('a batch without its payee and its budget says so; with them it is sealed', async () => {
    const { batch: { id } } = await act<Refusals & { batch: { id: string } }>('trans-no', 'openBatch', 'OpenBatchInput', { mirex: 'NO', kind: 'PAYROLL', currency: 'EUR' }, 'batch { id }');
    await act('trans-no', 'fillBatch', 'FillBatchInput', { batch: id, claims: [owed.id] }, 'changed');
    const checked = (): Promise<Refusals & { batch: Sealed }> => act('trans-no', 'checkBatch', 'BatchInput', { batch: id }, 'batch { version errors { code } }');
    expect((await checked()).batch.errors).toEqual([{ code: 'PAYEE_MISSING' }, { code: 'BUDGET_CLOSED' }]);
    await deposit(owed.actor);
    const year = new Date().getUTCFullYear();
    await act('head-no', 'setBudgetLine', 'SetBudgetLineInput', { mirex: 'NO', year, code: '143-05-03', currency: 'EUR', forecast: '5000000' }, 'line { forecast }');
    const { batch: { version, errors } } = await checked();
    expect(errors).toEqual([]);
    ({ batch } = await act<Refusals & { batch: Sealed }>('trans-no', 'sealBatch', 'SealBatchInput', { batch: id, version }, 'batch { id version sha256 total { minor } }'));
  });

  it('its file is read by the financial application alone', async () => {
    const { publicKey, privateKey } = await generateKeyPair('ECDH-ES+A256KW', { crv: 'P-256' });
    reader = privateKey;
    const key = JSON.stringify(await exportJWK(publicKey));
    ({ application: { id: application } } = await act<Refusals & { application: { id: string } }>('head-no', 'registerApplication', 'RegisterApplicationInput', { mirex: 'NO', name: 'Paie', publicKey: key }, 'application { id }'));
    const input = { batch: batch.id, application, format: 'JSON', idempotencyKey: 'journey-export' };
    const { file } = await act<Refusals & { file: { jwe: string; sha256: string } }>('fin-no', 'exportBatch', 'ExportBatchInput', input, 'file { jwe sha256 }');
    const text = new TextDecoder().decode((await compactDecrypt(file.jwe, reader)).plaintext);
    expect(createHash('sha256').update(text).digest('hex')).toBe(file.sha256);
    const { total, lines } = JSON.parse(text) as { total: string; lines: { line: string; claim: string; payee: { iban: string } }[] };
    expect({ total, claim: lines[0]?.claim, iban: lines[0]?.payee.iban }).toEqual({ total: batch.total.minor, claim: owed.id, iban: 'FR7630006000011234567890189' });

    const verdicts = lines.map(({ line }) => ({ line, accepted: true }));
    const acknowledged = await act<Refusals & { batch: { state: string } }>('fin-no', 'acknowledgeBatch', 'AcknowledgeBatchInput', { batch: batch.id, sha256: file.sha256, lines: verdicts }, 'batch { state }');
    expect(acknowledged.batch.state).toBe('ACK_FULL');
    const payments = lines.map(({ line }) => ({ line, paidOn: new Date().toISOString().slice(0, 10), minor: batch.total.minor }));
    await act('fin-no', 'recordPayments', 'RecordPaymentsInput', { mirex: 'NO', idempotencyKey: 'journey-payment', payments }, 'paid');
  });

  it('and the bureau reads it in the budget of the nation', async () => {
    const { claim, budget } = await as('bex').request<{ claim: { state: string }; budget: { lines: { forecast: string; committed: string; executed: string }[] } }>(
      'query ($id: ID!, $year: Int!) { claim(id: $id) { state } budget(filter: { year: $year }) { lines { forecast committed executed } } }', { id: owed.id, year: new Date().getUTCFullYear() },
    );
    expect({ claim, lines: budget.lines }).toEqual({ claim: { state: 'PAID' }, lines: [{ forecast: '5000000', committed: batch.total.minor, executed: batch.total.minor }] });
  });

  it('which is no business of the candidate’s, nor of another MIREX’s agent', async () => {
    for (const who of ['cand-no', 'unit-se']) {
      await expect(as(who).request('query ($id: ID!) { batch(id: $id) { total { minor } } }', { id: batch.id })).rejects.toThrow(/FORBIDDEN|refusée/);
    }
  });
});
