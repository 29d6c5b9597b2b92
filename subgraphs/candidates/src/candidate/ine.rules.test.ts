import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { readInaa, readIne } from './ine.rules.ts';

describe('an INE', () => {
  it.each([
    ['BEA, leading zero', '0123456789M'],
    ['BEA, its letter by the remainder', '1202034567M'],
    ['BEA, another one', '0505020101T'],
    ['BEA, nine nines are not ten', '9999999998R'],
    ['base 36, with letters', '1A2B3C4D5E0'],
    ['base 36, beginning with a zero', '0EIZ1234AB3'],
    ['base 36, of digits only', '21000012348'],
    ['RNIE, whose key is not public', '123456789FF'],
    ['apprentice, whose key is not public', '1234A12345F'],
  ])('is read: %s', (_why, ine) => {
    expect(readIne(ine)).toEqual({ ok: true, value: ine });
    expect(readIne(` ${ine.toLowerCase()} `)).toEqual({ ok: true, value: ine });
  });

  it.each([
    ['BEA, wrong letter', '0123456789A', 'INE_WRONG_KEY'],
    ['BEA, a digit was exchanged', '0213456789M', 'INE_WRONG_KEY'],
    ['base 36, wrong digit', '1A2B3C4D5E1', 'INE_WRONG_KEY'],
    ['ten identical digits', '1111111111A', 'INE_TEN_IDENTICAL_DIGITS'],
    ['ten identical digits in base 36', '00000000000', 'INE_TEN_IDENTICAL_DIGITS'],
    ['a letter that no key has', '0123456789I', 'INE_MALFORMED'],
    ['too short', '012345678M', 'INE_MALFORMED'],
    ['too long', '0123456789MM', 'INE_MALFORMED'],
    ['digits of another script', '٠١٢٣٤٥٦٧٨٩M', 'INE_MALFORMED'],
    ['a NUL at its end', '0123456789M\0', 'INE_MALFORMED'],
    ['nothing', '', 'INE_MALFORMED'],
  ])('is refused: %s', (_why, ine, code) => {
    expect(readIne(ine)).toEqual({ ok: false, refusal: { code, given: ine } });
  });

  it('of BEA has one right letter of twenty-three', () => {
    const bodies = fc.stringMatching(/^[0-9]{10}$/).filter((body) => new Set(body).size > 1);
    fc.assert(fc.property(bodies, (body) => {
      const right = [...'ABCDEFGHJKLMNPRSTUVWXYZ'].filter((letter) => readIne(body + letter).ok);
      expect(right).toHaveLength(1);
    }));
  });
});

describe('an INAA', () => {
  it.each([['123456', true], ['AB-12', true], ['x'.repeat(30), true], ['x'.repeat(31), false], ['', false], ['12 34', false], ['1;2', false]])('%j is read: %s', (inaa, ok) => {
    expect(readInaa(inaa).ok).toBe(ok);
  });
});
