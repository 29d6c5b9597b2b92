import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { identityKey, readName } from './name.rules.ts';

describe('a name', () => {
  it.each([
    ['an apostrophe, straight', "D'Été", "D'Été"],
    ['an apostrophe, curly', 'D’Été', 'D’Été'],
    ['combining accents, which are composed', 'Zoe\u0301', 'Zoé'],
    ['an accent that nothing composes with', 'G\u0303ua', 'G\u0303ua'],
    ['blanks at the ends and inside', '  Le \u00a0 Goff ', 'Le Goff'],
    ['Arabic, from right to left', 'محمد', 'محمد'],
    ['Hebrew with a mark of direction', 'דוד\u200f', 'דוד\u200f'],
    ['one letter', 'X', 'X'],
    ['a letter beyond the basic plane', '𠮷野', '𠮷野'],
  ])('keeps %s', (_why, text, name) => {
    expect(readName(text)).toEqual({ ok: true, value: name });
  });

  it.each([
    ['a NUL', 'Du\0pont', 'NAME_WITH_CONTROL_CHARACTER'],
    ['a tabulation', 'Du\tpont', 'NAME_WITH_CONTROL_CHARACTER'],
    ['an escape of a terminal', 'Du\u001b[31mpont', 'NAME_WITH_CONTROL_CHARACTER'],
    ['half a pair', 'Dupont\ud800', 'NAME_WITH_CONTROL_CHARACTER'],
    ['an override of direction', 'Dupont\u202etnop', 'NAME_WITH_CONTROL_CHARACTER'],
    ['a line separator', 'Du\u2028pont', 'NAME_WITH_CONTROL_CHARACTER'],
    ['digits only', '123', 'NAME_WITHOUT_LETTER'],
    ['blanks only', '   ', 'NAME_WITHOUT_LETTER'],
    ['nothing', '', 'NAME_WITHOUT_LETTER'],
    ['a hundred and one letters', 'x'.repeat(101), 'NAME_TOO_LONG'],
  ])('with %s is refused', (_why, text, code) => {
    expect(readName(text)).toMatchObject({ ok: false, refusal: { code } });
  });

  it('once read is read as it is', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const name = readName(text);
      fc.pre(name.ok);
      expect(name.ok && readName(name.value)).toEqual(name);
    }));
  });
});

it.each([
  ['accents and capitals', ['LE GOFF', 'ZOÉ'], ['Le Goff', 'Zoé'], true],
  ['hyphens and apostrophes', ['D’Hondt', 'Jean-Luc'], ["D'HONDT", 'Jean Luc'], true],
  ['a ligature', ['Lecœur', 'Ana'], ['LECŒUR', 'Ana'], true],
  ['another first name', ['Le Goff', 'Zoé'], ['Le Goff', 'Zoë-Marie'], false],
  ['names that change places', ['Martin', 'Paul'], ['Paul', 'Martin'], false],
] as const)('takes two spellings for one person or two: %s', (_why, a, b, same) => {
  expect(identityKey(a[0], a[1], '2007-03-01') === identityKey(b[0], b[1], '2007-03-01')).toBe(same);
  expect(identityKey(a[0], a[1], '2007-03-01')).not.toBe(identityKey(a[0], a[1], '2007-03-02'));
});
