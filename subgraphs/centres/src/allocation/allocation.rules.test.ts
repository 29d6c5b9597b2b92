import { describe, expect, it } from '@jest/globals';
import type { GlobalId } from '@mirex/schema/global-id';
import fc from 'fast-check';

import { checkAllocation, ENDED, type EnrolmentFact, type HeldSitting, overlap, type SittingFact } from './allocation.rules.ts';

const NINE = Date.UTC(2026, 5, 8, 7);
const HOUR = 3_600_000;
const ENROLMENT: EnrolmentFact = { id: 'e' as GlobalId, number: 'NO26-000001', session: 2026, specialityCode: '40321004', state: 'ACCEPTED', papers: null };
const SITTING: SittingFact = {
  id: 's' as GlobalId, venueId: 'v' as GlobalId, session: 2026, paperCode: '40321004.E1', specialityCode: '40321004', centreState: 'READY',
  startsAt: NINE, endsAt: NINE + 2 * HOUR, requires: [], spoken: false, frozen: null,
};
const held = (startsAt: number, endsAt: number, more: Partial<HeldSitting> = {}): HeldSitting =>
  ({ sittingId: 'other' as GlobalId, paperCode: '40321004.E2', startsAt, endsAt, givenUp: false, ...more });

const cases: [why: string, enrolment: EnrolmentFact | undefined, sitting: SittingFact | undefined, mine: HeldSitting[], answer: string, endsAt?: number][] = [
  ['free at that hour', ENROLMENT, SITTING, [], 'admitted'],
  ['whose other paper ends as this begins', ENROLMENT, SITTING, [held(NINE - HOUR, NINE)], 'admitted'],
  ['whose other paper begins as this ends', ENROLMENT, SITTING, [held(NINE + 2 * HOUR, NINE + 3 * HOUR)], 'admitted'],
  ['whose other paper ends one millisecond in', ENROLMENT, SITTING, [held(NINE - HOUR, NINE + 1)], 'SITTINGS_OVERLAP'],
  ['whose other paper begins one millisecond before the end', ENROLMENT, SITTING, [held(NINE + 2 * HOUR - 1, NINE + 3 * HOUR)], 'SITTINGS_OVERLAP'],
  ['whose extra time ends as the other paper begins', ENROLMENT, SITTING, [held(NINE + 3 * HOUR, NINE + 4 * HOUR)], 'admitted', NINE + 3 * HOUR],
  ['whose extra time ends one minute into the other paper', ENROLMENT, SITTING, [held(NINE + 3 * HOUR, NINE + 4 * HOUR)], 'EXTRA_TIME_OVERLAPS', NINE + 3 * HOUR + 60_000],
  ['whose map has that paper', { ...ENROLMENT, papers: ['40321004.E1'] }, SITTING, [], 'admitted'],
  ['whose map has not that paper', { ...ENROLMENT, papers: [] }, SITTING, [], 'PAPER_NOT_TO_SIT'],
  ['whose sitting is frozen', ENROLMENT, { ...SITTING, frozen: 'Sujet compromis.' }, [], 'SITTING_FROZEN'],
  ['whose other centre was given up', ENROLMENT, SITTING, [held(NINE, NINE + HOUR, { givenUp: true })], 'admitted'],
  ['who has a seat there', ENROLMENT, SITTING, [held(NINE, NINE + 2 * HOUR, { sittingId: SITTING.id })], 'ALREADY_ALLOCATED'],
  ['of no sitting', ENROLMENT, undefined, [], 'SITTING_UNKNOWN'],
  ['that nobody told of', undefined, SITTING, [], 'ENROLMENT_UNKNOWN'],
  ['of another session', { ...ENROLMENT, session: 2025 }, SITTING, [], 'ENROLMENT_OF_ANOTHER_SESSION'],
  ['of another speciality', { ...ENROLMENT, specialityCode: '32521201' }, SITTING, [], 'PAPER_NOT_OF_ENROLMENT'],
  ['once the centre is open', ENROLMENT, { ...SITTING, centreState: 'OPEN' }, [], 'CENTRE_NOT_IN_PREPARATION'],
  ['of a centre that was cancelled', ENROLMENT, { ...SITTING, centreState: 'CANCELLED' }, [], 'CENTRE_NOT_IN_PREPARATION'],
  ...ENDED.map((state): [string, EnrolmentFact, SittingFact, HeldSitting[], string] => [`who is ${state}`, { ...ENROLMENT, state }, SITTING, [], 'ENROLMENT_ENDED']),
];

describe('a candidate', () => {
  it.each(cases)('%s', (...[, enrolment, sitting, mine, answer, endsAt = NINE + 2 * HOUR]) => {
    const outcome = checkAllocation({ enrolmentId: 'e', sittingId: 's', endsAt }, enrolment, sitting, mine);
    expect(outcome.ok ? 'admitted' : outcome.refusal.code).toBe(answer);
  });
});

const span = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 5 })).map(([startsAt, length]) => ({ startsAt, endsAt: startsAt + length }));

it('two times overlap when a minute is in both, whichever is named first', () => {
  fc.assert(fc.property(span, span, (a, b) => {
    const minutes = (of: typeof a) => Array.from({ length: of.endsAt - of.startsAt }, (_, i) => of.startsAt + i);
    const shared = minutes(a).some((minute) => minutes(b).includes(minute));
    expect([overlap(a, b), overlap(b, a)]).toEqual([shared, shared]);
  }));
});
