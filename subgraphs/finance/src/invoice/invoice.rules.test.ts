import { expect, it } from '@jest/globals';

import { checkInvoice, type Invoice, InvoicedWhat, isSiret } from './invoice.rules.ts';

const invoice = (more: Partial<Invoice> = {}): Invoice => ({
  number: 'F-2026-118', issuedOn: '2026-06-18', currency: 'EUR', totalMinor: 34_000n, document: 'b'.repeat(64),
  lines: [{ what: InvoicedWhat.MEAL, quantity: 40, unitMinor: 700n }, { what: InvoicedWhat.ROOM, quantity: 1, unitMinor: 6000n }], ...more,
});

it.each<[why: string, Invoice, string]>([
  ['whole', invoice(), 'EUR'],
  ['of a total that its lines do not have', invoice({ totalMinor: 34_001n }), 'INVOICE_TOTAL'],
  ['of tomorrow', invoice({ issuedOn: '2026-06-21' }), 'INVOICE_TO_COME'],
  ['without its document', invoice({ document: '' }), 'INVOICE_DOCUMENT'],
  ['without a line', invoice({ lines: [], totalMinor: 0n }), 'INVOICE_LINES'],
  ['that gives money back', invoice({ lines: [{ what: InvoicedWhat.MEAL, quantity: 1, unitMinor: -700n }], totalMinor: -700n }), 'INVOICE_LINES'],
  ['in a currency that is not paid here', invoice({ currency: 'XPF' }), 'INVOICE_CURRENCY'],
  ['without a number', invoice({ number: ' ' }), 'INVOICE_NUMBER'],
])('an invoice %s', (_why, one, expected) => {
  const checked = checkInvoice(one, { today: '2026-06-20', payable: ['EUR'] });
  expect(checked.ok ? checked.value : checked.refusal.code).toBe(expected);
});

it.each([['73282932000074', true], ['73282932000075', false], ['35600000049837', true], ['00000000000000', false], ['7328293200007', false]])('%s is a SIRET: %s', (given, expected) => expect(isSiret(given)).toBe(expected));
