import { expect, it } from '@jest/globals';

import { checkNational, type NationalCheckName, personMark } from './national.rules.ts';

const cases: [answer: NationalCheckName, code: string | null][] = [
  ['RESERVED', null],
  ['PENDING', 'NATIONAL_CHECK_PENDING'],
  ['HELD_ELSEWHERE', 'SPECIALITY_HELD_ELSEWHERE'],
  ['BANNED', 'CANDIDATE_BANNED'],
  ['SPECIALITY_UNKNOWN', 'SPECIALITY_NOT_NATIONAL'],
];
it.each(cases)('what the nation answered with %s', (answer, code) => {
  const checked = checkNational({ answer, mirex: 'SE', speciality: '32321007', until: '2027-01-01' });
  expect(checked.ok ? null : checked.refusal.code).toBe(code);
});

it('a person is known by the INE, else the INAA, else names and birth date', () => {
  const person = { ine: '0123456789M', inaa: 'AB-1', identityKey: 'le goff|zoe|2007-03-01' };
  expect([personMark(person), personMark({ ...person, ine: null }), personMark({ ...person, ine: null, inaa: null })]).toEqual(['INE 0123456789M', 'INAA AB-1', 'IDENTITY le goff|zoe|2007-03-01']);
});
