import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ParseOption, XmlDocument, XmlValidateError, XsdValidator } from 'libxml2-wasm';

import { csvOf } from './batch-csv.ts';
import { type BatchFile, type BatchFileLine, canonicalJson, decimal } from './batch-file.rules.ts';
import { pain001, shortId } from './pain-001.ts';
import { isPrintable } from '../payee/printable.rules.ts';

const LINE: BatchFileLine = {
  line: 'NO-BLN-0199a2b4-7c11-7d3e-8f00-5a1b2c3d4e5f', corrects: null, rank: 1, claim: 'NO-CLA-0199a2b4-7c11-7d3e-8f00-5a1b2c3d4e5f',
  summons: 'NO-SUM-0199a2b4-7c11-7d3e-8f00-5a1b2c3d4e5f', session: 2026, missionDate: '2026-06-15', amount: '8005',
  details: [{ activity: 'SCRIPT_MARKING', quantity: 40, amount: '8005', rate: '1/SCRIPT_MARKING/4/2020-01-01', receipt: null }],
  payee: { key: 'NO-PAY-0199a2b4-7c11-7d3e-8f00-5a1b2c3d4e5f', status: 'CIVIL_SERVANT', holder: 'Ariane Le Goff', iban: 'FR7630006000011234567890189', bic: null, nir: null, address: null },
};
const FILE: BatchFile = {
  format: 'mirex.finance.batch', version: 1, mirex: 'NO', kind: 'TRAVEL', sequence: 12, batch: 'NO-BAT-0199a2b4-7c11-7d3e-8f00-5a1b2c3d4e5f', currency: 'EUR',
  sealedAt: '2026-07-01T08:00:00.000Z', sealedSha256: 'a'.repeat(64), budget: { programme: '143', action: '05', subAction: '03', year: 2026 }, lineCount: 2, total: '16010',
  lines: [LINE, { ...LINE, rank: 2, payee: { ...LINE.payee, holder: '=cmd|’calc’', bic: 'AGRIFRPP' } }],
};
const DEBTOR = { name: 'DRAAF d’essai', iban: 'FR1420041010050500013M02606', bic: 'TRPUFRP1' };

describe('an amount', () => {
  it.each([['8005', 'EUR', '80.05'], ['5', 'EUR', '0.05'], ['-5', 'EUR', '-0.05'], ['100', 'EUR', '1.00'], ['8005', 'XPF', '8005']] as const)('%s of %s is written %s', (minor, currency, text) =>
    expect(decimal(minor, currency)).toBe(text));
});

it('the canonical file is JSON, one line of text for each line of the batch', () => {
  const text = canonicalJson(FILE);
  expect(JSON.parse(text)).toEqual(FILE);
  expect(text.split('\n')).toHaveLength(1 + 2 + 1 + 1);
});

it('the spreadsheet shows amounts with a comma, and no formula that somebody wrote in a name', () => {
  const [head, one, two] = csvOf(FILE).split('\r\n');
  expect(head).toMatch(/^\uFEFFlot;numero;nature;ligne/);
  expect(one).toContain(';80,05;EUR;143;05;03;2026');
  expect(two).toContain(';\'=cmd|’calc’;');
});

/** As the Registration Authority publishes it: DEPENDENCIES.md says where it comes from. */
const XSD = readFileSync(new URL('../../src/export/pain.001.001.09.xsd', import.meta.url));

describe('the credit transfer', () => {
  const xml = pain001(FILE, DEBTOR, '2026-07-02');
  const schema = XmlDocument.fromBuffer(XSD);
  const validator = XsdValidator.fromDoc(schema);
  const validate = (text: string): void => {
    using document = XmlDocument.fromString(text, { option: ParseOption.XML_PARSE_NONET });
    validator.validate(document);
  };
  afterAll(() => {
    validator.dispose();
    schema.dispose();
  });

  it('is held against the schema of ISO, unaltered', () =>
    expect(createHash('sha256').update(XSD).digest('hex')).toBe('de038b373e47b0077b1832ddd81f4b2f1eb25d35721f62da1e38b7f5a09fda24'));

  it('follows the schema', () => expect(() => validate(xml)).not.toThrow());

  it('follows it whatever somebody is called and is owed', () => {
    const name = fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }).filter((text) => text.trim() !== '' && isPrintable(text));
    const amount = fc.bigInt({ min: 0n, max: 999_999_999_999n }).map(String);
    fc.assert(fc.property(name, amount, name, fc.constantFrom('EUR', 'XPF'), (holder, minor, debtor, currency) => {
      const line = { ...LINE, amount: minor, payee: { ...LINE.payee, holder } };
      validate(pain001({ ...FILE, currency, lineCount: 1, total: minor, lines: [line] }, { ...DEBTOR, name: debtor }, '2026-07-02'));
    }));
  });

  it.each([
    ['an amount without its currency', xml.replace(' Ccy="EUR"', '')],
    ['an identifier that is too long', xml.replace(shortId(LINE.line), 'x'.repeat(36))],
    ['a total that is no number', xml.replace('160.10', '160,10')],
    ['its parts in another order', xml.replace(/(<PmtMtd>.*<\/PmtMtd>)\s*(<NbOfTxs>.*<\/NbOfTxs>)/, '$2$1')],
    ['an account that is none', xml.replace('<IBAN>FR76', '<IBAN>76')],
  ])('with %s would not', (_why, text) => expect(() => validate(text)).toThrow(XmlValidateError));

  it('counts and adds up what it holds', () => {
    expect(xml.match(/<NbOfTxs>2<\/NbOfTxs>/g)).toHaveLength(2);
    expect(xml.match(/<CtrlSum>160\.10<\/CtrlSum>/g)).toHaveLength(2);
  });
});
