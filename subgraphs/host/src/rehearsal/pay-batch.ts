import type { GlobalId } from '@mirex/schema/global-id';
import { compactDecrypt, type CryptoKey, exportJWK, generateKeyPair } from 'jose';

import type { PayOffice } from './pay-office.ts';

/** An application that is sent batches, and whose private key is here. */
export interface PayApplication {
  readonly id: GlobalId;
  readonly reader: CryptoKey;
}

/** The file of a batch, as it came and as its application reads it. */
export interface SentBatch {
  readonly jwe: string;
  /** As the graph says it: of the clear file. */
  readonly sha256: string;
  readonly text: string;
  readonly lines: readonly { readonly line: string; readonly amount: string; readonly claim: string; readonly payee: { readonly iban: string } }[];
}

export async function registerApplication({ acts, mirex, people: { head } }: PayOffice): Promise<PayApplication> {
  const { publicKey, privateKey } = await generateKeyPair('ECDH-ES+A256KW', { crv: 'P-256' });
  const { application } = await acts.act<{ application: { id: GlobalId } }>(head, { name: 'registerApplication', input: 'RegisterApplicationInput', fields: 'application { id }' },
    { mirex, name: 'Paie', publicKey: JSON.stringify(await exportJWK(publicKey)) });
  return { id: application.id, reader: privateKey };
}

/** Asks for the canonical file, once for each idempotency key, and reads it as the application does. */
export async function exportBatch(office: PayOffice, batch: GlobalId, idempotencyKey: string, application?: PayApplication): Promise<SentBatch> {
  const { id, reader } = application ?? await registerApplication(office);
  const { file: { jwe, sha256 } } = await office.acts.act<{ file: Pick<SentBatch, 'jwe' | 'sha256'> }>(
    office.people.fin, { name: 'exportBatch', input: 'ExportBatchInput', fields: 'file { jwe sha256 }' }, { batch, application: id, format: 'JSON', idempotencyKey });
  const text = new TextDecoder().decode((await compactDecrypt(jwe, reader)).plaintext);
  return { jwe, sha256, text, lines: (JSON.parse(text) as Pick<SentBatch, 'lines'>).lines };
}

/** The application accepts every line. @returns what becomes of the batch. */
export async function acceptLines({ acts, people: { fin } }: PayOffice, batch: GlobalId, { sha256, lines }: SentBatch): Promise<string> {
  const answer = await acts.act<{ batch: { state: string } }>(fin, { name: 'acknowledgeBatch', input: 'AcknowledgeBatchInput', fields: 'batch { state }' },
    { batch, sha256, lines: lines.map(({ line }) => ({ line, accepted: true })) });
  return answer.batch.state;
}

/** The application has paid every line as it was due. */
export async function noticePayments({ acts, mirex, people: { fin } }: PayOffice, { lines }: SentBatch, { paidOn, key }: { readonly paidOn: string; readonly key: string }): Promise<void> {
  const payments = lines.map(({ line, amount: minor }) => ({ line, paidOn, minor }));
  await acts.act(fin, { name: 'recordPayments', input: 'RecordPaymentsInput', fields: 'paid' }, { mirex, idempotencyKey: key, payments });
}
