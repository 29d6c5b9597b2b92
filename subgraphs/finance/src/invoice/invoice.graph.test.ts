import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Answer } from '@mirex/kit/testing/test-instance';

import { CENTRE } from '../claim/claim-desk.fixture.ts';
import { BATCH, DETAILS, HEAD, openPaymentDesk, type PaymentDesk, TRANS } from '../batch/payment-desk.fixture.ts';

type Read = Answer['data'];

let desk: PaymentDesk;
let supplier: string;
beforeAll(async () => {
  desk = await openPaymentDesk();
  await desk.budget('10000000');
});
afterAll(() => desk.test.close());

const register = async (more: object = {}): Promise<Read> => (await desk.ask('mutation ($input: RegisterSupplierInput!) { done: registerSupplier(input: $input) { supplier { id siret } userErrors { code } } }', {
  input: { mirex: 'NO', siret: '732 829 320 00074', name: 'Lycée agricole de Kerplouz', ...more },
}, HEAD)).data.done;
let key = 0;
const receive = async (more: object = {}): Promise<Read> => (await desk.ask(
  `mutation ($input: ReceiveInvoiceInput!) { done: receiveInvoice(input: $input) { invoice { id number supplier { name } claim { id kind state version total { minor currency } summons { id } actor { id } lines { activity quantity amount { minor } } } } userErrors { code } } }`, {
    input: {
      supplier, number: 'F-2026-118', issuedOn: '2026-06-18', session: 2026, currency: 'EUR', totalMinor: '34000', document: 'B'.repeat(64), idempotencyKey: `facture-${(key += 1)}`,
      lines: [{ what: 'MEAL', quantity: 40, unitMinor: '700' }, { what: 'ROOM', quantity: 1, unitMinor: '6000' }], centre: CENTRE, ...more,
    },
  })).data.done;
const codeOf = ({ userErrors }: Read): string | undefined => userErrors[0]?.code;

it('a supplier is known by its SIRET, once', async () => {
  supplier = (await register()).supplier.id;
  expect([codeOf(await register()), codeOf(await register({ siret: '73282932000075' })), codeOf(await register({ name: ' ', siret: '35600000049837' }))]).toEqual(['SUPPLIER_KNOWN', 'SUPPLIER_SIRET', 'SUPPLIER_NAME']);
});

it('an invoice is taken once, with the claim that pays it', async () => {
  const first = await receive({ idempotencyKey: 'la-meme-cle' });
  expect(first).toMatchObject({
    invoice: { number: 'F-2026-118', supplier: { name: 'Lycée agricole de Kerplouz' }, claim: { kind: 'INVOICE', state: 'DECLARED', total: { minor: '34000', currency: 'EUR' }, summons: null, actor: null } }, userErrors: [],
  });
  expect(first.invoice.claim.lines).toEqual([{ activity: 'MEAL', quantity: 40, amount: { minor: '28000' } }, { activity: 'ROOM', quantity: 1, amount: { minor: '6000' } }]);
  expect((await receive({ idempotencyKey: 'la-meme-cle' })).invoice.id).toBe(first.invoice.id);
  expect(codeOf(await receive())).toBe('INVOICE_KNOWN');
  expect(codeOf(await receive({ number: 'F-2', totalMinor: '34001' }))).toBe('INVOICE_TOTAL');
  expect(codeOf(await receive({ number: 'F-2', supplier: supplier.replace(/.{4}$/, '0000') }))).toBe('SUPPLIER_UNKNOWN');
});

it('is certified, instructed, validated, and paid in a batch of invoices to the account of the supplier', async () => {
  const { data } = await desk.ask('{ claims(filter: { mirex: ["NO"], kind: INVOICE }) { edges { node { id version } } } }');
  const { id } = data.claims.edges[0].node;
  const moved = await desk.act('certifyService', { id, version: 1 }, { sub: 'chef-de-centre', roles: ['CENTRE'], mirex: ['NO'], centres: [CENTRE] });
  expect(moved.userErrors).toEqual([]);
  const list = (act: string, version: number, sub: string) => desk.ask(`mutation ($input: MoveClaimsInput!) { ${act}(input: $input) { outcomes { userErrors { code } } } }`, { input: { mirex: 'NO', claims: [{ id, version }] } }, { ...TRANS, sub });
  expect((await list('instructClaims', 2, 'un')).data.instructClaims.outcomes[0].userErrors).toEqual([]);
  expect((await list('validateClaims', 3, 'un')).data.validateClaims.outcomes[0].userErrors[0].code).toBe('DUTIES_NOT_SEPARATED');
  expect((await list('validateClaims', 3, 'deux')).data.validateClaims.outcomes[0].userErrors).toEqual([]);
  const open = async (kind: string): Promise<string> => (await desk.ask('mutation ($input: OpenBatchInput!) { openBatch(input: $input) { batch { id } } }', { input: { mirex: 'NO', kind, currency: 'EUR' } })).data.openBatch.batch.id;
  const fill = async (batch: string): Promise<Read> => (await desk.ask('mutation ($input: FillBatchInput!) { fillBatch(input: $input) { changed unfit { code } } }', { input: { batch, claims: [id] } })).data.fillBatch;
  expect((await fill(await open('TRAVEL'))).unfit).toEqual([{ code: 'CLAIM_OF_ANOTHER_KIND' }]);
  const batch = await open('INVOICE');
  expect(await fill(batch)).toEqual({ changed: 1, unfit: [] });
  const check = async (): Promise<Read> => (await desk.ask(`mutation ($input: BatchInput!) { checkBatch(input: $input) { batch { ${BATCH} } } }`, { input: { batch } })).data.checkBatch.batch;
  expect((await check()).errors.map(({ code }: Read) => code)).toEqual(['PAYEE_MISSING']);
  const deposited = async (holder: string): Promise<Read> => (await desk.deposit(supplier, { ...DETAILS, holder })).data.depositPayeeFile;
  expect(codeOf(await deposited('Ariane Le Goff'))).toBe('HOLDER_DIFFERS');
  expect(codeOf(await deposited('LYCEE AGRICOLE DE KERPLOUZ'))).toBeUndefined();
  const checked = await check();
  expect(checked.errors).toEqual([]);
  const sealed = (await desk.ask(`mutation ($input: SealBatchInput!) { sealBatch(input: $input) { batch { kind sequence total { minor } } userErrors { code } } }`, { input: { batch, version: checked.version } })).data.sealBatch;
  expect(sealed).toEqual({ batch: { kind: 'INVOICE', sequence: 1, total: { minor: '34000' } }, userErrors: [] });
});
