import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { type KeyRing, readKeyRing, writeKeyRing } from './key-ring.rules.ts';
import { type Sealed, Vault } from './vault.ts';

const ring = (...ids: string[]): KeyRing => ({
  current: ids[0] ?? '', keys: new Map(ids.map((id) => [id, Buffer.alloc(32, id)])), index: Buffer.alloc(32, 9),
});
const at = { column: 'payee.nir', id: 'NO-PAY-1' };
const NO = new Vault(ring('k1'), 'NO');

describe('a sealed value', () => {
  it('opens where it was sealed, whatever it says, and is never sealed twice alike', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const sealed = NO.seal(text, at);
      expect(NO.open(sealed, at)).toBe(text);
      expect(NO.seal(text, at)).not.toBe(sealed);
    }));
  });

  it.each([
    ['in another row', NO, { ...at, id: 'NO-PAY-2' }],
    ['in another column', NO, { ...at, column: 'payee.iban' }],
    ['with another MIREX', new Vault(ring('k1'), 'SE'), at],
    ['with another key of the same id', new Vault({ ...ring('k1'), keys: new Map([['k1', Buffer.alloc(32, 'x')]]) }, 'NO'), at],
  ])('does not open %s', (_why, vault, place) => {
    expect(() => vault.open(NO.seal('secret', at), place)).toThrow(/authenticate/);
  });

  it('does not open when any of its bits was changed', () => {
    const sealed = NO.seal('1 85 05 78 006 084', at);
    const [version, id, content = ''] = sealed.split('.');
    const bytes = Buffer.from(content, 'base64url');
    fc.assert(fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
      const altered = Buffer.from(bytes);
      altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => NO.open([version, id, altered.toString('base64url')].join('.') as Sealed, at)).toThrow(/authenticate/);
    }));
  });

  it('says which key it needs when the ring has it no more, and refuses what was never sealed', () => {
    expect(() => new Vault(ring('k2'), 'NO').open(NO.seal('secret', at), at)).toThrow('the key k1 is not in the ring');
    expect(() => NO.open('FR7630006000011234567890189' as Sealed, at)).toThrow('never sealed');
  });

  it('of an old key opens beside a new one, and takes the new one once', () => {
    const rotated = new Vault(ring('k2', 'k1'), 'NO');
    const old = NO.seal('secret', at);
    const anew = rotated.reseal(old, at);
    expect([rotated.open(old, at), rotated.open(anew, at), anew.startsWith('v1.k2.')]).toEqual(['secret', 'secret', true]);
    expect(rotated.reseal(anew, at)).toBe(anew);
  });
});

it('a blind index is equal for equal values of one column and owner, and for no others', () => {
  const found = NO.blindIndex('FR76', 'payee.iban');
  expect(new Vault(ring('k9'), 'NO').blindIndex('FR76', 'payee.iban')).toBe(found);
  expect([NO.blindIndex('FR77', 'payee.iban'), NO.blindIndex('FR76', 'payee.nir'), new Vault(ring('k1'), 'SE').blindIndex('FR76', 'payee.iban')]).not.toContain(found);
});

describe('a key ring', () => {
  it('is read as it was written, the current key first', () => {
    const read = readKeyRing(writeKeyRing({ ...ring('k1', 'k2'), current: 'k2' }));
    expect(read).toEqual({ ok: true, value: { ...ring('k2', 'k1'), keys: new Map([['k2', Buffer.alloc(32, 'k2')], ['k1', Buffer.alloc(32, 'k1')]]) } });
  });

  const key = Buffer.alloc(32).toString('base64url');
  it.each([
    ['nothing', '', 'NO_INDEX'],
    ['no index', `k1:${key}`, 'NO_INDEX'],
    ['no key', `index:${key}`, 'NO_KEY'],
    ['a short key', `k1:${key.slice(1)},index:${key}`, 'ENTRY'],
    ['an id with a dot', `k.1:${key},index:${key}`, 'ENTRY'],
    ['an id twice', `k1:${key},k1:${key},index:${key}`, 'TWICE'],
  ])('is refused with %s', (_why, text, why) => expect(readKeyRing(text)).toEqual({ ok: false, refusal: { code: 'KEY_RING_MALFORMED', why } }));
});
