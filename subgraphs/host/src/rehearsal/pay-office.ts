import type { Claims } from '@mirex/gateway/access/claims';
import type { GlobalId } from '@mirex/schema/global-id';
import type { MirexCode } from '@mirex/schema/mirex';
import { CompactEncrypt, importJWK, type JWK } from 'jose';

import type { Acts } from './acts.ts';
import { inventedAccount } from './invented-account.ts';

/** Where one MIREX pays: four people and a machine, none of whom does the work of two. */
export interface PayOffice {
  readonly acts: Acts;
  readonly mirex: MirexCode;
  readonly people: { readonly unit: Claims; readonly certifier: Claims; readonly trans: Claims; readonly head: Claims; readonly fin: Claims };
}

/** A claim, and whom it pays. */
export interface Owed {
  readonly id: GlobalId;
  readonly version: number;
  readonly actor: { readonly id: GlobalId; readonly lastName: string; readonly firstName: string };
}

/** A batch that says what is wrong with it. */
interface Checked {
  readonly version: number;
  readonly errors: readonly { readonly code: string }[];
}

export interface Sealed {
  readonly sha256: string;
  readonly total: { readonly minor: string };
}

/** Declared, certified, instructed and validated, each by another person. */
export async function validateClaims({ acts, mirex, people: { unit, certifier, trans } }: PayOffice, owed: readonly Owed[]): Promise<void> {
  const move = (name: string) => ({ name, input: 'MoveClaimInput', fields: 'claim { version }' });
  const after = (steps: number) => owed.map(({ id, version }) => ({ id, version: version + steps }));
  await acts.actOnEach(unit, move('declareClaim'), after(0));
  await acts.actOnEach(certifier, move('certifyService'), after(1));
  for (const [who, name, steps] of [[unit, 'instructClaims', 2], [trans, 'validateClaims', 3]] as const) {
    const { [name]: answer } = await acts.ask<Record<string, { outcomes: { userErrors: { code: string }[] }[] }>>(
      who, `mutation ($input: MoveClaimsInput!) { ${name}(input: $input) { outcomes { userErrors { code } } } }`, { input: { mirex, claims: after(steps) } });
    const refusal = answer?.outcomes.flatMap(({ userErrors }) => userErrors)[0];
    if (!answer || refusal) throw new Error(`${name} was refused, ${refusal?.code}`);
  }
}

/** One payee file an actor, encrypted where it is typed: neither the gateway nor the graph sees an account. */
export async function depositPayeeFiles({ acts, mirex, people: { trans } }: PayOffice, owed: readonly Pick<Owed, 'actor'>[], report?: (done: number) => void): Promise<void> {
  const { payeeIntakeKey } = await acts.ask<{ payeeIntakeKey: string }>(trans, 'query ($mirex: String!) { payeeIntakeKey(mirex: $mirex) }', { mirex });
  const jwk = JSON.parse(payeeIntakeKey) as JWK;
  const key = await importJWK(jwk, 'ECDH-ES+A256KW');
  const actors = new Map(owed.map(({ actor }) => [actor.id, actor]));
  const files = await Promise.all([...actors.values()].map(async ({ id, lastName, firstName }, rank) => ({
    mirex, actor: id, status: 'CIVIL_SERVANT',
    details: await new CompactEncrypt(new TextEncoder().encode(JSON.stringify({ holder: `${firstName} ${lastName}`, ...inventedAccount(rank) })))
      .setProtectedHeader({ alg: 'ECDH-ES+A256KW', enc: 'A256GCM', kid: jwk.kid ?? '' }).encrypt(key),
  })));
  await acts.actOnEach(trans, { name: 'depositPayeeFile', input: 'DepositPayeeFileInput', fields: 'payeeFile { id }' }, files, report);
}

/** @param forecast in cents. */
export async function setForecast({ acts, mirex, people: { head } }: PayOffice, year: number, forecast: string): Promise<void> {
  await acts.act(head, { name: 'setBudgetLine', input: 'SetBudgetLineInput', fields: 'line { forecast }' }, { mirex, year, code: '143-05-03', currency: 'EUR', forecast });
}

/** A batch of pay with these claims in it. */
export async function openBatch({ acts, mirex, people: { trans } }: PayOffice, owed: readonly Pick<Owed, 'id'>[]): Promise<GlobalId> {
  const { batch } = await acts.act<{ batch: { id: GlobalId } }>(trans, { name: 'openBatch', input: 'OpenBatchInput', fields: 'batch { id }' }, { mirex, kind: 'PAYROLL', currency: 'EUR' });
  await acts.act(trans, { name: 'fillBatch', input: 'FillBatchInput', fields: 'changed' }, { batch: batch.id, claims: owed.map(({ id }) => id) });
  return batch.id;
}

export async function checkBatch({ acts, people: { trans } }: PayOffice, batch: GlobalId): Promise<Checked> {
  return (await acts.act<{ batch: Checked }>(trans, { name: 'checkBatch', input: 'BatchInput', fields: 'batch { version errors { code } }' }, { batch })).batch;
}

/** @throws when the check finds a fault. */
export async function sealBatch(office: PayOffice, batch: GlobalId): Promise<Sealed> {
  const { version, errors: [fault] } = await checkBatch(office, batch);
  if (fault) throw new Error(`the batch of ${office.mirex} has a fault: ${fault.code}`);
  const { acts, people: { trans } } = office;
  return (await acts.act<{ batch: Sealed }>(trans, { name: 'sealBatch', input: 'SealBatchInput', fields: 'batch { sha256 total { minor } }' }, { batch, version })).batch;
}
