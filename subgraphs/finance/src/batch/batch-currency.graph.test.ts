import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Answer } from '@mirex/kit/testing/test-instance';

import { DETAILS, HEAD, newNir, openPaymentDesk, type PaymentDesk, TRANS } from './payment-desk.fixture.ts';

type Read = Answer['data'];

let desk: PaymentDesk;
beforeAll(async () => void (desk = await openPaymentDesk('OP')));
afterAll(() => desk.test.close());

const mutate = async (name: string, type: string, input: object, fields: string, caller = TRANS): Promise<Read> =>
  (await desk.ask(`mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} userErrors { code } } }`, { input }, caller)).data[name];
const CHECKED = 'batch { version errors { code } }';

it('francs and euros are paid by two batches, against two budget lines, and are never added', async () => {
  // Two sessions of a BTSA have a rate in francs; forty scripts have one in euros only.
  const [francs] = await desk.validated(1, { activity: 'EXAMINER_SESSION', speciality: '32321007', quantity: 2 });
  const [euros] = await desk.validated();
  for (const claim of [francs, euros]) await desk.deposit(claim?.actorId ?? '', { ...DETAILS, nir: newNir() });
  const open = async (currency: string): Promise<string> => (await mutate('openBatch', 'OpenBatchInput', { mirex: 'OP', kind: 'PAYROLL', currency }, 'batch { id }')).batch.id;
  const id = await open('XPF');
  const filled = await mutate('fillBatch', 'FillBatchInput', { batch: id, claims: [francs?.id, euros?.id] }, 'changed batch { total { minor currency } } unfit { claim code }');
  expect(filled).toMatchObject({ changed: 1, batch: { total: { minor: '13120', currency: 'XPF' } }, unfit: [{ claim: euros?.id, code: 'CLAIM_OF_ANOTHER_CURRENCY' }] });
  const set = (currency: string): Promise<Read> => mutate('setBudgetLine', 'SetBudgetLineInput', { mirex: 'OP', year: 2026, code: '143-05-03', currency, forecast: '13120' }, 'line { forecast }', HEAD);
  await set('EUR');
  expect((await mutate('checkBatch', 'BatchInput', { batch: id }, CHECKED)).batch.errors).toEqual([{ code: 'BUDGET_CLOSED' }]);
  await set('XPF');
  const { batch: { version, errors } } = await mutate('checkBatch', 'BatchInput', { batch: id }, CHECKED);
  expect(errors).toEqual([]);
  expect(await mutate('sealBatch', 'SealBatchInput', { batch: id, version }, 'batch { state total { minor currency } }')).toMatchObject({ batch: { state: 'SEALED', total: { minor: '13120', currency: 'XPF' } } });
  const bank = await desk.application('Trésor du Pacifique', { name: 'DRAAF d’essai', iban: 'FR1420041010050500013M02606', bic: 'TRPUFRP1' });
  const { file } = await mutate('exportBatch', 'ExportBatchInput', { batch: id, application: bank.id, format: 'PAIN_001', idempotencyKey: 'en-francs' }, 'file { jwe }');
  // A franc of the Pacific has no cents.
  expect(await bank.read(file.jwe)).toMatch(/<CtrlSum>13120<\/CtrlSum>[\s\S]*<InstdAmt Ccy="XPF">13120<\/InstdAmt>/);
  const { data } = await desk.ask('{ budget(filter: { year: 2026, mirex: ["OP"] }) { lines { currency committed expected } } }', {}, HEAD);
  expect(data.budget.lines).toEqual([{ currency: 'EUR', committed: '0', expected: '8000' }, { currency: 'XPF', committed: '13120', expected: '0' }]);
});
