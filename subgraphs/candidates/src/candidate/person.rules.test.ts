import { expect, it } from '@jest/globals';

import { type Identity, personIndex } from './person.rules.ts';

const person = (over: Partial<Identity>): Identity => ({ ine: null, inaa: null, identityKey: 'le goff|zoe|2007-03-01', birthDate: '2007-03-01', ...over });

const numbered = person({ ine: '0123456789M' });
const unnumbered = person({});
const cases: [why: string, known: Identity[], asked: Identity, answer: Identity | string][] = [
  ['nobody known', [], person({}), 'NEW'],
  ['the same INE, another spelling', [numbered], person({ ine: '0123456789M', identityKey: 'legoff|zoe|2007-03-01' }), numbered],
  ['the same INE, another birth date', [numbered], person({ ine: '0123456789M', birthDate: '2006-03-01' }), 'NUMBER_OF_ANOTHER_PERSON'],
  ['no INE this time', [numbered], person({}), numbered],
  ['an INE for the first time', [unnumbered], person({ ine: '0123456789M' }), unnumbered],
  ['the same names, two INE: two persons', [numbered], person({ ine: '0505020101T' }), 'NEW'],
  ['the same names twice, and no INE to tell', [numbered, person({ ine: '0505020101T' })], person({}), 'PERSON_AMBIGUOUS'],
  ['an INE of one and an INAA of another', [numbered, person({ inaa: 'A1', identityKey: 'x' })], person({ ine: '0123456789M', inaa: 'A1' }), 'NUMBER_OF_ANOTHER_PERSON'],
  ['the same INAA', [person({ inaa: 'A1', identityKey: 'x' })], person({ inaa: 'A1' }), person({ inaa: 'A1', identityKey: 'x' })],
];

it.each(cases)('knows who is meant: %s', (_why, known, asked, answer) => {
  const found = personIndex(known).find(asked);
  expect(found.ok ? (found.value ?? 'NEW') : found.refusal.code).toEqual(answer);
});

it('knows those who were added', () => {
  const index = personIndex<Identity>([]);
  index.add(numbered);
  expect(index.find(unnumbered)).toEqual({ ok: true, value: numbered });
});
