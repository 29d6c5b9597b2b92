import { expect, it } from '@jest/globals';

import { assessmentOf } from './assessment.ts';

it.each([
  ['a public school', 'SCHOOL', 'PUBLIC', false, 'CCF'],
  ['a contracted school', 'SCHOOL', 'PRIVATE_UNDER_CONTRACT', false, 'CCF'],
  ['a school without contract', 'SCHOOL', 'PRIVATE_NO_CONTRACT', true, 'ALL_TERMINAL'],
  ['apprentices, not accredited', 'APPRENTICESHIP', 'PUBLIC', false, 'ALL_TERMINAL'],
  ['apprentices, accredited', 'APPRENTICESHIP', 'PUBLIC', true, 'CCF'],
  ['adults, accredited', 'ADULT_TRAINING', 'PRIVATE_UNDER_CONTRACT', true, 'CCF'],
  ['nowhere, though attached to a public school', 'INDIVIDUAL', 'PUBLIC', true, 'ALL_TERMINAL'],
  ['distance, accredited or not', 'DISTANCE', 'PUBLIC', true, 'ALL_TERMINAL'],
])('%s', (_why, route, sector, accredited, expected) => {
  expect(assessmentOf(route, sector, accredited)).toBe(expected);
});
