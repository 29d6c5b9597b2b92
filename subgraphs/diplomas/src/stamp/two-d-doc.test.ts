import { expect, it } from '@jest/globals';
import fc from 'fast-check';

import { stampImage } from './stamp-image.ts';
import { isGenuine, type Stamped, twoDDoc } from './two-d-doc.ts';

const STAMPED: Stamped = {
  lastName: 'Hoarau', firstName: 'Maïmiti', birthDate: '2008-02-29', reference: '26-OI-000001', checkCode: '0123456789abcdef0123', issuedOn: '2026-07-10', signedOn: '2026-07-12',
};

it('says who it is about in capitals without accents, between its header and its signature', () => {
  const text = twoDDoc(STAMPED);
  const [signed, signature] = text.split(String.fromCodePoint(0x1f));
  expect(signed?.split(String.fromCodePoint(0x1d))).toEqual(['DC04FR00TEST25D725D9B001FRB1MAIMITI', 'B2HOARAU', 'B629022008BA26-OI-000001', 'BB0123456789ABCDEF0123', '']);
  expect(signature).toMatch(/^[A-Z2-7]{103}$/);
  expect(isGenuine(text)).toBe(true);
});

it('is not genuine once a letter of it is another', () => {
  const text = twoDDoc(STAMPED);
  fc.assert(fc.property(fc.integer({ min: 0, max: text.indexOf(String.fromCodePoint(0x1f)) - 1 }), (at) => {
    const changed = `${text.slice(0, at)}${text[at] === 'X' ? 'Y' : 'X'}${text.slice(at + 1)}`;
    expect(isGenuine(changed)).toBe(false);
  }));
});

it('is drawn', () => {
  expect(stampImage(twoDDoc(STAMPED))).toMatch(/^<svg [^]*<path /);
});
