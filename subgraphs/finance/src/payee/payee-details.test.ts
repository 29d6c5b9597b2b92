import { describe, expect, it } from '@jest/globals';

import { type PayeeDetails, readPayee } from './payee-details.ts';
import { idleSince, PayeeStatus } from './payee-file.rules.ts';

/** Numbers of nobody, with the right keys. */
const DETAILS: PayeeDetails = { holder: 'Mme Ariane LE GOFF', iban: 'FR76 3000 6000 0112 3456 7890 189', bic: 'AGRIFRPP', nir: '2 55 08 14 168 025 38', address: null };

const cases: [why: string, details: Partial<PayeeDetails>, given: { status?: PayeeStatus; names?: string[]; familyRecord?: boolean }, code: string | undefined][] = [
  ['spaces are nothing', {}, {}, undefined],
  ['an IBAN with one digit wrong', { iban: 'FR7630006000011234567890188' }, {}, 'IBAN_INVALID'],
  ['an IBAN that is too short', { iban: 'FR763000600001123456789018' }, {}, 'IBAN_INVALID'],
  ['a BIC that is none', { bic: 'AGRI' }, {}, 'BIC_INVALID'],
  ['no BIC', { bic: null }, {}, undefined],
  ['a NIR with the wrong key', { nir: '255081416802539' }, {}, 'NIR_INVALID'],
  ['no NIR', { nir: null }, {}, undefined],
  ['nobody’s account', { holder: '  ' }, {}, 'HOLDER_MISSING'],
  ['a holder with a control character, which no XML can say', { holder: 'Ariane\u0000 Le Goff' }, {}, 'HOLDER_UNPRINTABLE'],
  ['the actor’s own account, whatever accents and order', { holder: 'Le Goff Ariane' }, { names: ['Ariane', 'LE GOFF'] }, undefined],
  ['an account in another name', { holder: 'M. Paul Durand' }, { names: ['Ariane', 'Le Goff'] }, 'HOLDER_DIFFERS'],
  ['an account in another name, with a family record', { holder: 'M. Paul Durand' }, { names: ['Ariane', 'Le Goff'], familyRecord: true }, undefined],
  ['somebody outside without an address', {}, { status: PayeeStatus.EXTERNAL }, 'ADDRESS_MISSING'],
  ['somebody outside with an address', { address: '1 rue des Tilleuls, 35000 Rennes' }, { status: PayeeStatus.EXTERNAL }, undefined],
];

describe('a payee file', () => {
  it.each(cases)('%s', (_why, details, { status = PayeeStatus.CIVIL_SERVANT, names = [], familyRecord = false }, code) => {
    const read = readPayee({ ...DETAILS, ...details }, { status, actorNames: names, familyRecord });
    expect(read.ok ? undefined : read.refusal.code).toBe(code);
  });

  it('keeps numbers without their spaces', () => {
    const read = readPayee(DETAILS, { status: PayeeStatus.CIVIL_SERVANT, actorNames: [], familyRecord: false });
    expect(read).toMatchObject({ value: { iban: 'FR7630006000011234567890189', nir: '255081416802538' } });
  });

  it.each([
    ['on the day two years later', '2024-06-20', '2026-06-20', null],
    ['one day after it', '2024-06-20', '2026-06-21', '2026-06-20'],
  ])('is idle for too long only %s', (_why, usedOn, today, since) => expect(idleSince(usedOn, 2, today)).toBe(since));
});
