import { expect, it } from '@jest/globals';

import { checkMove, type PostalAddress, readAddress } from './address.rules.ts';

const HOME: PostalAddress = { lines: ['3 chemin des Peupliers'], postalCode: '35700', town: 'Rennes', country: 'FR' };

const cases: [why: string, over: Partial<PostalAddress>, code: string | null][] = [
  ['as it is written', {}, null],
  ['blank lines are left out', { lines: ['', ' 3  chemin ', ''] }, null],
  ['no line', { lines: [' '] }, 'ADDRESS_LINES'],
  ['five lines', { lines: ['a', 'b', 'c', 'd', 'e'] }, 'ADDRESS_LINES'],
  ['a line of 38 characters', { lines: ['x'.repeat(38)] }, null],
  ['a line of 39', { lines: ['x'.repeat(39)] }, 'ADDRESS_LINES'],
  ['a control character', { lines: ['3\u0007 rue'] }, 'ADDRESS_LINES'],
  ['an override of direction', { town: 'Ren\u202enes' }, 'ADDRESS_TOWN'],
  ['four digits in France', { postalCode: '3570' }, 'ADDRESS_POSTAL_CODE'],
  ['five digits in New Caledonia', { postalCode: '98800', country: 'NC' }, null],
  ['letters abroad', { postalCode: 'SW1A 1AA', country: 'gb' }, null],
  ['no town', { town: '' }, 'ADDRESS_TOWN'],
  ['a country by its name', { country: 'France' }, 'ADDRESS_COUNTRY'],
];
it.each(cases)('%s', (_why, over, code) => {
  const read = readAddress({ ...HOME, ...over });
  expect(read.ok ? null : read.refusal.code).toBe(code);
});

it('a move is to elsewhere, by who has seen the candidate as they are', () => {
  const codeOf = (address: PostalAddress | null, seen: number) => {
    const checked = checkMove({ version: 2, address }, seen, HOME);
    return checked.ok ? null : checked.refusal.code;
  };
  expect(codeOf(null, 2)).toBeNull();
  expect(codeOf(HOME, 2)).toBe('ADDRESS_THE_SAME');
  expect(codeOf({ ...HOME, lines: [...HOME.lines, 'Bât. 2'] }, 2)).toBeNull();
  expect(codeOf(null, 1)).toBe('CANDIDATE_CHANGED_MEANWHILE');
});
