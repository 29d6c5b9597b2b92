import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { readUai, uaiLetter } from './uai.rules.ts';

describe('a UAI', () => {
  it.each(['9840277D', '0211217J', '0840607D', '0850144V', '0010001W', '7200407E'])('%s is right', (uai) => {
    expect(readUai(uai)).toEqual({ ok: true, value: uai });
  });

  it.each([
    ['a wrong letter', '0010001A', 'UAI_KEY'],
    ['the letter after', '0211217K', 'UAI_KEY'],
    ['I, which is read as a digit', '0211217I', 'UAI_KEY'],
    ['O, which is read as a digit', '0211217O', 'UAI_KEY'],
    ['six digits', '211217J', 'UAI_MALFORMED'],
    ['the letter of a department', '02A1217J', 'UAI_MALFORMED'],
    ['nothing', '', 'UAI_MALFORMED'],
    ['digits of another script', '٠٢١١٢١٧J', 'UAI_MALFORMED'],
  ])('with %s is refused', (_why, uai, code) => {
    expect(readUai(uai)).toMatchObject({ ok: false, refusal: { code } });
  });

  it('is read with spaces around and a small letter', () => {
    expect(readUai(' 0211217j ')).toEqual({ ok: true, value: '0211217J' });
  });

  it('has one letter that is right, and no other', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 9_999_999 }), fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), (number, letter) => {
      const digits = String(number).padStart(7, '0');
      expect(readUai(digits + letter).ok).toBe(letter === uaiLetter(digits));
    }));
  });

  it('betrays one digit typed wrong', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 9_999_999 }), fc.nat(6), fc.integer({ min: 1, max: 9 }), (number, place, shift) => {
      const digits = String(number).padStart(7, '0');
      const wrong = digits.slice(0, place) + String((Number(digits[place]) + shift) % 10) + digits.slice(place + 1);
      expect(readUai(wrong + uaiLetter(digits)).ok).toBe(false);
    }));
  });
});
