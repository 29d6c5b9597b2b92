import { expect, it } from '@jest/globals';

import { checkRight } from './right.rules.ts';

const PLACE = { uai: '0359901A', mirex: 'NO' };

it.each([
  ['the bureau', { roles: ['BEX'], mirex: [] }, PLACE, false, true],
  ['the bureau, where no MIREX is', { roles: ['BEX'], mirex: [] }, { ...PLACE, mirex: null }, false, true],
  ['a unit at home', { roles: ['UNIT'], mirex: ['NO'] }, PLACE, false, true],
  ['a unit elsewhere', { roles: ['UNIT'], mirex: ['SE'] }, PLACE, false, false],
  ['a unit where no MIREX is', { roles: ['UNIT'], mirex: ['NO'] }, { ...PLACE, mirex: null }, false, false],
  ['another role at home', { roles: ['EXAM'], mirex: ['NO'] }, PLACE, false, false],
  ['a school for itself', { roles: ['EST'], mirex: ['NO'], establishment: '0359901A' }, PLACE, true, true],
  ['a school for another', { roles: ['EST'], mirex: ['NO'], establishment: '0359902B' }, PLACE, true, false],
  ['a school for itself, where it may only ask', { roles: ['EST'], mirex: ['NO'], establishment: '0359901A' }, PLACE, false, false],
  ['nobody', { roles: [], mirex: [] }, PLACE, true, false],
])('%s', (_who, actor, place, own, ok) => {
  expect(checkRight(actor, place, ['UNIT'], own).ok).toBe(ok);
});
