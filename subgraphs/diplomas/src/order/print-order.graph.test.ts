import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '@mirex/kit/context';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { diplomas } from '../subgraph.ts';

const DRAAF: Caller = { sub: 'draaf-bretagne', roles: ['DRAAF'], mirex: ['NO'], region: '53' };
const UNIT: Caller = { sub: 'agent-no', roles: ['UNIT'], mirex: ['NO'] };
const SIGNATORY: Caller = { sub: 'signataire', roles: ['SIGN'], mirex: ['NO'] };
const territory = (region: string, mirex: 'NO' | 'NE') => ({ region, mirex, departments: [], firstSession: 2021, lastSession: null, zone: 'METRO', timeZone: 'Europe/Paris' });

let test: TestInstance;
beforeAll(async () => {
  test = await testInstance(diplomas, {
    now: () => new Date('2026-07-15T10:00:00Z'),
    dataSets: {
      specialities: [{ code: '40321004', label: 'Conduite et gestion de l’entreprise agricole', diploma: 'BAC_PRO', firstSession: 2020, lastSession: null }], regulations: [],
      territories: [territory('53', 'NO'), territory('52', 'NO'), territory('44', 'NE')],
    },
  });
  await test.ask('mutation ($input: DelegateSignatureInput!) { delegateSignature(input: $input) { userErrors { code } } }', {
    input: { mirex: 'NO', account: 'signataire', name: 'Camille Morvan', quality: 'Directrice régionale', act: 'Arrêté 12', validFrom: '2026-01-01', validTo: '2026-12-31' },
  }, { sub: 'chef', roles: ['HEAD'], mirex: ['NO'] });
});
afterAll(() => test.close());

let key = 0;
const unit = (code: string, obtainedOn: string | null = '2025-06-01') => ({ code, obtainedOn });
const diploma = (reference: string, more: object = {}) => ({
  reference, lastName: `Le Goff ${reference}`, firstName: 'Maëlle', birthDate: '1999-03-04', sex: 'F', speciality: '40321004', juryOn: '2026-06-20', partial: false, units: [unit('UCG1')], ...more,
});
interface Lines { readonly lines: readonly { readonly reference: string; readonly printOrder: string | null; readonly userErrors: readonly { readonly code: string }[] }[] | null; readonly userErrors: readonly { readonly code: string }[] }
const order = async (asked: readonly object[], more: object = {}, caller = DRAAF): Promise<Lines> =>
  (await test.ask('mutation ($input: OrderDiplomasInput!) { done: orderDiplomas(input: $input) { lines { reference printOrder userErrors { code } } userErrors { code } } }', {
    input: { mirex: 'NO', region: '53', modality: 'UC', diplomas: asked, idempotencyKey: `commande-${(key += 1)}`, ...more },
  }, caller)).data.done as Lines;
const run = async (act: string, more: object = {}, caller = UNIT) =>
  (await test.ask(`mutation ($input: PrintOrdersInput!) { done: ${act}(input: $input) { orders userErrors { code } } }`, { input: { mirex: 'NO', session: 2026, modality: 'UC', idempotencyKey: `tirage-${(key += 1)}`, ...more } }, caller)).data.done as { orders: number | null; userErrors: { code: string }[] };
const codes = ({ lines }: Lines): (string | undefined)[] => (lines ?? []).map(({ userErrors }) => userErrors[0]?.code);
const read = async () => (await test.ask('{ printOrders { edges { node { id reference state number version document { url } history { stateAfter number reason } } } } }', {}, UNIT)).data.printOrders.edges
  .map(({ node }: { node: object }) => node) as { id: string; reference: string; state: string; number: string | null; version: number; document: object | null; history: { stateAfter: string }[] }[];

describe('what a regional jury orders', () => {
  it('is taken line by line: good lines are kept, the others say why', async () => {
    const asked = [diploma('1'), diploma('2', { units: [unit('UCG1', null)] }), diploma('1'), diploma('3', { lastName: 'Le Goff 1' })];
    expect(codes(await order(asked))).toEqual([undefined, 'ORDER_UNITS_MISSING', 'ORDER_REFERENCE_TAKEN', 'ORDER_ALREADY_PRINTED']);
    expect(codes(await order([diploma('1'), diploma('4', { lastName: 'LE GOFF 1' }), diploma('5')]))).toEqual(['ORDER_REFERENCE_TAKEN', 'ORDER_ALREADY_PRINTED', undefined]);
  });

  it('is asked again under its key without being ordered twice', async () => {
    const first = await order([diploma('6')], { idempotencyKey: 'la-meme-cle' });
    expect(await order([diploma('6')], { idempotencyKey: 'la-meme-cle' })).toEqual(first);
  });

  it('is of its own region, which is one of this MIREX', async () => {
    expect((await order([diploma('7')], { region: '52' })).userErrors).toEqual([{ code: 'ORDER_OF_ANOTHER_REGION' }]);
    expect(codes(await order([diploma('7')], { region: '44' }, UNIT))).toEqual(['ORDER_REGION_ELSEWHERE']);
    expect((await order([], {}, UNIT)).userErrors).toEqual([{ code: 'ORDERS_TOO_MANY' }]);
    expect(codes(await order([diploma('8')], { region: '52' }, UNIT))).toEqual([undefined]);
    const seen = await test.ask('{ printOrders { totalCount edges { node { regionCode } } } }', {}, DRAAF);
    expect(new Set(seen.data.printOrders.edges.map(({ node }: { node: { regionCode: string } }) => node.regionCode))).toEqual(new Set(['53']));
  });
});

describe('an order', () => {
  it('is numbered in the series of the session without gap, printed, signed and sent; a part has no number', async () => {
    expect(codes(await order([diploma('9', { partial: true, units: [unit('B1'), unit('B2', null)] })], { modality: 'VAE' }))).toEqual([undefined]);
    expect((await run('numberPrintOrders')).orders).toBe(4);
    expect((await run('numberPrintOrders')).orders).toBe(0);
    expect((await run('printPrintOrders')).orders).toBe(4);
    expect((await run('printPrintOrders', { modality: 'VAE' })).orders).toBe(1);
    expect((await run('signPrintOrders', {}, { ...SIGNATORY, sub: 'quelqu’un d’autre' })).userErrors).toEqual([{ code: 'SIGNATORY_NOT_DELEGATED' }]);
    expect((await run('signPrintOrders', {}, SIGNATORY)).orders).toBe(4);
    expect((await run('signPrintOrders', { modality: 'VAE' }, SIGNATORY)).orders).toBe(1);
    const rows = await read();
    expect(new Set(rows.map(({ number }) => number))).toEqual(new Set(['26-NO-000001', '26-NO-000002', '26-NO-000003', '26-NO-000004', null]));
    expect(rows.every(({ state, document }) => state === 'SIGNED' && document !== null)).toBe(true);
    for (const { id } of [rows.find(({ number }) => number !== null), rows.find(({ number }) => number === null)].flatMap((row) => row ?? [])) {
      const file = await test.download(id, UNIT);
      expect([file.status, Buffer.from(file.body).subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    }
  });

  it('that is spoiled has another number, and its old one is never given again', async () => {
    const spoiled = (await read()).find(({ number }) => number === '26-NO-000002');
    const move = async (more: object) => (await test.ask('mutation ($input: MovePrintOrderInput!) { done: movePrintOrder(input: $input) { printOrder { state } userErrors { code } } }', {
      input: { id: spoiled?.id, version: spoiled?.version, to: 'SPOILED', reason: 'Tache d’encre', ...more },
    }, UNIT)).data.done as { printOrder: { state: string } | null; userErrors: { code: string }[] };
    expect((await move({ reason: '' })).userErrors).toEqual([{ code: 'ORDER_REASON_MISSING' }]);
    expect((await move({ id: spoiled?.id.replace(/.{4}$/, '0000') })).userErrors).toEqual([{ code: 'ORDER_UNKNOWN' }]);
    expect((await move({ to: 'SENT' })).userErrors).toEqual([{ code: 'ORDER_STATE' }]);
    expect((await move({})).printOrder).toEqual({ state: 'SPOILED' });
    expect((await move({})).userErrors).toEqual([{ code: 'ORDER_CHANGED_MEANWHILE' }]);
    expect((await test.download(spoiled?.id ?? '', UNIT)).status).toBe(404);
    expect((await run('numberPrintOrders')).orders).toBe(1);
    const again = (await read()).find(({ id }) => id === spoiled?.id);
    expect(again).toMatchObject({ state: 'NUMBERED', number: '26-NO-000005' });
    expect(again?.history.map(({ stateAfter }) => stateAfter)).toEqual(['RECEIVED', 'NUMBERED', 'PRINTED', 'SIGNED', 'SPOILED', 'NUMBERED']);
    expect((await run('sendPrintOrders')).orders).toBe(3);
  });

  it('that is signed is verified by its number and its code; spoiled, it is not', async () => {
    const [row] = await test.context().em.execute<{ number: string; code: string }[]>(`select number, check_code as code from print_order where state = 'SENT' order by number limit 1`);
    const genuine = async (reference: string, code: string) => (await test.ask('query ($r: String!, $c: String!) { documentIsAuthentic(mirex: "NO", reference: $r, code: $c) }', { r: reference, c: code }, UNIT)).data.documentIsAuthentic;
    expect(await genuine(row?.number ?? '', row?.code ?? '')).toBe(true);
    expect([await genuine(row?.number ?? '', '0'.repeat(20)), await genuine('26-NO-000002', row?.code ?? '')]).toEqual([false, false]);
  });
});
