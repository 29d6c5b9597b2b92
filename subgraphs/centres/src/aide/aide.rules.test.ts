import { expect, it } from '@jest/globals';

import { type Aide, type AidedCandidate, checkAide } from './aide.rules.ts';

const HOUR = 3_600_000;
const CANDIDATE: AidedCandidate = { candidateId: 'c', establishmentUai: '0350700A', paperCode: '40321004.E1', measures: ['SCRIBE', 'OWN_COMPUTER'], span: { startsAt: 8 * HOUR, endsAt: 11 * HOUR } };
const aide = (more: Partial<Aide> = {}): Aide => ({ id: 'a', establishmentUai: '0290001B', state: 'ACTIVE', conflicts: [], duties: [], ...more });

it.each<[why: string, aide: Aide | undefined, candidate: Partial<AidedCandidate>, answer: string]>([
  ['from another school', aide(), {}, 'assigned'],
  ['from outside the schools', aide({ establishmentUai: null }), { measures: ['READER'] }, 'assigned'],
  ['where only a computer is granted', aide(), { measures: ['OWN_COMPUTER'] }, 'AIDE_MEASURE_NOT_GRANTED'],
  ['where nothing is granted', aide(), { measures: [] }, 'AIDE_MEASURE_NOT_GRANTED'],
  ['whom nobody knows', undefined, {}, 'AIDE_UNKNOWN'],
  ['who was merged', aide({ state: 'MERGED' }), {}, 'AIDE_UNKNOWN'],
  ['of the candidate’s own school', aide({ establishmentUai: '0350700A' }), {}, 'AIDE_OF_OWN_ESTABLISHMENT'],
  ['incompatible with the candidate', aide({ conflicts: [{ kind: 'CANDIDATE', target: 'c' }] }), {}, 'AIDE_INCOMPATIBLE'],
  ['incompatible with another', aide({ conflicts: [{ kind: 'CANDIDATE', target: 'd' }] }), {}, 'assigned'],
  ['incompatible with their school', aide({ conflicts: [{ kind: 'ESTABLISHMENT', target: '0350700A' }] }), {}, 'AIDE_INCOMPATIBLE'],
  ['who wrote the subject', aide({ conflicts: [{ kind: 'PAPER', target: '40321004.E1' }] }), {}, 'AIDE_INCOMPATIBLE'],
  ['absent on that day', aide({ conflicts: [{ kind: 'DATE', target: '' }] }), {}, 'AIDE_INCOMPATIBLE'],
  ['related to another actor', aide({ conflicts: [{ kind: 'ACTOR', target: 'c' }] }), {}, 'assigned'],
  ['who watches a room until the candidate begins', aide({ duties: [{ startsAt: 6 * HOUR, endsAt: 8 * HOUR }] }), {}, 'assigned'],
  ['who watches a room before the candidate has finished', aide({ duties: [{ startsAt: 10 * HOUR, endsAt: 12 * HOUR }] }), {}, 'AIDE_BUSY'],
])('a secretary or a reader %s', (_why, one, candidate, answer) => {
  const outcome = checkAide('a', one, { ...CANDIDATE, ...candidate }, true);
  expect(outcome.ok ? 'assigned' : outcome.refusal.code).toBe(answer);
});

it('may be of the candidate’s school where the edition does not say otherwise, incompatibilities aside', () => {
  expect(checkAide('a', aide({ establishmentUai: '0350700A' }), CANDIDATE, false).ok).toBe(true);
  expect(checkAide('a', aide({ conflicts: [{ kind: 'CANDIDATE', target: 'c' }] }), CANDIDATE, false).ok).toBe(false);
});
