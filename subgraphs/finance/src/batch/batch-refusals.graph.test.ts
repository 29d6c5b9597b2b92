import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '@mirex/kit/context';
import type { Answer } from '@mirex/kit/testing/test-instance';
import { globalId } from '@mirex/schema/global-id';

import { UUID } from '../claim/claim-desk.fixture.ts';
import { DETAILS, FIN, HEAD, newNir, openPaymentDesk, type PaymentDesk, TRANS } from './payment-desk.fixture.ts';

type Read = Answer['data'];

let desk: PaymentDesk;
beforeAll(async () => {
  desk = await openPaymentDesk();
  await desk.budget('100000000');
});
afterAll(() => desk.test.close());

const NOBODY = globalId('NO', 'BAT', UUID);
/** What an act gives, or the code of the error that came instead. */
const mutate = async (name: string, type: string, input: object, fields = 'batch { id version state errors { code } }', caller: Caller = TRANS): Promise<Read> => {
  const answer = await desk.ask(`mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} userErrors { code } } }`, { input }, caller);
  return answer.data?.[name] ?? { userErrors: answer.errors?.map(({ extensions }) => extensions) };
};
const codes = ({ userErrors }: Read): string[] => userErrors.map(({ code }: Read) => code);
const open = async (): Promise<string> => (await mutate('openBatch', 'OpenBatchInput', { mirex: 'NO', kind: 'PAYROLL', currency: 'EUR' })).batch.id;
const check = async (batch: string): Promise<Read> => (await mutate('checkBatch', 'BatchInput', { batch })).batch;
const filled = async (nir: string | null = newNir()): Promise<{ batch: string; claim: string; summons: string }> => {
  const [claim] = await desk.validated();
  if (!claim) throw new Error('nothing is owed');
  await desk.deposit(claim.actorId, { ...DETAILS, nir });
  const batch = await open();
  await mutate('fillBatch', 'FillBatchInput', { batch, claims: [claim.id] }, 'changed');
  return { batch, claim: claim.id, summons: claim.summonsId };
};
const sealed = async (): Promise<string> => {
  const { batch } = await filled();
  const { version } = await check(batch);
  expect(codes(await mutate('sealBatch', 'SealBatchInput', { batch, version }))).toEqual([]);
  return batch;
};

describe('a batch that cannot be sealed', () => {
  it('is empty', async () => expect((await check(await open())).errors).toEqual([{ code: 'BATCH_EMPTY' }]));

  it('is filled with nothing that fits, again and again: it stays as it was', async () => {
    const batch = await open();
    const { id } = await desk.expected();
    for (const _time of [1, 2]) expect(await mutate('fillBatch', 'FillBatchInput', { batch, claims: [id] }, 'changed batch { version }')).toEqual({ changed: 0, batch: { version: 1 }, userErrors: [] });
    expect((await check(batch)).errors).toEqual([{ code: 'BATCH_EMPTY' }]);
  });

  it('was changed since it was checked: by who has seen the check only', async () => {
    const { batch } = await filled();
    const { version } = await check(batch);
    expect(codes(await mutate('sealBatch', 'SealBatchInput', { batch, version: version - 1 }))).toEqual(['BATCH_CHANGED_MEANWHILE']);
  });

  it('pays what is not the sum of its claim’s lines, even if that came about after the check', async () => {
    const { batch, claim } = await filled();
    const { version, errors } = await check(batch);
    expect(errors).toEqual([]);
    await desk.test.context().em.execute('update claim_line set minor = 8200, quantity = 41 where claim_id = ?', [claim]);
    expect(codes(await mutate('sealBatch', 'SealBatchInput', { batch, version }))).toEqual(['BATCH_HAS_ERRORS']);
    expect((await check(batch)).errors).toEqual([{ code: 'LINE_TOTAL' }]);
  });

  it('pays a mission whose summons was cancelled meanwhile', async () => {
    const { batch, summons } = await filled();
    await desk.tell(desk.told(4, { id: summons as never, state: 'CANCELLED' }));
    expect((await check(batch)).errors).toEqual([{ code: 'LINE_SUMMONS_CANCELLED' }]);
  });

  it('pays somebody whose number the payroll lacks', async () => {
    const { batch } = await filled(null);
    expect((await check(batch)).errors).toEqual([{ code: 'PAYEE_WITHOUT_NIR' }]);
  });

  it.each([
    ['filled', 'fillBatch', 'FillBatchInput', 'changed'], ['checked', 'checkBatch', 'BatchInput', 'batch { id }'], ['closed', 'closeBatch', 'BatchInput', 'batch { id }'],
  ])('%s when there is none, is refused', async (_why, name, type, fields) => expect(codes(await mutate(name, type, { batch: NOBODY }, fields))).toEqual(['BATCH_UNKNOWN']));

  it('holds more than a batch does, or a claim of another MIREX', async () => {
    const batch = await open();
    const many = Array.from({ length: 10_001 }, () => globalId('NO', 'CLA', UUID));
    expect(codes(await mutate('fillBatch', 'FillBatchInput', { batch, claims: many }, 'changed'))).toEqual(['BATCH_TOO_LARGE']);
    expect(codes(await mutate('fillBatch', 'FillBatchInput', { batch, claims: [globalId('SE', 'CLA', UUID)] }, 'changed'))).toEqual(['MIREX_NOT_SERVED']);
  });
});

describe('an application', () => {
  const KEY = { kty: 'EC', crv: 'P-256', x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU', y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0' };
  const register = (more: object): Promise<Read> =>
    mutate('registerApplication', 'RegisterApplicationInput', { mirex: 'NO', name: 'Paie', publicKey: JSON.stringify(KEY), ...more }, 'application { id }', HEAD);
  const debtor = { name: 'DRAAF d’essai', iban: 'FR1420041010050500013M02606', bic: 'TRPUFRP1' };

  it.each([
    ['without a name', { name: ' ' }, ['APPLICATION_NAME']],
    ['with a wrong account', { debtor: { ...debtor, iban: 'FR1420041010050500013M02607' } }, ['DEBTOR_INVALID']],
    ['with a name that no file can say', { debtor: { ...debtor, name: 'DRAAF\u0007' } }, ['DEBTOR_INVALID']],
    ['for the first time', { debtor }, []],
    ['with a name that another has', {}, ['APPLICATION_NAME_TAKEN']],
  ])('registered %s', async (_why, more, refused) => expect(codes(await register(more))).toEqual(refused));

  it('that is not known is sent nothing', async () => {
    const batch = await sealed();
    expect(codes(await mutate('exportBatch', 'ExportBatchInput', { batch, application: globalId('NO', 'FAP', UUID), format: 'JSON', idempotencyKey: 'to-nobody' }, 'file { sha256 }', FIN))).toEqual(['APPLICATION_UNKNOWN']);
  });

  it('does not acknowledge what was not sent', async () => {
    const input = { batch: await sealed(), sha256: '0'.repeat(64), lines: [{ line: globalId('NO', 'BLN', UUID), accepted: true }] };
    expect(codes(await mutate('acknowledgeBatch', 'AcknowledgeBatchInput', input, 'batch { id }', FIN))).toEqual(['ACK_BATCH_NOT_SENT']);
  });

  const notice = (payments: object[]): Promise<Read> => mutate('recordPayments', 'RecordPaymentsInput', { mirex: 'NO', idempotencyKey: 'a-notice-refused', payments }, 'paid', FIN);
  const payment = { line: globalId('NO', 'BLN', UUID), paidOn: '2026-07-01', minor: '1' };
  it.each([
    ['nothing', [], 'PAYMENT_EMPTY'],
    ['a line of nobody', [payment], 'PAYMENT_LINE_UNKNOWN'],
  ])('gives no notice of %s', async (_why, payments, code) => expect(codes(await notice(payments))).toEqual([code]));

  it('pays no line twice in one notice', async () => {
    const batch = await sealed();
    const [line] = await desk.test.context().em.execute<{ id: string }[]>('select id from batch_line where batch_id = ?', [batch]);
    await desk.test.context().em.execute(`update batch_line set state = 'ACCEPTED' where id = ?`, [line?.id]);
    expect(codes(await notice([payment, payment].map((one) => ({ ...one, line: line?.id }))))).toEqual(['PAYMENT_TWICE']);
  });
});

describe('a budget line', () => {
  it.each([
    ['of no programme', { code: '143-5-3' }, 'BUDGET_CODE'],
    ['in a currency that the MIREX does not pay in', { currency: 'XPF' }, 'BUDGET_CURRENCY'],
    ['of a year that is none', { year: 1926 }, 'BUDGET_YEAR'],
    ['below zero', { forecast: '-1' }, 'BUDGET_FORECAST'],
  ])('%s is not opened', async (_why, changes, code) =>
    expect(codes(await mutate('setBudgetLine', 'SetBudgetLineInput', { mirex: 'NO', year: 2026, code: '143-05-03', currency: 'EUR', forecast: '1', ...changes }, 'line { code }', HEAD))).toEqual([code]));
});

it('a list of claims names each once', async () => {
  const one = { id: globalId('NO', 'CLA', UUID), version: 1 };
  const { errors } = await desk.ask('mutation ($input: MoveClaimsInput!) { instructClaims(input: $input) { outcomes { id } } }', { input: { mirex: 'NO', claims: [one, one] } });
  expect(errors?.[0]?.extensions.code).toBe('CLAIM_LIST');
});
